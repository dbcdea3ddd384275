"""What `make check` runs, one session for each gate, and the tests on each Python we support."""

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "types", "imports", "docs", "fuzz", "tests"]

GROUPS = ("tools", "fuzz", "docs", "examples")
ADAPTERS = ("sqlite", "files", "sandbox_bank", "console", "cli")


def _install(session: nox.Session) -> None:
    """Install the core, every adapter and the tools."""
    paths = [".", *(f"adapters/{name}" for name in ADAPTERS)]
    if session.venv_backend != "uv":
        session.install("--upgrade", "pip>=25.1")  # the first that reads dependency groups
    session.install(
        *(word for path in paths for word in ("--editable", path)),
        *(word for group in GROUPS for word in ("--group", group)),
    )


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff, with every rule but the commented ones, and its formatting."""
    _install(session)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Mypy, strict."""
    _install(session)
    session.run("mypy")


@nox.session
def imports(session: nox.Session) -> None:
    """The rooms of the house and what each may see."""
    _install(session)
    session.run("lint-imports")


@nox.session
def docs(session: nox.Session) -> None:
    """The pages, with every warning an error."""
    _install(session)
    strict = ("--fail-on-warning", "--keep-going", "--nitpicky", "--fresh-env", "--quiet")
    session.run("python", "-m", "sphinx", *strict, "-d", "build/doctrees", "docs", "build/docs")


@nox.session
def fuzz(session: nox.Session) -> None:
    """Tariff files and formulas for a minute, each read, or refused as promised."""
    _install(session)
    session.run("python", "-W", "error", "-m", "tests.fuzzing.run", *(session.posargs or ["60"]))


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Every test, core and adapters, with every branch of the pure rooms taken."""
    _install(session)
    pure = ("--cov=src/qom_permits/domain", "--cov=src/qom_permits/rules", "--cov-fail-under=100")
    session.run("python", "-W", "error", "-m", "pytest", *(session.posargs or pure))
