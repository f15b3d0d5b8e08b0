"""The laws of conformance in words: what each says, why it matters, and what to do where it is broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen


@frozen
class Law:
    """A law that every guideline keeps.

    Args:
        says: What it says.
        why: Why it matters.
        remedy: What to do where it is broken.
    """

    says: str
    why: str
    remedy: str


LAWS: Mapping[str, Law] = {
    "loads": Law(
        "the plugin loads without a failure and gives one guideline at least",
        "a plugin that is refused is silent, and its silence can be mistaken for the guideline's",
        "mend what the failure names; `imr plugins` shows the installed plugins",
    ),
    "total": Law(
        "on any valid facts the guideline gives a finding with one outcome at least, and never raises",
        "a case that raises is a case that nobody reviews, and with it all other items of its file",
        "handle absent names as unknown; a rule written as data cannot break this law",
    ),
    "pure": Law(
        "asking a guideline changes neither the facts it is given nor anything else",
        "the same facts are put to every guideline and shared among threads: what one changes, the others believe",
        "copy the mapping before changing it",
    ),
    "deterministic": Law(
        "the same facts give the same finding, however often they are asked",
        "a determination must be reproducible from its case file",
        "use no clock, no random number, no counter and no cache that changes the answer",
    ),
    "order_free": Law(
        "neither the order of facts nor the order of rules changes a finding",
        "plugins, rules and facts come in no particular order; what depends on it differs from one machine to the next",
        "say by conditions and exceptions which rule yields, never by position",
    ),
    "sound": Law(
        "the finding on part of the facts holds every finding on more of them",
        "unknown is not no: an answer given too early is a false certainty about somebody's treatment",
        "treat an absent fact as unknown and answer only what holds however it falls",
    ),
    "monotone": Law(
        "of a number declared monotone, less is necessary wherever more is",
        "a reviewer who reads that 6 visits are necessary relies on 5 being so too",
        "correct the condition, or leave the number out of `monotone`",
    ),
    "roundtrip": Law(
        "a case with the guideline's facts survives being written as JSON and read again, and is assessed the same",
        "cases are kept, sent and reviewed as files",
        "give facts one of the declared kinds, and values that a case file can hold",
    ),
    "consistent": Law(
        "on facts that keep the laws, no two rules with different outcomes both hold",
        "the guideline would contradict itself, and the finding is a conflict that helps nobody",
        "narrow one of the rules, or make one an exception of the other (exception_to=…)",
    ),
    "complete": Law(
        "a guideline that says it is complete has a rule that holds wherever it addresses an item",
        "completeness is what lets a finding be certain while some rules are unknown",
        "add the rule for the facts shown, or take complete=True away",
    ),
    "cited": Law(
        "each rule and each number names its source and the place in it, and says how it was verified",
        "a reviewer must be able to look up every value; a value without a source cannot be defended",
        "give Citation(…) a title, a section, pages or url, and a verification; what nobody saw stays unverified",
    ),
    "boundaries": Law(
        "the plugin's cases stand on both sides of every number that a condition compares with",
        "most mistakes in guidelines are at the edges: 6 or 7, at most or less than",
        "add a case on the side that is missing; `pytest --imr-propose-cases` writes them for you to fill in",
    ),
    "cases": Law(
        "each of the plugin's cases comes out as its file says",
        "they are what the source says, in a form that can be run",
        "look the case up in the source: correct the rule, or the file if it was misread",
    ),
    "readings_agree": Law(
        "evaluate, compile, explain and deciding read every condition alike, and so does prove where it is installed",
        "what is shown, proved and run over many cases must be the rule that reviews one case",
        "report it: unless the plugin brings nodes of its own, this is a fault of imr-core",
    ),
    "private": Law(
        "no repr, error or log record repeats what is in a case",
        "cases are health records, and logs and tracebacks travel further than anyone thinks",
        "name the fact or the path in errors, never the value; give fields with personal data repr=False",
    ),
    "quick": Law(
        "one evaluation takes no longer than the suite states in milliseconds",
        "what-if and the search for missing facts ask a guideline hundreds of times for one item",
        "read tables and files once when the plugin is imported, never while it is asked",
    ),
    "mutants": Law(
        "where a comparison, a number, a condition, an exception or an outcome is broken, one case at least comes out "
        "otherwise",
        "a rule that can be changed without any case noticing is a rule that nobody has tested",
        "add a case with the facts shown, and the outcome that the source says of them",
    ),
}


def report(name: str, breaches: Mapping[str, Sequence[str]]) -> str:
    """Return what is printed where a law is broken.

    Args:
        name: The law.
        breaches: For each guideline, or for the plugin itself, what was found.
    """
    law = LAWS[name]
    found = "\n".join(
        f"  {guideline}:\n" + "\n".join(f"    - {line}" for line in lines) for guideline, lines in breaches.items()
    )
    return (
        f"The law {name!r} is broken.\n{found}\n"
        f"It says: {law.says}.\n"
        f"Why it matters: {law.why}.\n"
        f"What to do: {law.remedy}."
    )
