"""What both editions say, or reviewers add to them, that is not encoded."""

from __future__ import annotations

from imr_chiropractic._sources import CHRONIC_PAIN_2016, rows
from imr_core import Unencoded

UNENCODED = (
    Unencoded(
        "The goal is symptomatic or objectively measurable gains in function that advance exercise and the return to "
        "productive activity.",
        CHRONIC_PAIN_2016.at(seen_in=rows("1.3", letters=("CM16-0231706", "CM17-0015198"))),
        "A goal, not a test; its result is the documented functional improvement that the rules ask for.",
    ),
    Unencoded(
        "Manipulation moves a joint beyond its physiologic and not beyond its anatomic range; it is passive, usually "
        "goes with active treatment such as exercise, and is given by chiropractors, physical therapists and others.",
        CHRONIC_PAIN_2016.at(seen_in=rows("1.4", "1.39", letters=("CM16-0232182", "CM17-0015198"))),
        "A definition; the request text decides which service is meant.",
    ),
    Unencoded(
        "Some subjective or objective improvement should show within the first six visits.",
        CHRONIC_PAIN_2016.at(seen_in=rows("1.33", letters=("CM16-0231706", "CM16-0247405"))),
        "Reviewers' wording, weaker than the objective functional improvement that the guideline asks for.",
    ),
    Unencoded(
        "Manipulation while authorized physical therapy is still running needs a rationale, and several physical "
        "modalities at once are not supported.",
        CHRONIC_PAIN_2016.at(section="none cited", seen_in=rows("1.38", letters=("CM16-0230651", "CM16-0231745"))),
        "Reviewers' view; no passage of a guideline is given for it.",
    ),
    Unencoded(
        "Single determinations give other numbers: a trial of 4 to 6 and up to 16 visits, or up to 10 in all.",
        CHRONIC_PAIN_2016.at(seen_in=rows("C3", letters=("CM16-0235869", "CM17-0003284"))),
        "Misquotations: all other determinations agree on 6 and 18.",
    ),
)
