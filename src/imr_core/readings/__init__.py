"""Interpretations of one tree: one file each, over the same nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imr_core._lazy import lazy

if TYPE_CHECKING:
    from imr_core.readings._changes import Change as Change
    from imr_core.readings._changes import changes as changes
    from imr_core.readings._changes import recurring as recurring
    from imr_core.readings._compile import CompiledConditions as CompiledConditions
    from imr_core.readings._compile import CompiledGuideline as CompiledGuideline
    from imr_core.readings._compile import compile_conditions as compile_conditions
    from imr_core.readings._compile import compile_guideline as compile_guideline
    from imr_core.readings._deciding import Decider as Decider
    from imr_core.readings._deciding import deciding as deciding
    from imr_core.readings._deciding import needs_all as needs_all
    from imr_core.readings._describe import describe as describe
    from imr_core.readings._describe import number as number
    from imr_core.readings._describe import value_words as value_words
    from imr_core.readings._describe import words as words
    from imr_core.readings._differ import Differ as Differ
    from imr_core.readings._differ import Difference as Difference
    from imr_core.readings._differ import in_order as in_order
    from imr_core.readings._evaluate import Facts as Facts
    from imr_core.readings._evaluate import evaluate as evaluate
    from imr_core.readings._evaluate import interval as interval
    from imr_core.readings._evaluate import truth as truth
    from imr_core.readings._explain import Explanation as Explanation
    from imr_core.readings._explain import explain as explain
    from imr_core.readings._failure_text import failure_text as failure_text
    from imr_core.readings._failure_text import given as given
    from imr_core.readings._find import find as find
    from imr_core.readings._gives import gives as gives
    from imr_core.readings._lint import Lint as Lint
    from imr_core.readings._lint import lints as lints
    from imr_core.readings._narrow import BrokenLawError as BrokenLawError
    from imr_core.readings._narrow import narrow as narrow
    from imr_core.readings._obligations import Obligation as Obligation
    from imr_core.readings._obligations import obligations as obligations
    from imr_core.readings._prove import Proof as Proof
    from imr_core.readings._prove import prove as prove
    from imr_core.readings._prove import prove_editions as prove_editions
    from imr_core.readings._reach import Need as Need
    from imr_core.readings._reach import both as both
    from imr_core.readings._reach import reach as reach
    from imr_core.readings._solve import OTHER as OTHER
    from imr_core.readings._solve import Answer as Answer
    from imr_core.readings._solve import Scope as Scope
    from imr_core.readings._solve import Solver as Solver
    from imr_core.readings._substitute import substitute as substitute

__getattr__, __dir__, __all__ = lazy(
    __name__,
    {
        "_changes": "Change changes recurring",
        "_compile": "CompiledConditions CompiledGuideline compile_conditions compile_guideline",
        "_deciding": "Decider deciding needs_all",
        "_describe": "describe number value_words words",
        "_differ": "Differ Difference in_order",
        "_evaluate": "Facts evaluate interval truth",
        "_explain": "Explanation explain",
        "_failure_text": "failure_text given",
        "_find": "find",
        "_gives": "gives",
        "_lint": "Lint lints",
        "_narrow": "BrokenLawError narrow",
        "_obligations": "Obligation obligations",
        "_prove": "Proof prove prove_editions",
        "_reach": "Need both reach",
        "_solve": "Answer OTHER Scope Solver",
        "_substitute": "substitute",
    },
)
