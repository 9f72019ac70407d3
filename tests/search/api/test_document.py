"""The document for programs says what there is, and nothing that there is not."""

import json
import re

from search.api.interface import document


def test_the_document_names_every_address_and_its_problems():
    told = document("https://foorumi.example/")
    assert told["openapi"].startswith("3.1")
    assert told["info"]["license"] == {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
    assert told["servers"] == [{"url": "https://foorumi.example"}]
    assert set(told["paths"]) == {
        "/api/v1/passages", "/api/v1/passages.jsonl", "/api/v1/passages/{key}", "/api/v1/removed", "/api/v1/meetings",
        "/api/v1/meetings.jsonl", "/api/v1/meetings/{key}", "/api/v1/meetings/{key}/akoma-ntoso.xml",
         "/api/v1/recordings/{key}/captions/{language}.vtt",
    }  # fmt: skip
    for operations in told["paths"].values():
        assert {"200", "400", "404", "429", "503"} <= {str(code) for code in operations["get"]["responses"]}


def test_every_schema_that_is_named_is_there_and_no_other():
    told = document("https://foorumi.example/")
    named = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(told)))
    assert set(told["components"]["schemas"]) == named


def test_the_document_is_the_same_each_time():
    assert json.dumps(document("https://a.example/")) == json.dumps(document("https://a.example/"))
