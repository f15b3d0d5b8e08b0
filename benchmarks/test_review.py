"""Typed cases through everything that is installed: facts, laws, search sequence, bars, grounds, open facts."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from handwritten import ManualTherapyFacts, by_the_list, manual_therapy_2009

from imr_core import (
    Case,
    DisputedItem,
    DocumentedFact,
    Employee,
    Record,
    Registry,
    TreatmentRequest,
    Unit,
    UtilizationReview,
    assess,
    flips,
    ways,
)
from imr_core.outcomes import with_parts
from imr_core.review._engine import engine_of
from imr_core.review._item import prepare
from imr_core.review._what_if import quantity_what_if

imr_chiropractic = pytest.importorskip("imr_chiropractic")
ASKED = date(2015, 6, 30)
DERIVED = ("service", "body_region", "visits", "days_since_injury")
QUANTITIES = 40
OF_THESE = "hand-written, nested for speed, on these cases"
OF_THESE_BY_LIST = "hand-written, rule by rule, on these cases"
EVALUATION = "one compiled evaluation of the search sequence"


def typed(facts, quantity=None, leave_out=()):
    """Make the typed case that has these facts, each documented by a record and quoted."""
    documented = {
        name: DocumentedFact(value, "pr2", page=2, quote="as it was written")
        for name, value in facts.items()
        if name not in DERIVED and name not in leave_out
    }
    request = TreatmentRequest(
        "visits",
        service=facts["service"],
        quantity=quantity or facts["visits"],
        unit=Unit.VISIT,
        body_regions=(facts["body_region"],),
        requested_on=ASKED,
    )
    item = DisputedItem("1", request, utilization_review=UtilizationReview("denied", ASKED), facts=documented)
    injured = ASKED - timedelta(days=facts["days_since_injury"])
    records = (Record("pr1", "progress report"), Record("pr2", "progress report", ASKED))
    return Case((item,), employee=Employee(39), date_of_injury=injured, records=records)


@pytest.fixture(scope="module")
def registry():
    """All plugins that are installed."""
    return Registry.from_environment()


@pytest.fixture(scope="module")
def few(totals):
    """Ten cases of chiropractic treatment, earlier visits among what they document, so that laws are applied."""
    return [facts for facts in totals if facts["service"] == "chiropractic" and facts["prior_visits"]][:10]


@pytest.fixture(scope="module")
def cases(few):
    """The same as typed cases; whether work was resumed and the visits of six months nobody documented."""
    return [typed(facts, leave_out=("return_to_work", "recent_visits")) for facts in few]


def test_handwritten(timed, few):
    """The base."""
    timed(manual_therapy_2009, [ManualTherapyFacts(**facts) for facts in few], name=OF_THESE)


def test_by_the_list(timed, few):
    """The base as most would write it."""
    timed(by_the_list, [ManualTherapyFacts(**facts) for facts in few], name=OF_THESE_BY_LIST)


def test_assess(timed, registry, cases, note):
    """One typed case with one item and all plugins, what-if left out."""
    engine = engine_of(registry)
    for case in cases:
        assert {"recent_visits", "course_visits"} <= prepare(case, case.items[0], engine, closed=False).settled.follows
    timed(
        lambda case: assess(case, registry, what_if=False),
        cases,
        name="assess: one typed case, all plugins",
        compared={OF_THESE: 150, OF_THESE_BY_LIST: 150},
    )
    note(f"plugins installed: {', '.join(plugin.name for plugin in registry.plugins)}")


@pytest.fixture(scope="module")
def large(totals):
    """A case of forty visits of which none could be necessary, so that each quantity is tried."""
    facts = next(facts for facts in totals if facts["service"] == "chiropractic" and facts["body_region"] == "knee")
    return typed(facts | {"days_since_injury": 400}, QUANTITIES)


@pytest.fixture(scope="module")
def state(large, registry):
    """That case, its facts settled."""
    return prepare(large, large.items[0], engine_of(registry), closed=False)


def test_one_evaluation(timed, state):
    """The base of what-if: every guideline asked, findings combined."""
    values = dict(state.settled.values)
    ((_, alone, selection),) = state.parts
    known = {**values, **alone}
    finds = [source.find for _, families in selection[:1] for family in families for source in family.editions]

    def evaluate(facts):
        return with_parts([find(facts).outcomes for find in finds])

    timed(evaluate, [known] * 40, name=EVALUATION)


def test_what_if(timed, state, registry, note):
    """Quantity what-if over forty quantities."""
    engine, tried = engine_of(registry), []

    def counting(family):
        def counted(source):
            return evolve(source, find=lambda values: tried.append(values["visits"]) or source.find(values))

        return evolve(family, editions=tuple(map(counted, family.editions)))

    ((part, alone, ((step, families), *later)),) = state.parts
    asked = ((step, tuple(map(counting, families))), *later)
    found = quantity_what_if(evolve(state, parts=((part, alone, asked),)), engine, None)
    assert (found.largest_necessary_quantity, found.certain_quantity) == (None, None)
    editions = sum(len(family.editions) for family in families)
    assert [quantity for quantity in range(QUANTITIES, 0, -1) for _ in range(editions)] == tried
    timed(
        lambda _: quantity_what_if(state, engine, None),
        [None],
        name="what-if over 40 quantities",
        compared={EVALUATION: None},
    )
    note(f"what-if evaluated each of {QUANTITIES} quantities once")


@pytest.mark.parametrize("most", [20, 100, 400])
def test_ways(timed, registry, totals, note, most):
    """A search for ways stops at the number of evaluations it is given."""
    facts = next(facts for facts in totals if facts["service"] == "chiropractic" and facts["body_region"] == "hip")
    case = typed({name: facts[name] for name in DERIVED} | {"visits": 3, "days_since_injury": 400})
    found = ways(case, "1", registry, most_evaluations=most)
    assert found.evaluations <= most
    timed(lambda each: ways(each, "1", registry, most_evaluations=most), [case], name=f"ways, at most {most}")
    note(f"ways, at most {most}: {found.evaluations} evaluations, stopped early: {found.stopped_early}")


def test_flips(timed, registry, cases, note):
    """The smallest changes that flip a determined item."""
    found = [flips(case, "1", registry) for case in cases]
    timed(lambda case: flips(case, "1", registry), cases, name="flips")
    note(f"flips: {sum(each.evaluations for each in found) / len(found):.0f} evaluations for a case on average")
