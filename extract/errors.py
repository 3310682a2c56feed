"""The errors of the tool and their exit codes.

ProngsaiError
├── UsageError               2   the command line asks for something that cannot be done
├── MissingProgramError      3   a program or language pack is not installed
├── PublicationRefusedError  4   the new dataset failed its checks; the last one stays
├── LockHeldError            5   another run is writing to the same folder
└── DocumentError            -   one document could not be read; becomes a row, never ends a run
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class ExitCode(IntEnum):
    """What the process says when it ends."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    MISSING_PROGRAM = 3
    PUBLICATION_REFUSED = 4
    LOCK_HELD = 5
    INTERRUPTED = 130


class ErrorCode(StrEnum):
    """Why a document failed or was read only in part: the closed list of `documents.error_code`."""

    EMPTY_FILE = "empty_file"
    UNSUPPORTED_TYPE = "unsupported_type"
    UNDECODABLE_TEXT = "undecodable_text"
    DAMAGED_FILE = "damaged_file"
    PASSWORD_PROTECTED = "password_protected"  # noqa: S105 - a code, not a secret
    NEEDS_OCR = "needs_ocr"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    UNREADABLE_FILE = "unreadable_file"
    PAGE_FAILED = "page_failed"
    MISSING_PROGRAM = "missing_program"
    WORKER_DIED = "worker_died"
    UNKNOWN = "unknown"


class ProngsaiError(Exception):
    """The root; `exit_code` is what the command line ends with."""

    exit_code: ExitCode = ExitCode.SOME_FAILED


class UsageError(ProngsaiError):
    """The command line asks for something that cannot be done; the message names the remedy."""

    exit_code = ExitCode.USAGE


class MissingProgramError(ProngsaiError):
    """A program that this step needs is not installed; the message holds the line that installs it."""

    exit_code = ExitCode.MISSING_PROGRAM


class PublicationRefusedError(ProngsaiError):
    """The new dataset failed its checks; nothing was replaced."""

    exit_code = ExitCode.PUBLICATION_REFUSED


class LockHeldError(ProngsaiError):
    """Another run holds the output folder."""

    exit_code = ExitCode.LOCK_HELD


class DocumentError(ProngsaiError):
    """One document could not be read: `code` from the closed list and one line for a person."""

    def __init__(self, code: ErrorCode, message: str) -> None:
        """Keep the code beside the message."""
        super().__init__(message)
        self.code = code


class PageError(Exception):
    """Why one page cannot be read; the message is for a person."""


def of_page(error: BaseException) -> str:
    """Why a page cannot be read, in a line for a person; what a library says of damage is no such line."""
    return str(error) if isinstance(error, PageError) else "what the page draws is damaged"


def brief(error: BaseException) -> str:
    """Kind and message of any error in one line for a person, at most 200 characters."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:200].rstrip(": ")
