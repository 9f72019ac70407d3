"""Texts and their translations meet at the same place of a page."""

import pytest
from wagtail_localize.models import StringTranslation

from cms.translations.bridge import missing_segments, start_translation, translation_of
from demo.gatherings import forum_pieces, network_pieces
from demo.wording import UnevenTexts, copy_texts, fill_segments, pair, wording_of
from pages.models import NewsPage


@pytest.mark.django_db
def test_the_texts_of_an_unsaved_page_are_found_by_their_paths():
    wording = wording_of(NewsPage(title="Otsikko", slug="otsikko", lead="Alku", body=""))
    assert wording == {"title": ["Otsikko"], "slug": ["otsikko"], "lead": ["Alku"]}


@pytest.mark.django_db
def test_uneven_texts_are_named():
    original = NewsPage(title="Uutinen", lead="Alku")
    with pytest.raises(UnevenTexts, match="lead"):
        pair(original, NewsPage(title="Nyhet"))


def test_every_segment_gets_its_translation(desk):
    [piece] = [piece for piece in network_pieces(desk.places) if piece.key == "N4"]
    page = piece.draft("fi")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "_translate", lambda *arguments, **options: None)
        desk.put_through(piece)
    translator = desk.people["translator"]
    target = start_translation(page=desk.places.page("N4", "fi"), language="sv", user=translator)
    assert missing_segments(translation_of(target)) > 5
    fill_segments(target=target, wording=pair(page, piece.draft("sv")), user=translator)
    assert missing_segments(translation_of(target)) == 0
    assert set(StringTranslation.objects.values_list("last_translated_by", flat=True)) == {translator.pk}


def test_rows_keep_their_keys_when_their_texts_change(desk):
    forum = forum_pieces_with_networks(desk)
    old, new = forum.draft("fi"), forum.draft("sv")
    keys = [seat.translation_key for seat in old.seats.all()]
    copy_texts(new, old)
    assert old.title == "Föreningsforum"
    assert [seat.translation_key for seat in old.seats.all()] == keys
    assert "Askstrands välfärdsområde" in {seat.organisation for seat in old.seats.all()}


def forum_pieces_with_networks(desk):
    desk.places.page_or_none = lambda key, language: None
    return forum_pieces(desk.places)[0]
