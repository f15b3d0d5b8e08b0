"""Reference pages made from the code: hooks, commands, the case schema, laws, operators, the API."""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

import imr_core
import imr_core.model
import imr_core.testing
from imr_core.cli._main import make_command
from imr_core.registry import hookspecs
from imr_core.wire import case_schema

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "spec"))
import tables

SECTION = re.compile(r"^(Args|Returns|Errors):\n", re.MULTILINE)
API = {
    "cases": ("Cases and requests", ["model"], "What is reviewed."),
    "reviewing": (
        "Reviewing",
        ["wire", "review", "registry"],
        "Reading a case, assessing it, asking what would change it.",
    ),
    "guidelines": (
        "Writing guidelines",
        ["guidelines", "facts", "sources", "outcomes"],
        "What an author of guidelines needs.",
    ),
    "expressions": ("Conditions", ["expressions"], "Most are written with operators; see :doc:`operators`."),
    "narratives": ("Letters and narratives", ["letters", "narrative"], "From the text of a letter to a case."),
    "readings": ("Readings", ["readings"], "Interpretations of one rule."),
    "errors": ("Error classes", ["errors"], "With examples and remedies on the page on :doc:`errors <../errors>`."),
}
LANGUAGE = [
    *("Expression", "Condition", "Quantity", "Flag", "Count", "Day", "Choice", "Choices", "Parameter"),
    *("And", "Or", "Not", "AtLeast", "Implies", "Comparison", "Is", "OneOf", "Overlaps", "Includes", "Within"),
    *("Constant", "Add", "Subtract", "DaysBetween", "Scale"),
]

RECORDS = {
    "cases": "Evidence CitedEvidence GuidelineLine",
    "reviewing": "Ground FindingRecord Caveat Assumption FactUsed QuantityWhatIf Requirement Ways Way Flips Flip "
    "UnencodedEdition PluginVersion PluginFailure",
}
HOOKIMPL = """.. py:function:: hookimpl(function)

   Mark a function of a plugin as the implementation of the hook of its name. See :doc:`hooks`.

"""


def write(app: Any) -> None:
    """Write the pages; one that stays as it was keeps its date."""
    folder = Path(app.srcdir, "reference", "generated")
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        file = folder / f"{name}.rst"
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """Return the pages by name."""
    return {
        "hooks": hooks(),
        "commands": commands(),
        "schema": schema(),
        "operators": operators(),
        "laws": laws(),
        "api-testing": testing_api(),
        **{f"api-{name}": api(name) for name in API},
    }


def heading(title: str, line: str = "=") -> str:
    """Return a heading, long enough also for wide characters."""
    return f"{title}\n{line * (len(title) + 2)}\n\n"


def following(*names: str) -> str:
    """Return where to go next."""
    return f"Next: {', '.join(f':doc:`{name}`' for name in names)}.\n"


def docstring(text: str) -> str:
    """Return a docstring of this project as reStructuredText: each of its sections begins with its name."""
    parts = SECTION.split(inspect.cleandoc(text))
    said = [f"{parts[0].strip()}\n\n"]
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        words = inspect.cleandoc(f"\n{body}").strip()
        said.append(f"**{name}.** {words}\n\n" if name != "Args" else f"**Takes** {words}\n\n")
    return "".join(said)


def hook_functions() -> dict[str, Any]:
    """Return every hook by name, in the order of the file."""
    return {name: each for name, each in vars(hookspecs).items() if hasattr(each, f"{hookspecs.PROJECT}_spec")}


def signature_of(name: str, function: Any) -> str:
    """Return the signature of a hook as its author writes it."""
    signature = inspect.signature(function)
    parameters = ", ".join(f"{each.name}: {each.annotation}" for each in signature.parameters.values())
    return f"{name}({parameters}) -> {signature.return_annotation}"


def hooks() -> str:
    """Return the page of hooks: each under its exact signature."""
    text = [heading("Hooks"), docstring(hookspecs.__doc__ or "")]
    for name, function in hook_functions().items():
        text += [f".. _hook-{name}:\n\n", heading(f"``{signature_of(name, function)}``", "-")]
        text.append(docstring(function.__doc__))
    return "".join(text) + following("/tutorials/publish-a-plugin", "laws")


