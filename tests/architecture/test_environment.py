"""Whoever installs the site finds every variable in .env.example, and none that nothing reads."""

import re

from tests.architecture.sources import ROOT, modules

READ = re.compile(r"(?:env(?:\.\w+)?|required)\(\s*\"([A-Z_]+)\"")


def test_the_example_has_every_variable_and_no_other():
    read = {name for path in modules("cms/settings") for name in READ.findall(path.read_text())}
    read |= {"DJANGO_SETTINGS_MODULE", *re.findall(r"\$\{(\w+)", (ROOT / "deploy/compose.yaml").read_text())}
    shown = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(shown) == sorted(read)


def test_every_variable_has_its_comment():
    lines = (ROOT / ".env.example").read_text().splitlines()
    bare = [line for above, line in zip(lines, lines[1:], strict=False) if "=" in line and not above.startswith("#")]
    assert [line for line in bare if not line.startswith("#")] == []


def test_containers_run_the_version_of_the_search_engine_that_the_tests_ask():
    image = re.search(r"/elasticsearch:([\d.]+)$", (ROOT / "deploy/compose.yaml").read_text(), re.MULTILINE)
    parts = re.findall(r"<version>([\d.]+)</version>", (ROOT / "deploy/search-engine/pom.xml").read_text())
    assert image
    assert set(parts) >= {image[1]}
    assert {version for version in parts if version.startswith("9.")} == {image[1]}
