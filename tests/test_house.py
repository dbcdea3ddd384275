"""The house holds its own rules: short files, telling names, pure rooms, and a reason beside every exception.

Each rule is a function from source text to complaints, so that it can be seen to fail.
"""

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ADAPTERS = sorted(path.parent for path in ROOT.glob("adapters/*/pyproject.toml"))
CORE = sorted(ROOT.glob("src/**/*.py"))
SHIPPED = CORE + sorted(ROOT.glob("adapters/*/src/**/*.py"))
EXAMPLES = sorted(ROOT.glob("docs/examples/**/*.py"))
MEASURED = CORE + sorted(ROOT.glob("adapters/**/*.py")) + EXAMPLES
WRITTEN = MEASURED + sorted(ROOT.glob("tests/**/*.py")) + sorted(ROOT.glob("benchmarks/**/*.py"))
PURE = [path for path in CORE if path.relative_to(ROOT / "src/qom_permits").parts[0] in {"domain", "rules"}]
ONE_TABLE = [path for path in CORE if path.name != "transitions.py" and path.parent.name != "testing"]

LONGEST = 250
VAGUE = re.compile(
    r"utils?|helpers?|common|misc|managers?|base|handlers?|processors?|services?|data|infos?", re.IGNORECASE
)
OUTER_WORLD = re.compile(
    r"asyncio|glob|http|importlib|locale|logging|multiprocessing|os|pathlib|platform|random|secrets|select|shutil"
    r"|signal|socket|sqlite3|ssl|subprocess|sys|tempfile|threading|time|urllib|uuid|warnings|zoneinfo"
)
OUTER_CALLS = re.compile(r"open|print|input|eval|exec|__import__")
OUTER_METHODS = re.compile(r"now|today|utcnow|fromtimestamp|open|(read|write)_(text|bytes)")
MARK = re.compile(r"#\s*(ruff:\s*noqa|noqa|type:\s*ignore|mypy:|pragma:)")
CODED = r"(ruff: )?noqa: [A-Z]+\d+(, [A-Z]+\d+)*|type: ignore\[[a-z, -]+\]|pragma: no (cover|branch)"
REASONED = re.compile(rf"# ({CODED})\W+\w+\W+\w+")

DEFINITIONS = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
Rule = Callable[[str], Iterator[str]]


def too_long(source: str) -> Iterator[str]:
    """Yield a complaint when *source* is longer than one idea takes."""
    if (lines := len(source.splitlines())) > LONGEST:
        yield f"{lines} lines; a file over {LONGEST} is missing a noun"


def last_word(name: str) -> str:
    """Return the last word of a snake_case or CamelCase *name*."""
    return re.findall(r"[A-Z]?[^A-Z_]+|[A-Z]+", name)[-1] if name.strip("_") else name


