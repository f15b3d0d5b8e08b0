"""The rules of a course of physical or occupational therapy, shared by its editions."""

from __future__ import annotations

from attrs import frozen

from imr_core import DISCRETIONARY, NECESSARY, NOT_ADDRESSED, NOT_NECESSARY, Citation, Course, Request, Rule
from imr_core.expressions import Condition, Parameter
from imr_physical_therapy._facts import Therapy
from imr_physical_therapy._groups import Group, any_of
from imr_physical_therapy._sources import rows
from imr_physical_therapy._terms import continued, evaluation, first_course, ordinary_therapy

_improved, _reasons = Course.functional_improvement, Course.exceptional_factors
_WHOLE = (
    "The whole original request counts, its authorized part included: a reviewer who finds only part of it supported "
    "cannot cut it down."
)


@frozen
class Scope:
    """What the rules of one edition are about.

    Args:
        cite: Its passage.
        groups: The diagnosis groups of its list.
        unlisted: The condition that its list has an entry for nothing that is treated.
        trial: Visits of the clinical trial after which there is a formal assessment.
        most_per_week: Visits in one week from which the frequency fades.
        passive_excluded: Whether passive care alone is not indicated.
    """

    cite: Citation
    groups: tuple[Group, ...]
    unlisted: Condition
    trial: Parameter
    most_per_week: Parameter
    passive_excluded: bool

    def seen(self, *numbers: str, letters: str = "") -> Citation:
        """Return the passage with the rows and letters in which a value was seen."""
        return self.cite.at(seen_in=rows(*numbers, letters=letters))

    @property
    def within(self) -> Condition:
        """The visits keep within the number of the group that counts."""
        return any_of([group.within for group in self.groups])

    @property
    def exceeded(self) -> Condition:
        """The visits exceed the number of the group that counts."""
        return any_of([group.exceeded for group in self.groups])

    @property
    def too_often(self) -> Condition:
        """More visits a week are asked for than the frequency fades from."""
        # Where visits and weeks are stated, they alone can show that it is not so.
        pace = (Request.visits > Request.weeks * 3) & (Request.visits_per_week > self.most_per_week)
        return Request.duration_stated & pace & ~_reasons

    @property
    def without_need(self) -> Condition:
        """The recent examination is normal, and nothing else speaks for supervised therapy."""
        return Therapy.examination_normal & ~Course.flare_up & ~_reasons

    @property
    def home_program_meets_it(self) -> Condition:
        """A home programme can meet what deficits remain."""
        return Therapy.home_program_suffices & ~_reasons

    @property
    def free(self) -> Condition:
        """Nothing excludes the therapy whatever its number of visits."""
        excluded = [
            Therapy.already_authorized,
            Therapy.body_part_missing,
            Therapy.no_findings_in_region,
            self.too_often,
            self.without_need,
            self.home_program_meets_it,
        ]
        return ordinary_therapy & ~any_of([*excluded, *([Therapy.passive_only] if self.passive_excluded else [])])


