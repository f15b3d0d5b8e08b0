"""What one plugin gives: its hooks called, each on its own, and what they return checked."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import pluggy
from attrs import frozen

from imr_core.errors import nearest
from imr_core.expressions import FactLeaf
from imr_core.guidelines import Bar, Evaluator, Guideline, NotEncoded, Vocabulary
from imr_core.model import Drug, Service
from imr_core.registry import hookspecs
from imr_core.registry._elements import KINDS, fault_of
from imr_core.registry._refusal import Fault, RefusedError, guarded, refuse_if
from imr_core.registry._sources import Source

if TYPE_CHECKING:
    from imr_core.narrative import FactReader

HOOKS: tuple[str, ...] = tuple(sorted(name for name in vars(hookspecs) if name.startswith("imr_")))


@frozen(eq=False, slots=False)
class Contribution:
    """What one plugin gives. The fields are named like the hooks."""

    source: Source
    guidelines: tuple[Guideline | NotEncoded | Evaluator, ...] = ()
    vocabularies: tuple[type[Vocabulary], ...] = ()
    services: tuple[Service, ...] = ()
    drugs: tuple[Drug, ...] = ()
    bars: tuple[Bar, ...] = ()
    fact_readers: tuple[FactReader, ...] = ()
    commands: Callable[..., object] | None = None

    @cached_property
    def facts(self) -> dict[str, FactLeaf]:
        """The facts its vocabularies declare, by name."""
        return {name: leaf for vocabulary in self.vocabularies for name, leaf in vocabulary.facts().items()}


def contribution_of(source: Source) -> Contribution:
    """Load a plugin and call its hooks, commands excepted.

    Raises:
        RefusedError: If it cannot be imported, breaks the contract of a hook, or a hook raises.
    """
    plugin = guarded(f"importing {source.module}", source.load)
    callers = guarded("looking for its hooks", lambda: _callers(plugin))
    commands = callers.pop("imr_commands", None)
    given: dict[str, Any] = {}
    faults: list[Fault] = []
    for hook, caller in callers.items():
        try:
            given[hook.removeprefix("imr_")] = guarded(f"its hook {hook}", partial(_elements, hook, caller))
        except RefusedError as refused:
            faults.extend(refused.faults)
    refuse_if(faults)
    return Contribution(source, commands=commands, **given)


def _callers(plugin: object) -> dict[str, pluggy.HookCaller]:
    # A manager for each plugin: one in common loses every plugin's results when one hook raises.
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    refuse_if(_misspelt(manager, plugin))
    manager.register(plugin, "plugin")
    callers = {hook: getattr(manager.hook, hook) for hook in HOOKS}
    implemented = {hook: caller for hook, caller in callers.items() if caller.get_hookimpls()}
    if not implemented:
        raise RefusedError([Fault("it implements no hook", "Mark its functions @hookimpl; hooks: " + ", ".join(HOOKS))])
    return implemented


def _misspelt(manager: pluggy.PluginManager, plugin: object) -> Iterator[Fault]:
    for name in dir(plugin):
        options = manager.parse_hookimpl_opts(plugin, name)
        if options is None:
            yield from _unmarked(name, inspect.getattr_static(plugin, name, None))
            continue
        hook = options.get("specname") or name
        if hook not in HOOKS:
            if not options.get("optionalhook"):
                yield _no_such_hook(hook)
        else:
            yield from _signature(hook, options, getattr(plugin, name))


def _unmarked(name: str, value: object) -> Iterator[Fault]:
    if name in HOOKS:
        yield Fault(f"{name} is not a function marked @hookimpl", "Write @hookimpl above 'def'.")
    elif name.startswith("imr_") and callable(value) and not inspect.isclass(value):
        yield _no_such_hook(name)


def _no_such_hook(name: str) -> Fault:
    near = nearest(name, HOOKS, most=1)
    hint = f"Did you mean {near[0]}?" if near else "Hooks: " + ", ".join(HOOKS) + "."
    return Fault(f"{name} is not a hook of imr-core, and names that begin with imr_ are kept for hooks", hint)


def _signature(hook: str, options: Mapping[str, Any], function: Callable[..., object]) -> Iterator[Fault]:
    if options.get("wrapper") or options.get("hookwrapper"):
        yield Fault(f"its hook {hook} is a wrapper", "Plugins do not see each other's results: give only your own.")
    if inspect.iscoroutinefunction(function):
        yield Fault(f"its hook {hook} is asynchronous", "Hooks are plain functions: write 'def', not 'async def'.")
    passed = list(inspect.signature(getattr(hookspecs, hook)).parameters)
    for parameter in inspect.signature(function).parameters.values():
        is_named = parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        if is_named and parameter.default is parameter.empty and parameter.name not in passed:
            yield Fault(
                f"its hook {hook} takes the argument {parameter.name!r}, which it is not given",
                f"Write it as {hook}({', '.join(passed)}).",
            )


def _elements(hook: str, caller: pluggy.HookCaller) -> tuple[Any, ...]:
    results = caller()
    # pluggy leaves out a None, so that a forgotten 'return' would pass for an empty answer.
    if len(results) < len(caller.get_hookimpls()):
        raise RefusedError(
            [Fault(f"its hook {hook} returned nothing", "Return a list, an empty one if there is none.")]
        )
    found: list[Any] = []
    for result in results:
        if not isinstance(result, Iterable) or isinstance(result, str | bytes | dict):
            raise RefusedError(
                [Fault(f"its hook {hook} returned a {type(result).__name__}, not a list of {KINDS[hook]}")]
            )
        found.extend(result)
    refuse_if(fault for index, value in enumerate(found) for fault in fault_of(hook, index, value))
    return tuple(found)
