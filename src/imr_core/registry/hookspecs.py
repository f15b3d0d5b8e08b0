"""The hooks of imr-core: what a plugin may implement.

A plugin is a module that an entry point of group ``imr_core`` names. Each function of it that
is marked ``@hookimpl`` implements the hook of its name, and it implements those it needs, one
at least::

    from imr_core import hookimpl

    @hookimpl
    def imr_guidelines():
        return [acupuncture_2007]

True of every hook: it is called once for each registry that is built, on the thread that
builds it; the order in which plugins are called changes no result. A hook that raises, takes
an argument that its specification does not name, or returns anything but what is said here
has its whole plugin refused, which leaves the other plugins as they are
(:attr:`imr_core.Registry.failures`). A name that begins with ``imr_`` and is no hook is
refused as a misspelling.
"""

# A specification has no body: it is read, never called.
# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from imr_core.guidelines import Bar, Evaluator, Guideline, NotEncoded, Vocabulary
    from imr_core.model import Drug, Service
    from imr_core.narrative import FactReader

PROJECT = "imr_core"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def imr_guidelines() -> Iterable[Guideline | NotEncoded | Evaluator]:
    """Give guidelines, one object for each edition.

    Returns:
        Guidelines, editions declared by ``not_encoded(…)``, and objects that implement the
        ``Evaluator`` protocol, in any order. Every fact they name must be declared by a
        vocabulary of imr-core or of a loaded plugin, and every service, drug, ingredient and
        drug class be registered.

    Errors:
        An id and edition that imr-core has already refuses the plugin; one that another plugin
        gives too refuses both. A new edition of another plugin's guideline is welcome.
    """


@hookspec
def imr_vocabularies() -> Iterable[type[Vocabulary]]:
    """Give the vocabularies that declare the plugin's own facts and the laws among them.

    Returns:
        Subclasses of ``Vocabulary``, in any order. Each fact's name begins with the plugin's
        entry-point name and a dot. Those of imr-core are there already and are not given.

    Errors:
        A law that could make a fact declared ``undocumented=False`` true refuses the plugin:
        only a record may.
    """


@hookspec
def imr_services() -> Iterable[Service]:
    """Give the services that the plugin's guidelines speak of.

    Returns:
        Services, in any order. A service that other plugins register too must be equal in all
        of them, phrases included; else all of these are refused.
    """


@hookspec
def imr_drugs() -> Iterable[Drug]:
    """Give the drugs that the plugin's guidelines speak of, with their ingredients and classes.

    Returns:
        Drugs, in any order. A drug that other plugins register too must be equal in all of
        them; else all of these are refused.
    """


@hookspec
def imr_bars() -> Iterable[Bar]:
    """Give statutory limits, which stand beside the guidelines.

    Returns:
        Bars, in any order, each with an id that no other bar has. What is said of the facts of
        guidelines holds of theirs.
    """


@hookspec
def imr_fact_readers() -> Iterable[FactReader]:
    """Give readers that find asserted facts in a narrative.

    Returns:
        Fact readers. They are asked in the order of the plugins' names, and within a plugin in
        the order given here. They are asked for letters only, never for a JSON case.
    """


@hookspec
def imr_commands(group: Any) -> None:
    """Add commands to ``imr``.

    Called only when the ``imr`` command runs; a failure takes back the commands that this
    plugin added, and leaves its guidelines.

    Args:
        group: The ``click.Group`` of the command; add to it with ``@group.command()`` or
            ``group.add_command(…)``.

    Errors:
        A command that takes the name of one of ``imr``'s own is refused; one that two plugins
        add is refused for both.
    """
