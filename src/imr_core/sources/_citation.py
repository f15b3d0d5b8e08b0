"""Citations and how well what they cite was verified."""

from __future__ import annotations

import enum

from attrs import evolve, frozen


class Verification(enum.Enum):
    """How a value was verified against the text it is said to come from."""

    PRIMARY_TEXT = "primary-text"
    QUOTED_IN_DETERMINATION = "quoted-in-determination"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


@frozen(kw_only=False)
class Citation:
    """The place in a published text that a rule or parameter rests on.

    Args:
        title: Title of the work, as determinations print it.
        publisher: Who published it.
        year: Year of the edition, or None.
        section: Section or subdivision, or None.
        pages: Pages as printed, such as ``58 and 59``, or None.
        url: Where the text can be read, or None.
        verification: How the value was verified against that text.
        seen_in: Where the value was seen, for instance a row of a table or a case number.
    """

    title: str
    publisher: str | None = None
    year: int | None = None
    section: str | None = None
    pages: str | None = None
    url: str | None = None
    verification: Verification = Verification.UNVERIFIED
    seen_in: tuple[str, ...] = ()

    def at(
        self,
        section: str | None = None,
        pages: str | None = None,
        *,
        verification: Verification | None = None,
        seen_in: tuple[str, ...] | str | None = None,
    ) -> Citation:
        """Return this citation at another section or page of the same work.

        Args:
            section: The section, or None to keep this one's.
            pages: The pages, or None to keep this one's.
            verification: How that passage was verified, or None to keep this one's.
            seen_in: Where that passage was seen, or None to keep this one's.
        """
        return evolve(
            self,
            section=self.section if section is None else section,
            pages=self.pages if pages is None else pages,
            verification=self.verification if verification is None else verification,
            seen_in=self.seen_in if seen_in is None else (seen_in,) if isinstance(seen_in, str) else seen_in,
        )

    @property
    def is_verified(self) -> bool:
        """Whether the value may be in force without being asked for by name."""
        return self.verification is not Verification.UNVERIFIED

    def __str__(self) -> str:
        parts = [self.title if self.year is None else f"{self.title} {self.year}"]
        if self.section:
            parts.append(self.section)
        if self.pages:
            parts.append(f"{'pages' if any(mark in self.pages for mark in ('-', 'and', ',')) else 'page'} {self.pages}")
        return ", ".join(parts)
