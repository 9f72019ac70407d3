"""Municipalities, grants and associations of the content files agree with the region and with one another."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from cms.dates import HELSINKI
from demo.directory import association_entry, association_pieces, grant_pieces, municipality_pieces
from demo.manuscripts import read
from demo.wording import pair
from pages.models import GrantPage

TODAY = date(2026, 11, 21)
BUILDERS = {
    "municipalities": lambda places: municipality_pieces(places, TODAY),
    "grants": lambda places: grant_pieces(places, TODAY),
    "associations": association_pieces,
}


class NoPlaces:
    """Places where nothing was loaded."""

    locales = {"fi": None, "sv": None}

    def page(self, key, language):
        return None

    page_or_none = index = page


def drafts(builder, language="fi"):
    return {piece.key: piece.draft(language) for piece in builder(NoPlaces())}


@pytest.fixture
def grants(db):
    return drafts(BUILDERS["grants"])


def test_there_are_twenty_five_associations_in_the_fourteen_networks():
    associations = read("associations")["association"]
    assert [entry["code"] for entry in associations] == [f"A{number}" for number in range(1, 26)]
    assert {entry["network"] for entry in associations} == {f"N{number}" for number in range(1, 15)}
    assert len({entry["mail"] for entry in associations}) == 25


def test_an_association_of_one_language_has_one_name_and_one_of_both_has_two():
    for entry in read("associations")["association"]:
        assert isinstance(entry["title"], dict) == (entry["language"] == "both"), entry["code"]
    languages = Counter(entry["language"] for entry in read("associations")["association"])
    assert languages == {"fi": 11, "sv": 5, "both": 9}


@pytest.mark.parametrize("name", BUILDERS)
def test_every_draft_is_valid_and_both_languages_have_the_same_parts(db, name):
    for piece in BUILDERS[name](NoPlaces()):
        fi, sv = piece.draft("fi"), piece.draft("sv")
        fi.clean()
        assert pair(fi, sv), piece.key
        assert (fi.slug, sv.slug) == (fi.slug.lower(), sv.slug.lower())


def test_one_association_has_later_words_that_the_other_language_lacks(db):
    [late] = [piece for piece in association_pieces(NoPlaces()) if piece.corrected]
    assert late.key == "A11"
    assert late.corrected().purpose != late.draft("fi").purpose


def test_the_inhabitants_add_up_to_those_of_the_region(db):
    municipalities = drafts(BUILDERS["municipalities"]).values()
    assert sum(page.population for page in municipalities) == 80_600
    assert Counter(page.is_bilingual for page in municipalities) == {True: 6, False: 2}


def test_every_municipality_has_an_evening_ahead_and_premises_with_the_facts_of_the_venue(db):
    days = set()
    for page in drafts(BUILDERS["municipalities"], "sv").values():
        [evening] = [block.value for block in page.association_evenings]
        days.add((evening["starts_at"].astimezone(HELSINKI).date() - TODAY).days)
        assert evening["ends_at"] - evening["starts_at"] == timedelta(hours=2)
        assert [block.value["name"] for block in page.premises]
    assert days == {20, 27, 13, 34, 41, 19, 26, 33}
    school = drafts(BUILDERS["municipalities"])["MÄ"].premises[0].value
    assert {fact.value for _name, fact in school.access_facts} == {"unknown"}


@pytest.mark.parametrize(
    ("key", "closes"),
    [("SA", (3, 31)), ("KI", (4, 30)), ("UU", (3, 15)), ("RI", (3, 31)),
     ("HI", (2, 28)), ("LI", (3, 31)), ("VE", (4, 15)), ("MÄ", (4, 30))],
)  # fmt: skip
def test_the_grant_of_a_municipality_closes_on_its_day_of_the_coming_year(grants, key, closes):
    grant = grants[f"grant-{key}"]
    assert grant.closes == date(2027, *closes)
    assert grant.opens < grant.closes


def test_a_yearly_grant_is_the_one_that_closes_next(db):
    def period(today):
        [piece] = [piece for piece in grant_pieces(NoPlaces(), today) if piece.key == "grant-HI"]
        page = piece.draft("fi")
        return page.opens, page.closes

    assert period(date(2027, 2, 28)) == (date(2026, 11, 1), date(2027, 2, 28))
    assert period(date(2027, 3, 1)) == (date(2027, 11, 1), date(2028, 2, 28))


def test_the_county_has_granted_to_61_of_94_and_opens_again_in_february(grants):
    past, coming = grants["grant-county-2026"], grants["grant-county-2027"]
    assert (past.applicant_count, past.recipient_count, past.total) == (94, 61, 310_000)
    assert past.decided_on == date(2026, 6, 24)
    assert (coming.opens, coming.closes) == (date(2027, 2, 1), date(2027, 2, 28))
    assert sum(award.value["amount"] for award in past.awards) <= past.total


def test_grants_of_every_state_are_there_in_autumn(grants):
    states = Counter(grant.state(datetime(2026, 11, 21, 12, tzinfo=HELSINKI)) for grant in grants.values())
    assert states == {GrantPage.State.OPEN: 2, GrantPage.State.UPCOMING: 7, GrantPage.State.CLOSED: 3}


def test_an_unknown_association_is_noticed():
    with pytest.raises(StopIteration):
        association_entry("A99")