def vague_names(source: str) -> Iterator[str]:
    """Yield every class and function whose last word says nothing about it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, DEFINITIONS) and VAGUE.fullmatch(last_word(node.name)):
            yield f"line {node.lineno}: {node.name} does not say what it does"


def impurities(source: str) -> Iterator[str]:
    """Yield every clock, chance, environment, I/O and float; asking whether a value is a float is fine."""
    tree = ast.parse(source)
    asked = {
        id(name) for node in ast.walk(tree) for question in _questions(node) for name in ast.walk(question)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found = [alias.name for alias in names if OUTER_WORLD.fullmatch(alias.name.split(".")[0])]
            case ast.ImportFrom(module=str(module)) if OUTER_WORLD.fullmatch(module.split(".")[0]):
                found = [module]
            case ast.Call(func=ast.Name(id=name)) if OUTER_CALLS.fullmatch(name):
                found = [f"{name}()"]
            case ast.Call(func=ast.Attribute(attr=name)) if OUTER_METHODS.fullmatch(name):
                found = [f".{name}()"]
            case ast.Attribute(value=ast.Name(id="date" | "datetime"), attr="today" | "now" as name):
                found = [f".{name}"]
            case ast.Constant(value=float() | complex() as value):
                found = [repr(value)]
            case ast.Name(id="float" | "complex" as name) if id(node) not in asked:
                found = [name]
            case _:
                found = []
        yield from (f"line {getattr(node, 'lineno', '?')}: {what}" for what in found)


def _questions(node: ast.AST) -> list[ast.expr]:
    """Return the parts of *node* that name types only to ask whether a value has them."""
    match node:
        case ast.Call(func=ast.Name(id="isinstance" | "issubclass"), args=[_, kinds]):
            return [kinds]
        case ast.MatchClass(cls=kind):
            return [kind]
        case _:
            return []


def undocumented(source: str) -> Iterator[str]:
    """Yield a complaint when the module does not open with a sentence."""
    if not ast.get_docstring(ast.parse(source)):
        yield "the module does not open with a sentence"


def hidden_cycles(source: str) -> Iterator[str]:
    """Yield every mention of TYPE_CHECKING: where it is needed, there is a cycle."""
    for node in ast.walk(ast.parse(source)):
        if "TYPE_CHECKING" in (getattr(node, "id", ""), getattr(node, "attr", ""), getattr(node, "name", "")):
            yield f"line {getattr(node, 'lineno', '?')}: TYPE_CHECKING"


def logic(source: str) -> Iterator[str]:
    """Yield everything in an `__init__.py` that is not docstring, import or `__all__`, and every star."""
    for node in ast.parse(source).body:
        match node:
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                yield f"line {node.lineno}: star import"
            case ast.Expr(value=ast.Constant(value=str())) | ast.Import() | ast.ImportFrom():
                pass
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                pass
            case _:
                yield f"line {node.lineno}: {type(node).__name__}"


def unexplained(source: str) -> Iterator[str]:
    """Yield every comment that silences a tool without naming the code and the reason."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and MARK.search(token.string) and not REASONED.search(token.string):
            yield f"line {token.start[0]}: {token.string}"


