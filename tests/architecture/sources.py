"""What the architecture tests look at: the files of the project, without what tools and people left beside them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LAYERS = ("cms", "pages", "events", "search")
PRODUCT = (*LAYERS, "demo", "scripts", "bench")
NOT_OURS = {".git", ".venv", "var", "__pycache__", "node_modules", "htmlcov"}
BINARY = {".woff2", ".mo", ".png", ".jpg", ".jpeg", ".webp", ".ico", ".pdf", ".docx", ".sqlite3", ".mp3", ".mp4"}


def files(*suffixes: str, below: tuple[str, ...] = ("",)) -> Iterator[Path]:
    """The project's files with one of the suffixes (all where none is named) below the named folders, sorted."""
    for folder in below:
        for path in sorted((ROOT / folder).rglob("*")):
            parts = set(path.relative_to(ROOT).parts)
            hidden = any(part.startswith(".") and part.endswith("_cache") for part in parts)
            if path.is_file() and not hidden and not parts & NOT_OURS and (not suffixes or path.suffix in suffixes):
                yield path


def modules(*below: str) -> list[Path]:
    """The Python files below the named folders, without migrations, which are generated."""
    return [path for path in files(".py", below=below) if "migrations" not in path.parts]


def name(path: Path) -> str:
    """How a file is called in the project: its path from the root."""
    return path.relative_to(ROOT).as_posix()


def parsed(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(), filename=str(path))


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method in a syntax tree."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
