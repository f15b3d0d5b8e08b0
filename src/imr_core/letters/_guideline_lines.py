"""What a decision was based on: the guideline lines of an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from imr_core.model import CitedEvidence, Evidence, GuidelineLine

_WHO = r"The (?:Claims Administrator|Expert Reviewer)"
_OUTSIDE = re.compile(
    rf"{_WHO} (?:based (?:their|its|his/her) decision on recommendation\(?s?\)? outside of the MTUS(?: Guidelines)?"
    r"|did not base (?:their|its|his/her) decision on the MTUS)\.? ?"
)
_NONE_CITED = re.compile(rf"{_WHO} did not cite any medical evidence for (?:their|its|his/her) decision\.?$")
_BASED_ON = re.compile(r"(?:^|(?<=\.) |(?<=\)) )Decision based on (?P<mtus>MTUS |Non-MTUS (?:Citations? )?)")
_NEXT_TITLE = re.compile(r"(?<!Forearm, Wrist), and (?=(?:Forearm, Wrist, and Hand|[A-Z][A-Za-z\- ]*) [\w ]*\b\d{4}\b)")
_DETAIL = re.compile(r",? ?(?P<label>Section|Page)\(s\): ?")
_YEAR = re.compile(r"(?P<before>.*\D) (?P<year>(?:19|20)\d{2})(?P<after>(?: [A-Za-z]+)?)$")
_UNDATED = re.compile(r"(?P<title>.*?\bGuidelines) (?P<section>\S.*)$")


def read_guideline_line(text: str) -> GuidelineLine | None:
    """Read what follows the label of a guideline line, or return None if it is worded in no known way."""
    if _NONE_CITED.match(text):
        return GuidelineLine(Evidence.NONE_CITED)
    outside = _OUTSIDE.match(text)
    cited = text[outside.end() :] if outside else text
    if not (_BASED_ON.match(cited) if cited else outside):
        return None
    citations = tuple(_citations(cited))
    return GuidelineLine(_evidence(citations), citations, says_outside_mtus=outside is not None)


def cite(text: str, is_mtus: bool) -> CitedEvidence:
    """Take the printed citation *text* apart into title, year, sections and pages."""
    details = list(_DETAIL.finditer(text))
    title = text[: details[0].start()] if details else text
    found: dict[str, str] = {}
    for detail, following in zip_longest(details, details[1:]):
        found[detail["label"]] = text[detail.end() : following.start() if following else len(text)].strip()
    year, sections = None, found.get("Section")
    if is_mtus:
        title, year, sections = _dated(title, sections)
    return CitedEvidence(text, is_mtus, title, year, sections, found.get("Page"))


def _dated(title: str, sections: str | None) -> tuple[str, int | None, str | None]:
    dated = _YEAR.match(title)
    if dated:
        return dated["before"] + dated["after"], int(dated["year"]), sections
    undated = _UNDATED.match(title)
    if undated and sections is None:
        return undated["title"], None, undated["section"]
    return title, None, sections


def _citations(text: str) -> Iterator[CitedEvidence]:
    sentences = list(_BASED_ON.finditer(text))
    for sentence, following in zip_longest(sentences, sentences[1:]):
        cited = text[sentence.end() : following.start() if following else len(text)].strip().removesuffix(".")
        is_mtus = sentence["mtus"] == "MTUS "
        for part in _NEXT_TITLE.split(cited) if is_mtus else [cited]:
            yield cite(part, is_mtus)


def _evidence(citations: tuple[CitedEvidence, ...]) -> Evidence:
    kinds = {citation.is_mtus for citation in citations}
    if kinds == {True, False}:
        return Evidence.MTUS_AND_NON_MTUS
    return Evidence.MTUS if kinds == {True} else Evidence.NON_MTUS