def second_tables(source: str) -> Iterator[str]:
    """Yield every condition that compares a stage with one named: the life cycle is one table."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Compare):
            parts = [part for side in (node.left, *node.comparators) for part in ast.walk(side)]
            of_case = any(isinstance(part, ast.Attribute) and part.attr == "stage" for part in parts)
            named = any(isinstance(part, ast.Name) and part.id == "Stage" for part in parts)
            if of_case and named:
                yield f"line {node.lineno}: {ast.unparse(node)}"


KEPT: list[tuple[Rule, list[Path]]] = [
    (too_long, MEASURED),
    (vague_names, SHIPPED),
    (impurities, PURE),
    (undocumented, WRITTEN),
    (hidden_cycles, WRITTEN),
    (logic, [path for path in SHIPPED if path.name == "__init__.py"]),
    (unexplained, WRITTEN),
    (second_tables, ONE_TABLE),
]
BROKEN: list[tuple[Rule, str]] = [
    (too_long, "pass\n" * (LONGEST + 1)),
    *((vague_names, f"class {name}: ...") for name in ("Data", "FormManager", "_LetterHandlers")),
    *((vague_names, f"def {name}(): ...") for name in ("helper", "parse_utils", "load_data")),
    (impurities, "import time"),
    (impurities, "import os.path as path"),
    (impurities, "from random import choice"),
    (impurities, "open('tariff.toml')"),
    (impurities, "print(1)"),
    (impurities, "day = date.today()"),
    (impurities, "clock = datetime.now"),
    (impurities, "half = 0.5"),
    (impurities, "half = float('0.5')"),
    (impurities, "def area(side: float): ..."),
    (impurities, "isinstance(float(x), int)"),
    (undocumented, "import attrs"),
    (hidden_cycles, "from typing import TYPE_CHECKING"),
    (hidden_cycles, "import typing\nif typing.TYPE_CHECKING: ..."),
    (logic, "def answer(): ..."),
    (logic, "answer = 42"),
    (logic, "from qom_permits.domain.money import *"),
    (unexplained, "x = 1  # noqa"),
    (unexplained, "x = 1  # noqa: E501"),
    (unexplained, "x = 1  # type: ignore"),
    (unexplained, "x = 1  # type: ignore[assignment]"),
    (unexplained, "x = 1  # pragma: no cover"),
    (second_tables, "if case.stage is Stage.DRAFT: ..."),
    (second_tables, "here = case.stage in {Stage.DRAFT, Stage.RETURNED}"),
]
SOUND: list[tuple[Rule, str]] = [
    (too_long, "pass\n" * LONGEST),
    (vague_names, "class DatabaseFile: ...\ndef read_data_sheet(): ..."),
    (impurities, "if isinstance(x, bool | float): raise TypeError"),
    (impurities, "match x:\n    case float(): raise TypeError"),
    (impurities, "from datetime import date\nimport tomllib\nself.now = now"),
    (undocumented, '"""What it costs."""'),
    (hidden_cycles, '"""Has no TYPE_CHECKING."""'),
    (logic, '"""A room."""\nfrom x import y\n__all__ = ["y"]'),
    (unexplained, "x = 1  # noqa: E501 - the address is that long"),
    (unexplained, "x = 1  # type: ignore[assignment]  # the stub is wrong"),
    (unexplained, "x = 1  # pragma: no cover - only on Windows"),
    (second_tables, "if step.stage is stage: ..."),
]


@pytest.mark.parametrize(("rule", "paths"), KEPT, ids=lambda value: getattr(value, "__name__", ""))
def test_the_house_is_kept(rule: Rule, paths: list[Path]) -> None:
    """No file gives the rule a reason to complain, and there are files to ask."""
    assert paths

    complaints = [
        f"{path.relative_to(ROOT)}: {complaint}"
        for path in paths
        for complaint in rule(path.read_text(encoding="utf-8"))
    ]

    assert [] == complaints


@pytest.mark.parametrize(("rule", "source"), BROKEN)
def test_a_broken_rule_is_seen(rule: Rule, source: str) -> None:
    """Each rule complains of source that breaks it."""
    assert list(rule(source))


@pytest.mark.parametrize(("rule", "source"), SOUND)
def test_a_kept_rule_is_quiet(rule: Rule, source: str) -> None:
    """No rule complains of source that only comes near."""
    assert [] == list(rule(source))


def test_files_and_rooms_say_what_they_hold() -> None:
    """No file or directory that ships has a name that fits anything."""
    parts = {part.removesuffix(".py") for path in SHIPPED for part in path.relative_to(ROOT).parts}

    assert [] == [part for part in sorted(parts) if VAGUE.fullmatch(last_word(part))]


@pytest.mark.parametrize("adapter", ADAPTERS, ids=lambda path: path.name)
def test_an_adapter_is_a_distribution_of_its_own(adapter: Path) -> None:
    """An adapter has all that a stranger's would have, and the repository knows it."""
    package = f"qom_permits_{adapter.name}"
    project = tomllib.loads((adapter / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    root = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert (adapter / "README.md").is_file()
    assert (adapter / "src" / package / "py.typed").is_file()
    assert list(adapter.glob("tests/**/test_*.py"))
    assert (adapter.name == "cli") == ("qom_permits" not in project.get("entry-points", {}))

    assert project["name"] in root["dependency-groups"]["dev"]
    assert {"workspace": True} == root["tool"]["uv"]["sources"][project["name"]]
    assert package in root["tool"]["importlinter"]["root_packages"]
    assert f"adapters/{adapter.name}/src" in root["tool"]["mypy"]["mypy_path"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^ADAPTERS := .*\b{adapter.name}\b", makefile, re.MULTILINE)