def commands() -> str:
    """Return the page of commands, from what ``--help`` is made of."""
    root = make_command()
    text = [heading("The command"), f"{root.help.strip()}\n\n{root.epilog.strip()}\n\n"]
    for path, command in walk(root, ("imr",)):
        text += [heading(f"``{' '.join(path)}``", "-" if len(path) == 2 else "~"), *about(command, path)]
    return "".join(text) + following("/how-to/read-a-letter", "schema")


def walk(group: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the commands of a group and of the groups below it, those of plugins left out."""
    for name, command in group.commands.items():
        yield (*path, name), command
        if hasattr(command, "commands"):
            yield from walk(command, (*path, name))


def about(command: Any, path: Sequence[str]) -> Iterator[str]:
    """Yield what a command takes."""
    context = click.Context(command, info_name=" ".join(path))
    yield f".. code-block:: text\n\n   {' '.join(path)} {' '.join(command.collect_usage_pieces(context))}\n\n"
    yield inspect.cleandoc(command.help or "").replace("\b\n", "") + "\n\n"
    rows = [each.get_help_record(context) for each in command.get_params(context)]
    for row in filter(None, rows):
        yield f"``{row[0]}``\n   {row[1]}\n\n"


def operators() -> str:
    """Return the page of operators, from the tables that the tests run."""
    lead = (
        "Each table is run through every reading by the tests. The facts that a row does not name are unknown, and so "
        "may be the value: an answer is given where it holds however the unknowns fall.\n\n"
    )
    text = [heading("Operators"), lead]
    for table in tables.tables():
        text.append(heading(f"{table['title']}: ``{table['operator']}``", "-"))
        text.append(f".. code-block:: python\n\n   {table['expression']}\n\n{table['says']}\n\n")
        names = list(dict.fromkeys(name for facts, _ in table["rows"] for name in facts))
        rows = [[*(value_text(facts.get(name)) for name in names), value_text(value)] for facts, value in table["rows"]]
        text.append(list_table([*(name.replace("_", " ") for name in names), "value"], rows))
    text.append(
        "Python's own ``and``, ``or``, ``not`` and chained comparisons raise an error that names what to write.\n\n"
    )
    return "".join(text) + following("api-expressions", "/explanation/unknown-is-not-no")


def value_text(value: Any) -> str:
    """Return a value of a table in words."""
    if value is None or value == "unknown":
        return "*unknown*"
    if isinstance(value, bool):
        return f"**{'true' if value else 'false'}**"
    if isinstance(value, dict):
        return " ".join(f"{name.replace('_', ' ')} {number}" for name, number in value.items())
    return (", ".join(value) or "(empty)") if isinstance(value, list) else str(value)


def list_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table."""
    lines = [".. list-table::", "   :header-rows: 1", ""]
    for row in (head, *rows):
        lines += [f"   {'* -' if place == 0 else '  -'} {cell}" for place, cell in enumerate(row)]
    return "\n".join(lines) + "\n\n"


def laws() -> str:
    """Return the page of the laws of conformance."""
    from imr_core.testing._law_texts import LAWS

    lead = (
        "A plugin that subclasses ``imr_core.testing.GuidelineConformance`` is held to these laws, one test each. "
        "What a failing test prints is what stands here, and the facts that break the law.\n\n"
    )
    text = [heading("Laws of conformance"), lead]
    for name, law in LAWS.items():
        text.append(heading(f"``{name}``", "-"))
        text.append(
            f"{sentence(law.says)}\n\n:Why it matters: {sentence(law.why)}\n:What to do: {sentence(law.remedy)}\n\n"
        )
    return "".join(text) + following("/tutorials/test-with-hypothesis", "hooks")


def sentence(text: str) -> str:
    """Return a text as a sentence, names in single backticks as code."""
    return f"{text[0].upper()}{text[1:]}.".replace("`", "``").replace("````", "``")


def schema() -> str:
    """Return the page of the case file, from the JSON Schema."""
    found = case_schema({}, {}, {})
    text = [heading("Case files: ``imr-case/1``")]
    text.append(
        "What a case file may hold. ``imr schema`` prints the JSON Schema with the services, drugs and facts of the "
        "installed plugins. Unknown keys, repeated keys, and values of another type are errors that name the place; "
        "nothing is converted silently, and an error never repeats the value.\n\n"
    )
    for path, part in objects(found, "$"):
        text.append(heading(f"``{path}``", "-"))
        needed = set(part.get("required", ()))
        rows = [
            [f"``{key}``", kind_of(each), "required" if key in needed else "optional"]
            for key, each in part["properties"].items()
        ]
        text.append(list_table(["key", "value", "needed"], rows))
    text.append(heading("Facts", "-"))
    text.append(
        "Under ``facts`` stands each fact by its name: a bare value; or an object of ``value``, or of ``at_least`` and "
        "``at_most``, with where it is documented: ``record``, ``page``, ``quote``. Absent and ``null`` both mean "
        "unknown. :doc:`The facts of the installed plugins </catalogue/facts>` have a page of their own.\n\n"
    )
    return "".join(text) + following("/tutorials/first-review", "/reference/errors")


def objects(part: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object of a schema with its JSON path, that of facts left out."""
    if part.get("properties"):
        yield path, part
        for key, below in part["properties"].items():
            if key != "facts":
                yield from objects(below, f"{path}.{key}")
    for each in (*part.get("anyOf", ()), *([part["items"]] if isinstance(part.get("items"), dict) else [])):
        yield from objects(each, f"{path}[]" if part.get("items") is each else path)


def kind_of(part: dict[str, Any]) -> str:
    """Return in words what a value may be."""
    if "const" in part:
        return f"``{json.dumps(part['const'])}``"
    if "enum" in part:
        values = [value for value in part["enum"] if value is not None]
        shown = ", ".join(f"``{value}``" for value in values[:12]) + (", …" if len(values) > 12 else "")
        return shown + (" or null" if None in part["enum"] else "") if values else "a registered name"
    if "anyOf" in part:
        return " or ".join(dict.fromkeys(kind_of(each) for each in part["anyOf"]))
    kinds = part.get("type", "value")
    said = kinds if isinstance(kinds, str) else " or ".join(kinds)
    if "items" in part:
        return f"list of {kind_of(part['items'])}"
    return f"{said} ({part['format']})" if "format" in part else said


def api(name: str) -> str:
    """Return the page of one group of public names."""
    title, modules, lead = API[name]
    names = [each for each in imr_core.__all__ if module_of(each) in modules]
    text = [heading(f"API: {title[0].lower()}{title[1:]}"), f"{lead}\n\n", ".. currentmodule:: imr_core\n\n"]
    text += [automatic(f"imr_core.{each}", getattr(imr_core, each)) for each in names]
    if name in RECORDS:
        text += [automatic(f"imr_core.model.{each}", getattr(imr_core.model, each)) for each in RECORDS[name].split()]
    if name == "expressions":
        module = sys.modules["imr_core.expressions"]
        text += [automatic(f"imr_core.expressions.{each}", getattr(module, each)) for each in LANGUAGE]
    order = [*API, "testing"]
    return "".join(text) + following(f"api-{order[(order.index(name) + 1) % len(order)]}", "/glossary")


def module_of(name: str) -> str | None:
    """Return the package that a public name comes from; None of the outcomes, which stand with their enum."""
    value = getattr(imr_core, name)
    if isinstance(value, imr_core.Outcome):
        return None
    return "registry" if value is imr_core.hookimpl else str(value.__module__).split(".")[1]


def testing_api() -> str:
    """Return the page of what authors test with."""
    names = imr_core.testing.__all__
    text = [heading("API: testing"), "From ``imr_core.testing``; it needs the extra ``testing``.\n\n"]
    text += [automatic(f"imr_core.testing.{each}", getattr(imr_core.testing, each)) for each in names]
    return "".join(text) + following("laws", "/tutorials/test-with-hypothesis")


def automatic(name: str, value: Any) -> str:
    """Return the directive that documents an object."""
    if value is imr_core.hookimpl:
        return HOOKIMPL
    if not inspect.isclass(value):
        return f".. autofunction:: {name}\n\n"
    bases = "" if value.__bases__ == (object,) else "   :show-inheritance:\n"
    return f".. autoclass:: {name}\n   :members:\n{bases}\n"


def setup(app: Any) -> dict[str, Any]:
    """Write the pages before the site is read."""
    app.connect("builder-inited", write)
    return {"parallel_read_safe": True}
