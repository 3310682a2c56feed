"""Every threshold of the tool in one frozen object, each with its unit and why it has that value."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one run; part of what decides whether a document must be read again."""

    max_file_bytes: int = 200 * 1024 * 1024  # the largest published report seen is below 60 MB
    max_pages: int = 2000  # a 500-page book is honest; more is no integrity report
    max_text_chars: int = 20_000_000  # decoded text of one document; guards against archive bombs

    max_rows: int = 100_000  # that one document yields; the longest honest table of agencies yields a tenth

    ocr: bool = True  # read scanned pages from their pictures

    base_seconds: float = 60.0  # of the processor, for one document, and for each of its pages
    page_seconds: float = 6.0  # a scanned page takes 2 to 5, a text layer a twentieth
    max_seconds: float = 3600.0  # for one document, however many pages it has
    one_page_seconds: float = 45.0  # for one page; then it is given up, and the others are read
    max_memory_bytes: int = 4 * 1024**3  # address space of one worker; a real report needs a tenth

    def __post_init__(self) -> None:
        """Refuse values that would make every document fail."""
        for name in (field.name for field in fields(self) if field.name != "ocr"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be positive, got {getattr(self, name)}")

    def seconds_for(self, pages: int) -> float:
        """How long a document of so many pages may take."""
        return min(self.base_seconds + pages * self.page_seconds, self.max_seconds)
