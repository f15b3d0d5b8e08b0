"""The project's tasks. `nox -l` lists them; plain `nox` runs those marked with *, which is what CI runs."""

import os
import shutil
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"

PLUGINS = sorted(path.parent.as_posix() for path in Path("plugins").glob("*/pyproject.toml"))
AXE_CORE = "4.14.1"
PROJECT = nox.project.load_toml("pyproject.toml")


@nox.session
def demo(session: nox.Session) -> None:
    """Review the case of a published determination with core and plugins installed, as a first look."""
    install_project(session)
    session.run("imr", "review", "examples/published/CM16-0231706.json")


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting with ruff."""
    install_tools(session, "lint")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check the types of core and of every plugin with mypy, strictly."""
    install_project(session, "types", extras="all,docs")
    session.run("mypy", "src", *(f"{plugin}/src" for plugin in PLUGINS))


@nox.session
def floors(session: nox.Session) -> None:
    """Check that every module imports only from the floors below its own."""
    install_project(session, "floors", extras="all,docs")
    session.run("lint-imports", "--no-cache")


@nox.session
def docstrings(session: nox.Session) -> None:
    """Check that every test states the behaviour it checks."""
    install_tools(session, "docstrings")
    session.run("interrogate", "--quiet", "tests", *tests_of_plugins())


@nox.session
def browser(session: nox.Session) -> None:
    """Test pages in headless Chromium and with axe-core; root gets what is missing from the system's packages."""
    if not all(map(shutil.which, ("chromium", "chromedriver"))):
        if os.geteuid() or not shutil.which("apt-get"):
            session.skip("Chromium and its driver are not installed")
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        session.run("apt-get", "update", "-qq", external=True, env=quiet, silent=True)
        packages = ("chromium", "chromium-driver")
        session.run("apt-get", "install", "-y", "-qq", *packages, external=True, env=quiet, silent=True)
    install_project(session, "tests", "browser")
    session.run("pytest", "-m", "browser", "tests", *session.posargs, env=axe_core(session))


