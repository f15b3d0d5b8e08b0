"""What a letter can hold: the checks made before and after one is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from imr_core.errors import LetterError, RenderError
from imr_core.letters import _markers as words
from imr_core.letters._guideline_lines import read_guideline_line
from imr_core.letters._header import CASE_NUMBER_FORM, PRIORITY_FORM
from imr_core.letters._headings import REMAINING_PORTION, WHOLE_REQUEST, parse_heading
from imr_core.letters._parse import parse_letter
from imr_core.letters._wording import ADMINISTRATOR, EXPERT, guideline_text, heading_text
from imr_core.model import GuidelineLine, PublishedDetermination, PublishedItem, Reviewer

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\ud800-\udfff\ufeff\ufffe]")


def check_fields(determination: PublishedDetermination) -> None:
    """Check each field of *determination* on its own.

    Raises:
        RenderError: The layout cannot hold one; the error names it.
    """
    if not determination.items:
        raise RenderError("items", "a letter has at least one item")
    for name, form in (("case_number", CASE_NUMBER_FORM), ("priority", PRIORITY_FORM)):
        value = getattr(determination, name)
        if value is not None and not form.fullmatch(value):
            raise RenderError(name, "it is not of the form that letters print")
    _check_reviewer(determination.reviewer)
    if determination.clinical_summary:
        _check_text("clinical_summary", determination.clinical_summary)
    for index, item in enumerate(determination.items):
        _check_item(f"items[{index}]", item)


def check_read_back(determination: PublishedDetermination, text: str, owners: Sequence[str]) -> None:
    """Check that *text* reads back as *determination*; *owners* names the field of each line.

    Raises:
        RenderError: It does not, for a reason that only shows in the whole letter.
    """
    try:
        read = parse_letter(text)
    except LetterError as error:
        where = owners[error.line - 1] if error.line else "items"
        raise RenderError(where, f"the letter would not be read: {error.reason}") from None
    for name in _differences(determination, read):
        raise RenderError(name, "it would not read back the same")


def _differences(written: PublishedDetermination, read: PublishedDetermination) -> Iterator[str]:
    for field in attrs.fields(PublishedDetermination):
        if getattr(written, field.name) == getattr(read, field.name):
            continue
        if field.name != "items" or len(written.items) != len(read.items):
            yield field.name
        else:
            pairs = zip(written.items, read.items, strict=True)
            yield from (f"items[{index}]" for index, (was, now) in enumerate(pairs) if was != now)


def _check_text(field: str, value: str) -> None:
    if not value:
        raise RenderError(field, "it is empty")
    if _UNPRINTABLE.search(value):
        raise RenderError(field, "it holds a character that a line of a letter cannot")
    if value != " ".join(value.split()):
        raise RenderError(field, "its words are not parted by single spaces")
    for marker in words.RESERVED:
        if marker in value:
            raise RenderError(field, f"it contains {marker!r}, which begins another part of a letter")


def _check_reviewer(reviewer: Reviewer) -> None:
    for name, entries in (("licenses", reviewer.licenses), ("specialties", reviewer.specialties)):
        for entry in entries:
            _check_text(f"reviewer.{name}", entry)
            if "," in entry:
                raise RenderError(f"reviewer.{name}", "a comma parts the entries")


def _check_item(path: str, item: PublishedItem) -> None:
    _check_heading(path, item)
    _check_guidelines(f"{path}.claims_administrator_guidelines", item.claims_administrator_guidelines, ADMINISTRATOR)
    _check_guidelines(f"{path}.reviewer_guidelines", item.reviewer_guidelines, EXPERT)
    _check_text(f"{path}.rationale", item.rationale)
    if not words.SENTENCE_END.search(item.rationale):
        raise RenderError(f"{path}.rationale", "it does not end with a sentence")


def _check_heading(path: str, item: PublishedItem) -> None:
    parts = {name: getattr(item, name) for name in ("text", "authorized_text", "disputed_text")}
    for name, value in parts.items():
        if value is not None:
            _check_text(f"{path}.{name}", value)
        elif item.heading_form in (REMAINING_PORTION, WHOLE_REQUEST):
            raise RenderError(f"{path}.{name}", f"a heading of the form {item.heading_form!r} needs it")
    heading = parse_heading(heading_text(item))
    read = attrs.asdict(heading) if heading else {}
    for name, value in (*parts.items(), ("form", item.heading_form)):
        if read.get(name) != value:
            where = "heading_form" if name == "form" else name
            raise RenderError(f"{path}.{where}", "the heading would not read back the same")


def _check_guidelines(path: str, line: GuidelineLine, who: str) -> None:
    for index, citation in enumerate(line.citations):
        _check_text(f"{path}.citations[{index}].text", citation.text)
    if read_guideline_line(guideline_text(line, who)) != line:
        raise RenderError(path, "the line would not read back the same")