def exclusion_rules(scope: Scope) -> list[Rule]:
    """Return the rules that hold whatever the number of visits."""
    rules = [
        Rule(
            "already-authorized",
            when=(ordinary_therapy | evaluation) & Therapy.already_authorized,
            outcome=NOT_NECESSARY,
            because="the same therapy or evaluation is authorized already and need not be authorized again",
            cite=scope.seen("2.29", letters="CM16-0247274"),
        ),
        Rule(
            "body-part-missing",
            when=ordinary_therapy & Therapy.body_part_missing,
            outcome=NOT_NECESSARY,
            because="the request names no body part for treatment",
            cite=scope.seen("2.28", letters="CM16-0235869"),
        ),
        Rule(
            "no-findings-in-region",
            when=ordinary_therapy & Therapy.no_findings_in_region,
            outcome=NOT_NECESSARY,
            because="neither complaint nor finding is documented in the region to be treated",
            cite=scope.seen("2.28", letters="CM17-0014320 CM17-0010362"),
        ),
        Rule(
            "no-deficits",
            when=ordinary_therapy & scope.without_need,
            outcome=NOT_NECESSARY,
            because="the recent examination shows no objective functional deficit that needs supervised therapy, "
            "and no "
            "flare-up is documented",
            cite=scope.seen("2.27", letters="CM16-0232543 CM16-0228949 CM17-0002857"),
        ),
        Rule(
            "home-program-suffices",
            when=ordinary_therapy & scope.home_program_meets_it,
            outcome=NOT_NECESSARY,
            because="active therapy is expected to go on at home, and a home programme can meet the deficits that "
            "remain",
            cite=scope.seen("2.12", "2.24", letters="CM16-0228949 CM16-0235869 CM16-0237844"),
        ),
        Rule(
            "too-often",
            when=ordinary_therapy & scope.too_often,
            outcome=NOT_NECESSARY,
            because="{visits_per_week} visits a week are more than the {most_per_week} from which the frequency fades",
            cite=scope.seen("2.1", letters="CM17-0005177 CM16-0239190 CM16-0248233"),
        ),
    ]
    if scope.passive_excluded:
        rules.append(
            Rule(
                "passive-only",
                when=ordinary_therapy & Therapy.passive_only,
                outcome=NOT_NECESSARY,
                because="passive therapy alone is in most cases not indicated for chronic pain; a home programme "
                "belongs "
                "to it from the first session",
                cite=scope.seen("2.10", "2.14", "C10", letters="CM16-0239190 CM16-0248233"),
            )
        )
    return rules


def count_rules(scope: Scope) -> list[Rule]:
    """Return the rules on the number of visits of each diagnosis group."""
    letters = "CM16-0238676 CM17-0020728 CM17-0019120 CM17-0018279 CM17-0013754 CM17-0002198"
    return [
        Rule(
            f"count-exceeded-{group.name}",
            when=ordinary_therapy & group.exceeded & ~_reasons,
            outcome=NOT_NECESSARY,
            because=f"with the earlier visits, these {{visits}} exceed the {{{group.visits.name}}} listed, and no "
            "exceptional factors are documented",
            cite=group.cite.at(seen_in=(*group.cite.seen_in, *rows("2.8", "2.22", "2.30", letters=letters))),
            interpretation=" ".join(filter(None, (_WHOLE, group.reading))),
        )
        for group in scope.groups
    ]


