"""A file does one thing: it has a telling name and fits on a few screens."""

import ast

from tests.architecture.sources import PRODUCT, functions, modules, name, parsed

FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "core"}
LONGEST_FILE, LONGEST_CLASS, LONGEST_FUNCTION = 300, 200, 40


def length(node):
    return node.end_lineno - node.lineno + 1


def test_no_file_or_folder_has_a_name_that_says_nothing():
    named = {part.removesuffix(".py") for path in modules(*PRODUCT, "tests") for part in name(path).split("/")}
    assert named & FORBIDDEN_NAMES == set()


def test_no_file_is_longer_than_300_lines():
    sizes = {name(path): len(path.read_text().splitlines()) for path in modules(*PRODUCT, "tests")}
    assert {path: lines for path, lines in sizes.items() if lines > LONGEST_FILE} == {}


def test_no_class_is_longer_than_200_lines():
    classes = {
        f"{name(path)}: {node.name}": length(node)
        for path in modules(*PRODUCT, "tests")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef)
    }
    assert {place: lines for place, lines in classes.items() if lines > LONGEST_CLASS} == {}


def test_no_function_is_longer_than_40_lines():
    long = {
        f"{name(path)}: {node.name}": length(node)
        for path in modules(*PRODUCT, "tests")
        for node in functions(parsed(path))
        if length(node) > LONGEST_FUNCTION
    }
    assert long == {}


def test_every_module_says_what_it_is_for():
    silent = [
        name(path)
        for path in modules(*PRODUCT)
        if path.name != "__init__.py" and ast.get_docstring(parsed(path)) is None
    ]
    assert silent == []