@nox.session
def conformance(session: nox.Session) -> None:
    """Hold every guideline of the plugins to the laws of the conformance suite."""
    # Under coverage it takes thrice as long, and reaches no line that the tests of core do not.
    install_project(session, "tests")
    session.run("pytest", "-n", "auto", *suites_of_plugins(), *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests of core and plugins under coverage, conformance aside, or pytest with arguments after `--`."""
    install_project(session, "tests", extras="all,docs")
    left_out = [f"--ignore={suite}" for suite in suites_of_plugins()]
    session.run("pytest", *(session.posargs or ["-n", "auto", "--cov", "--cov-report=", *left_out]))


@nox.session
def new(session: nox.Session) -> None:
    """Write a plugin with `imr new`, and test it and the plugin in docs/examples beside the core alone."""
    session.install("-c", "constraints.txt", ".[all]", "hypothesis", "pytest")
    example = Path("docs/examples/imr-acupuncture").absolute()
    folder = Path(session.create_tmp()).absolute()
    shutil.rmtree(folder / "imr-wound-care", ignore_errors=True)
    session.chdir(folder)
    session.run("imr", "new", "wound-care")
    for plugin in (folder / "imr-wound-care", example):
        session.chdir(plugin)
        session.run("pytest", "-p", "no:cacheprovider", "--imr-mutants")
        session.install("--no-deps", ".")
    session.run("imr", "guidelines")


# The tutorial installs with pip, which an environment of uv has not.
@nox.session(venv_backend="venv")
def tutorial(session: nox.Session) -> None:
    """Follow the tutorial on publishing a plugin to the letter, from an empty folder, and print how long it takes."""
    session.install("-c", "constraints.txt", ".[all]", *tools("tests"))
    session.run("python", "docs/walk.py", "docs/tutorials/publish-a-plugin.md")


@nox.session(requires=["tests"])
def coverage(session: nox.Session) -> None:
    """Report the branch coverage of core that the tests reached; below 95 % is a failure."""
    install_tools(session, "coverage")
    session.run("coverage", "report", "--fail-under=95")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site, warnings as errors, and check its links, headings, hooks and names; all without network."""
    install_project(session, extras="all,docs")
    site = "docs/_build"
    session.run("sphinx-build", "-q", "-E", "-n", "-W", "--keep-going", "docs", site)
    session.run("python", "docs/check.py", site)


@nox.session(default=False)
def a11y(session: nox.Session) -> None:
    """Hold the built site against axe-core, where Chromium and npm are: contrast, labels, heading order."""
    axe = axe_core(session).get("IMR_AXE") or session.error("npm, which brings axe-core, is not installed")
    session.run("python", "docs/a11y.py", "docs/_build", axe, *session.posargs)


@nox.session(default=False)
def search(session: nox.Session) -> None:
    """Search long for counterexamples to every property, and print how many examples were tried."""
    install_project(session, "tests")
    arguments = session.posargs or ["-n", "auto", "-m", "hypothesis", "--hypothesis-show-statistics"]
    session.run("pytest", *arguments, env={"HYPOTHESIS_PROFILE": "nightly"})


@nox.session(default=False)
def mutants(session: nox.Session) -> None:
    """Break every guideline of the plugins on purpose, and count by kind of break what no case of theirs notices."""
    install_project(session)
    session.run("python", "benchmarks/survivors.py", *session.posargs)


@nox.session(default=False)
def agreement(session: nox.Session) -> None:
    """Hold the readings together on ten million seeded cases, for every night; the counts are printed."""
    install_project(session)
    session.run("python", "benchmarks/agreement.py", *session.posargs)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Time the engine and print the ratios within one run."""
    install_project(session, "bench")
    session.run("pytest", "benchmarks", "--benchmark-only", *session.posargs)


@nox.session(default=False)
def determinations(session: nox.Session) -> None:
    """Hold the case files of published determinations against them, and say where every row of the sources went."""
    install_project(session)
    session.run("python", "benchmarks/determinations.py")
    session.run("python", "benchmarks/sources.py", *session.posargs)


@nox.session(default=False)
def imports(session: nox.Session) -> None:
    """Time `import imr_core` and the first assessment, each in fresh processes."""
    install_project(session)
    session.run("python", "benchmarks/import_time.py", *session.posargs)


@nox.session(default=False)
def changelog(session: nox.Session) -> None:
    """Show what the next release notes say."""
    install_tools(session, "changelog")
    session.run("towncrier", "build", "--draft", "--version", "next")


@nox.session(default=False)
def constraints(session: nox.Session) -> None:
    """Pin anew what the project and its tools resolve to today, in constraints.txt."""
    session.install("uv")
    pins = session.run(
        *["uv", "pip", "compile", "--quiet", "--universal", "--upgrade", "--python-version=3.11"],
        *[
            "--no-header",
            "--no-annotate",
            "--no-emit-package=imr-core",
            "--extra=all",
            "--extra=docs",
            "--group=dev",
            "pyproject.toml",
        ],
        silent=True,
    )
    # A constraint without its marker is still right: it binds only what is installed.
    lines = sorted(
        {line.partition(" ;")[0].strip() for line in str(pins).splitlines()}, key=lambda line: line.split("==")
    )
    Path("constraints.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def axe_core(session: nox.Session) -> dict[str, str]:
    """Unpack axe-core beside the session, and say where it is; where there is no npm, its tests are skipped."""
    if not shutil.which("npm"):
        return {}
    folder = Path(session.create_tmp()).absolute()
    package = f"axe-core@{AXE_CORE}"
    session.run("npm", "pack", package, "--silent", "--pack-destination", str(folder), external=True, silent=True)
    shutil.unpack_archive(folder / f"axe-core-{AXE_CORE}.tgz", folder)
    return {"IMR_AXE": str(folder / "package" / "axe.min.js")}


def install_project(session: nox.Session, *groups: str, extras: str = "all") -> None:
    """Install core with its extras, every plugin, and the named groups of tools."""
    session.install("-c", "constraints.txt", f".[{extras}]", *(f"./{plugin}" for plugin in PLUGINS), *tools(*groups))


def install_tools(session: nox.Session, *groups: str) -> None:
    """Install only the named groups of tools."""
    session.install("-c", "constraints.txt", *tools(*groups))


def tools(*groups: str) -> tuple[str, ...]:
    """Read the requirements of dependency groups from pyproject.toml."""
    return nox.project.dependency_groups(PROJECT, *groups)


def tests_of_plugins() -> list[str]:
    """List the test folders of the plugins that have one."""
    return [f"{plugin}/tests" for plugin in PLUGINS if Path(plugin, "tests").is_dir()]


def suites_of_plugins() -> list[str]:
    """List the conformance suites of the plugins."""
    return [path.as_posix() for path in sorted(Path("plugins").glob("*/tests/test_conformance.py"))]
