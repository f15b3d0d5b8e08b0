"""What checks the built site notices each thing that it is there to notice."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from imr_core.registry import hookspecs

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("check_site", ROOT / "docs" / "check.py")
check = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(check)


@pytest.fixture
def faults(tmp_path: Path) -> Callable[[str], list[str]]:
    """What is wrong with a page of a site that has no other, hooks and public names left aside."""

    def found(body: str) -> list[str]:
        (tmp_path / "page.html").write_text(f"<article>{body}</article>", encoding="utf-8")
        aside = ("is public", "no heading is the signature")
        return [fault for fault in check.faults(tmp_path) if not any(word in fault for word in aside)]

    return found


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<h1>A</h1>Next <a href='gone.html'>x</a>", "page.html: links to gone.html, which is not there"),
        ("<h1>A</h1>Next <a href='#b'>x</a>", "page.html: links to #b, and there is no such anchor"),
        ("<h1>A</h1>", "page.html: names no next step"),
        ("<h1>A</h1><h3>B</h3>Next", "page.html: goes from a heading of level 1 to one of level 3"),
        ("<h2>A</h2>Next", "page.html: has 0 headings of level 1"),
        ("<h1>A</h1>Next <script src='https://x/y.js'></script>", "page.html: loads https://x/y.js from the network"),
    ],
)
def test_fault_is_noticed(body: str, said: str, faults: Callable[[str], list[str]]):
    """A page with one fault gives that fault and no other."""
    assert [said] == faults(body)


def test_sound_page_passes(faults: Callable[[str], list[str]]):
    """A page whose links lead somewhere and that names a next step has no fault."""
    assert [] == faults(
        "<h1 id='a'>A</h1><h2>B</h2>Next: <a href='page.html#a'>here</a>, <a href='https://x'>there</a>"
    )


def test_every_hook_and_name_is_asked_for(tmp_path: Path):
    """A site without a page of hooks lacks all of them, each by its signature's name, and every public name."""
    (tmp_path / "page.html").write_text("<article><h1>A</h1>Next</article>", encoding="utf-8")
    found = list(check.faults(tmp_path))
    hooks = [name for name in vars(hookspecs) if name.startswith("imr_")]
    assert {f"no heading is the signature of the hook {name}" for name in hooks} <= set(found)
    assert "imr_core.Guideline is public and not documented" in found


def test_signature_is_the_one_in_the_file():
    """The heading that a hook needs is its line in hookspecs, without 'def' and the colon."""
    source = Path(hookspecs.__file__).read_text(encoding="utf-8")
    for name in [name for name in vars(hookspecs) if name.startswith("imr_")]:
        assert f"def {check.signature_of(name)}:" in source


def test_every_hook_is_tested():
    """Some test of the registry, the command or a plugin implements each hook."""
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "registry").glob("*.py"))
    for name in [name for name in vars(hookspecs) if name.startswith("imr_")]:
        assert name in tests, name


def test_every_error_has_its_section():
    """The page of errors names every class that imr-core raises on purpose, with an example that runs."""
    from imr_core import errors

    page = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    classes = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.ImrError)]
    names = {each.__name__ for each in classes if each is not errors.ImrError}
    assert set() == {name for name in names if f"## `{name}`" not in page}


def test_every_written_page_names_a_next_step():
    """No page that people write ends without saying where to go."""
    pages = [
        page for page in (ROOT / "docs").rglob("*.md") if "_build" not in page.parts and "examples" not in page.parts
    ]
    assert [] == [page.name for page in pages if not check.NEXT.search(page.read_text(encoding="utf-8"))]
