"""The page about the open data."""

import re

import pytest

ADDRESS = {"fi": "/fi/avoin-data/", "sv": "/sv/oppna-data/"}
HEADING = {"fi": "Avoin data", "sv": "Öppna data"}


@pytest.mark.parametrize("language", ADDRESS)
def test_the_page_names_every_address_in_the_readers_language(client, minimal_site, language):
    page = client.get(ADDRESS[language]).content.decode()
    assert f"<h1>{HEADING[language]}</h1>" in page
    assert "GET /api/v1/passages</code>" in page
    assert "GET /api/v1/meetings/{key}</code>" in page
    assert 'rel="license">CC BY 4.0</a>' in page


@pytest.mark.parametrize("language", ADDRESS)
def test_every_page_leads_to_it_and_it_to_the_other_language(client, minimal_site, language):
    other = {"fi": "sv", "sv": "fi"}[language]
    assert f'<a href="{ADDRESS[language]}">{HEADING[language]}</a>' in client.get(f"/{language}/").content.decode()
    assert f'href="{ADDRESS[other]}"' in client.get(ADDRESS[language]).content.decode()


def test_every_link_inside_the_page_leads_somewhere_in_it(client, minimal_site):
    page = client.get(ADDRESS["fi"]).content.decode()
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'\bid="([^"]+)"', page))
    identities = re.findall(r'\bid="([^"]+)"', page)
    assert len(identities) == len(set(identities))


def test_a_form_that_is_sent_as_it_is_gets_an_answer(client, minimal_site):
    page = client.get(ADDRESS["fi"]).content.decode()
    forms = re.findall(r'<form action="(/api/v1/[^"]+)">(.*?)</form>', page, re.DOTALL)
    assert len(forms) == 5
    for path, fields in forms:
        given = dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', fields))
        empty = dict.fromkeys(re.findall(r'<select[^>]* name="(\w+)"', fields), "")
        assert client.get(path, {**empty, **given}).status_code == 200, path


def test_the_page_costs_few_queries(client, minimal_site, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        client.get(ADDRESS["fi"])


def test_the_page_is_only_read(client, minimal_site):
    assert client.post(ADDRESS["fi"]).status_code == 405
