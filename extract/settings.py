"""Every threshold of the tool in one frozen object, each with its unit and why it has that value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one run; part of what decides whether a document must be read again."""

    max_file_bytes: int = 200 * 1024 * 1024  # the largest published report seen is below 60 MB
    max_pages: int = 2000  # a 500-page book is honest; more is no integrity report
    max_text_chars: int = 20_000_000  # decoded text of one document; guards against archive bombs

    ocr: bool = True  # read scanned pages from their pictures

    max_seconds: float = 300.0  # for one document; a 500-page text layer takes well below a minute
    max_memory_bytes: int = 4 * 1024**3  # address space of one worker; a real report needs a tenth

    def __post_init__(self) -> None:
        """Refuse values that would make every document fail."""
        for name in ("max_file_bytes", "max_pages", "max_text_chars", "max_seconds", "max_memory_bytes"):
            if getattr(self, name) <= 0:
                raise ValueError(f"{name} must be positive, got {getattr(self, name)}")