def course_rules(scope: Scope) -> list[Rule]:
    """Return the rules on the first course, and on the one that continues it."""
    first, on = scope.free & first_course, scope.free & continued
    in_trial = Request.visits <= scope.trial
    return [
        Rule(
            "first-course",
            when=first & scope.within & in_trial,
            outcome=NECESSARY,
            because="no earlier visit, and {visits} keep within the trial of {trial}",
            cite=scope.seen("2.7", "2.9", "2.19", "2.21", letters="CM17-0010365 CM17-0019907"),
        ),
        Rule(
            "rest-of-first-request",
            when=first & scope.within & ~in_trial & (Request.authorized_quantity >= 1) & ~_reasons,
            outcome=NOT_NECESSARY,
            because="of the {visits} visits, {authorized_quantity} are authorized as the trial of {trial}; the rest "
            "depends on the response to them",
            cite=scope.seen(
                "2.7", "2.20", "2.30", letters="CM16-0230651 CM17-0012582 CM17-0016311 CM17-0008633 CM17-0012593"
            ),
        ),
        Rule(
            "first-course-past-trial",
            when=first & scope.within & ~in_trial & ((Request.authorized_quantity <= 0) | _reasons),
            outcome=DISCRETIONARY,
            because="{visits} visits keep within the list, but pass the trial of {trial} after which there is a formal "
            "assessment: weigh whether the request provides for it",
            cite=scope.seen("2.7", "2.19", "2.21", letters="CM16-0248233 CM17-0010365 CM17-0019907"),
        ),
        Rule(
            "first-course-exceptional",
            when=first & scope.exceeded & _reasons,
            outcome=DISCRETIONARY,
            because="{visits} visits exceed the list, exceptional factors are documented, and no visit has shown a "
            "response "
            "yet: weigh whether a trial comes first",
            cite=scope.seen("2.8", letters="CM16-0248233 CM17-0010885"),
        ),
        Rule(
            "continued-without-improvement",
            when=ordinary_therapy & continued & ~_improved & ~_reasons,
            outcome=NOT_NECESSARY,
            because="there were earlier visits, and objective functional improvement from them is not documented",
            cite=scope.seen(
                "2.7",
                "2.12",
                "2.23",
                "2.33",
                letters="CM16-0235869 CM16-0240900 CM16-0245295 CM17-0002857 CM17-0006045 CM17-0006634 CM17-0007886 "
                "CM17-0010362 CM17-0012517 CM17-0003890",
            ),
            interpretation="Asked of every continuation, whether or not the six-visit trial is used up, as "
            "determinations "
            "do.",
        ),
        Rule(
            "continued-with-improvement",
            when=on & scope.within & _improved,
            outcome=NECESSARY,
            because="objective functional improvement from the earlier visits is documented, and with them these "
            "{visits} "
            "keep within the list",
            cite=scope.seen("2.23", "2.24", letters="CM16-0235869 CM16-0237844 CM17-0006045 CM17-0010362"),
        ),
        Rule(
            "continued-on-exceptional-factors",
            when=on & scope.within & ~_improved & _reasons,
            outcome=NECESSARY,
            because="{visits} visits keep within the list, and the provider documents why a home programme is not "
            "enough and why more therapy is needed",
            cite=scope.seen("2.8", "2.23", "2.25", letters="CM16-0248233 CM17-0010885"),
            interpretation="A determination allowed more than the list has on such factors, with only pain relief "
            "noted: fewer visits are not held to more.",
        ),
        Rule(
            "exceeded-on-exceptional-factors",
            when=on & scope.exceeded & _reasons,
            outcome=NECESSARY,
            because="{visits} visits exceed the list, and the provider documents why a home programme is not "
            "enough and why "
            "more therapy is needed",
            cite=scope.seen("2.8", "2.25", letters="CM16-0248233 CM17-0010885"),
            interpretation="The explanation counts as the exceptional factor, also where of benefit only pain "
            "relief is "
            "noted, as a determination held that overturned the denial.",
        ),
    ]


GRANTS = (
    "first-course",
    "continued-with-improvement",
    "continued-on-exceptional-factors",
    "exceeded-on-exceptional-factors",
)


def duration_rules(scope: Scope) -> list[Rule]:
    """Return the exceptions where a request runs over more weeks than listed."""
    return [
        Rule(
            f"spread-out-{group.name}",
            when=group.spread & ~_reasons,
            outcome=DISCRETIONARY,
            because=f"the request runs over {{weeks}} weeks where {{{group.weeks.name}}} are listed: weigh whether the "
            "fading of the frequency explains it",
            cite=group.cite,
            exception_to=GRANTS,
        )
        for group in scope.groups
    ]


def other_rules(scope: Scope) -> list[Rule]:
    """Return the rules on what the list has no entry for, and on evaluations."""
    return [
        Rule(
            "not-listed",
            when=ordinary_therapy & scope.unlisted,
            outcome=NOT_ADDRESSED,
            because="the list of visits has no entry for the condition treated",
            cite=scope.seen("2.2", "2.3", letters="CM17-0007886 CM17-0008633 CM16-0248233 CM17-0016761"),
            interpretation="Determinations go on to ODG for such conditions.",
        ),
        Rule(
            "evaluation",
            when=evaluation & ~Therapy.already_authorized,
            outcome=DISCRETIONARY,
            because="no criterion is stated for an evaluation: weigh the worker's concerns, signs, stability, and "
            "whether therapy is indicated",
            cite=scope.seen("2.29", letters="CM16-0247274"),
            interpretation="Judged as an office visit, whose need is individual.",
        ),
    ]
