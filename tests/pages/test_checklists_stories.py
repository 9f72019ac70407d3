"""The checklists of news, minutes, recordings and goals beyond their lists: each promise to a reader is a test."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from cms.models import SiteDocument
from pages import models, queries
from tests import factories
from tests.factories import moment

HOSTILE = "<script>alert(1)</script>"
VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Aino>Tervetuloa\n\n00:01:01.000 --> 00:01:02.000\n<v Bo>Tack\n"


def read(client: Client, page: Any, language: str = "fi", query: str = "") -> str:
    """The main part of the page as readers of a language get it, without soft hyphens."""
    answer = client.get(queries.version_for(page, language).url + query)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert HOSTILE not in text
    return str(text[text.index("<main") : text.index("</main>")].replace("\u00ad", ""))


def words(text: str) -> str:
    """What is written on it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


class TestNews:
    """Lead, author's role, goal and meeting, corrections, a plain link to share."""

    @pytest.fixture
    def news(self, minimal_site: Any) -> Any:
        """A piece that tells of a meeting and was corrected twice."""
        goal = factories.goal(factories.strategy(minimal_site.fi), 4, title="Ääni kuuluu")
        meeting = factories.meeting(
            factories.forum(minimal_site.fi), title="Foorumi 2/2026", starts_at=moment(2026, 9, 1)
        )
        corrections = [
            ("correction", {"date": date(2026, 9, 3), "text": "Oppilaita oli 1 140."}),
            ("correction", {"date": date(2026, 9, 5), "text": f"Koulu on {HOSTILE}"}),
        ]
        return factories.news(
            minimal_site.fi, title="Koulut", lead="Ensin tärkein.", author_name="Outi", author_role="yhteyshenkilö",
            goal=goal, corrections=corrections, rows={"told_meetings": [models.ToldMeeting(meeting=meeting)]},
        )  # fmt: skip

    def test_what_it_says_first_and_who_says_it(self, news: Any, client: Client) -> None:
        text = read(client, news)
        assert text.index("<h1") < text.index("Ensin tärkein.")
        assert "Outi, yhteyshenkilö" in re.sub(r" ,", ",", words(text))

    def test_goal_and_meeting_lead_there_and_the_meeting_leads_back(self, news: Any, client: Client) -> None:
        meeting = models.MeetingPage.objects.get()
        for language in ("fi", "sv"):
            text, back = read(client, news, language), read(client, meeting, language)
            for page in (meeting, models.GoalPage.objects.get()):
                assert f'href="{queries.version_for(page, language).url}"' in text
            assert 'id="news"' in back
            assert f'href="{queries.version_for(news, language).url}"' in back

    def test_corrections_stand_with_their_days_the_newest_first(self, news: Any, client: Client) -> None:
        text = words(read(client, news))
        assert "Korjattu 3.9.2026: Oppilaita oli 1 140." in text
        assert text.index("Korjattu 5.9.2026") < text.index("Korjattu 3.9.2026")
        swedish = factories.translated(news)
        assert "Rättad 3.9.2026" in words(read(client, swedish, "sv"))

    def test_it_is_shared_by_a_plain_link(self, news: Any, client: Client) -> None:
        assert f'<a href="http://testserver{news.get_url()}">' in read(client, news)

    def test_a_piece_without_all_that_says_nothing_of_it(self, minimal_site: Any, client: Client) -> None:
        text = words(read(client, factories.news(minimal_site.fi)))
        for missing in ("Korjattu", "Kuuluu yhteen", "Kokous"):
            assert missing not in text


class TestMinutes:
    """State in words, participants as a table, items with everything, the matter's other meetings, approval."""

    @pytest.fixture
    def meeting(self, minimal_site: Any) -> Any:
        """The minutes of a meeting that dealt with a matter for the second time."""
        goal = factories.goal(factories.strategy(minimal_site.fi), 2, title="Edellytykset")
        forum = factories.forum(minimal_site.fi, title="Yhdistysfoorumi")
        for year in (2024, 2026):
            rows = {"agenda_items": [factories.agenda_item(number="4", heading="Koskentupa", case_number="3/2024")]}
            factories.meeting(forum, number=2, starts_at=moment(year, 9, 3), rows=rows)
        document = SiteDocument.objects.create(
            title="Kannanotto", language="fi", file=ContentFile(b"%PDF", name="kannanotto.pdf")
        )
        promise = {"task": "Kirje", "owner": "Sihteeri", "due": date(2025, 3, 1), "done_on": None}
        item = factories.agenda_item(
            number="3", heading=f"Kannanotto {HOSTILE}", matter="<p>Luonnos.</p>", discussion="<p>Aikaraja.</p>",
            decision="<p>Hyväksyttiin.</p>", goal=goal, case_number="3/2024", follow_ups=[("follow_up", promise)],
            attachments=[("attachment", {"document": document, "title": "Kannanotto"})],
        )  # fmt: skip
        people = [factories.attendance("Aino Aalto", group="Kylät"), factories.attendance("Bo", presence="absent")]
        return factories.meeting(
            forum, number=3, starts_at=moment(2025, 2, 11), approved_on=date(2025, 8, 26), original_language="fi",
            chair="Ilari Koivuharju", rows={"agenda_items": [item], "attendances": people},
        )  # fmt: skip

    def test_their_state_and_language_are_told_in_words(self, meeting: Any, client: Client) -> None:
        text = words(read(client, meeting))
        assert "Muistio hyväksytty 26.8.2025" in text
        assert "Alkuperäinen suomeksi" in text
        assert "Ilari Koivuharju, puheenjohtaja" in re.sub(r" ,", ",", text)

    def test_participants_are_a_table_that_says_presence_in_words(self, meeting: Any, client: Client) -> None:
        text = read(client, meeting)
        table = text[text.index("<table") : text.index("</table>")]
        assert "<caption" in table
        assert 'scope="col"' in table
        assert "poissa" in table.lower()

    def test_an_item_has_matter_discussion_decision_promise_goal_and_attachment(
        self, meeting: Any, client: Client
    ) -> None:
        text = read(client, meeting)
        item = text[text.index('<section class="item"') :]
        anchor = meeting.agenda_items.get().anchor
        assert f'id="{anchor}"' in item[: item.index(">")]
        assert f'<h2 id="{anchor}-h">' in item
        told = words(item)
        for part in ("Luonnos.", "Keskustelu Aikaraja.", "Päätös Hyväksyttiin.", "Kirje", "Sihteeri", "1.3.2025"):
            assert part in told, part
        for part in ("kärkeä 2", "Edellytykset", "Liite 1. Kannanotto (PDF"):
            assert part in told, part

    @pytest.mark.parametrize(
        ("language", "before", "after", "item"),
        [
            ("fi", "Asiaa on käsitelty aiemmin:", "Asiaa on käsitelty myöhemmin:", "asia 4"),
            ("sv", "Ärendet har behandlats tidigare:", "Ärendet har behandlats senare:", "ärende 4"),
        ],
    )
    def test_the_matter_leads_to_its_other_meetings_and_back(
        self, meeting: Any, client: Client, language: str, before: str, after: str, item: str
    ) -> None:
        factories.translated(meeting)
        text = words(read(client, meeting, language))
        assert text.index(before) < text.index("3.9.2024") < text.index(after) < text.index("3.9.2026")
        assert re.search(rf"Yhdistysfoorumi\S* (\(sv\) )?2/2024, {item}", text)
        first = models.MeetingPage.objects.get(starts_at__year=2024)
        back = read(client, first, language)
        anchor = meeting.agenda_items.get().anchor
        assert f'href="{queries.version_for(meeting, language).url}#{anchor}"' in back
        assert before not in words(back)

    def test_an_invitation_tells_where_its_matters_were_before(self, meeting: Any, client: Client) -> None:
        rows = {"agenda_items": [factories.agenda_item(heading="Koskentupa", case_number="3/2024")]}
        coming = factories.meeting(meeting.get_parent(), starts_at=moment(2099, 1, 1), rows=rows)
        text = read(client, coming)
        assert words(text).count("Asiaa on käsitelty aiemmin:") == 1
        assert f'href="{meeting.get_url()}#{meeting.agenda_items.get().anchor}"' in text


class TestRecording:
    """A native player with captions, chapters that lead to the minutes, the words as text, a date for captions."""

    @pytest.fixture
    def recording(self, minimal_site: Any) -> Any:
        """A captioned recording of a meeting with an item."""
        rows = {"agenda_items": [factories.agenda_item(number="4", heading="Koskentupa")]}
        meeting = factories.meeting(factories.forum(minimal_site.fi), rows=rows)
        key = meeting.agenda_items.get().translation_key
        chapters = [models.Chapter(starts_at_second=60, title=f"Tupa {HOSTILE}", agenda_item_key=key)]
        tracks = [models.CaptionTrack(language=code, webvtt=VTT) for code in ("fi", "sv")]
        sound = SiteDocument.objects.create(title="R1", language="fi", file=ContentFile(b"OggS", name="r1.ogg"))
        return factories.recording(
            minimal_site.fi, meeting=meeting, media_file=sound, rows={"chapters": chapters, "caption_tracks": tracks}
        )

    def test_the_player_is_the_browsers_own_with_captions_per_language(self, recording: Any, client: Client) -> None:
        player = read(client, recording)
        player = player[player.index("<video") : player.index("</video>")]
        assert 'controls preload="metadata"' in player
        assert re.findall(r'kind="captions" srclang="(..)"', player) == ["fi", "sv"]
        assert "autoplay" not in player

    def test_a_chapter_leads_to_its_second_and_to_the_minutes(self, recording: Any, client: Client) -> None:
        text = read(client, recording)
        chapters = text[text.index('class="chapters"') :]
        assert 'href="?t=60#t60"' in chapters
        meeting = models.MeetingPage.objects.get()
        assert f'href="{meeting.get_url()}#{meeting.agenda_items.get().anchor}"' in chapters

    def test_what_was_said_stands_as_text_with_its_speakers_and_anchors(self, recording: Any, client: Client) -> None:
        text = read(client, recording)
        said = text[text.index('class="transcript"') :]
        for part in ("Aino", "Tervetuloa", 'id="t60"'):
            assert part in said

    def test_another_services_player_is_there_only_where_it_was_asked_for(
        self, minimal_site: Any, client: Client
    ) -> None:
        page = factories.recording(minimal_site.fi, source="youtube", third_party_id="abc")
        assert "<iframe" not in read(client, page)
        assert "player=1" in read(client, page)
        assert "<iframe" in read(client, page, query="?player=1")

    @pytest.mark.parametrize(("language", "until"), [("fi", "Tekstitys valmistuu viimeistään"), ("sv", "senast")])
    def test_inside_the_fourteen_days_the_date_of_the_captions_is_told(
        self, minimal_site: Any, client: Client, language: str, until: str
    ) -> None:
        due = timezone.localdate() + timedelta(days=9)
        page = factories.recording(minimal_site.fi, was_live=True, captions_due=due)
        told = words(read(client, factories.translated(page) if language == "sv" else page, language))
        assert until in told
        assert f"{due.day}.{due.month}.{due.year}" in told


class TestRecordings:
    """The list is narrowed by forum and year in the address, counts what it shows and says when there is nothing."""

    @pytest.fixture
    def index(self, minimal_site: Any) -> Any:
        """Recordings of two years and of two forums, and one of no meeting."""
        made = factories.below(models.RecordingIndexPage, minimal_site.fi)
        for name, year in (("Neuvottelukunta", 2025), ("Foorumi", 2026)):
            forum = factories.forum(minimal_site.fi, title=name, slug=name.lower())
            meeting = factories.meeting(forum, starts_at=moment(year, 2, 1))
            factories.recording(
                minimal_site.fi, title=f"{name} kuultavana", meeting=meeting, recorded_on=date(year, 2, 1),
                length_seconds=3600,
            )  # fmt: skip
        factories.recording(minimal_site.fi, title="Ilman kokousta", recorded_on=date(2026, 3, 1), length_seconds=60)
        return made

    def test_years_hang_with_their_numbers(self, index: Any, client: Client) -> None:
        text = read(client, index)
        assert "<b>2026</b> 2 tallennetta" in text
        assert "3 tallennetta, 2 t 1 min" in words(text)

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("?group=foorumi", ["Foorumi"]),
            ("?year=2025", ["Neuvottelukunta"]),
            ("?group=foorumi&year=2025", []),
            ("?group=ei-ole", ["Foorumi", "Neuvottelukunta", "Ilman"]),
            ("?year=%00&group=%3Cscript%3Ealert(1)%3C/script%3E", ["Foorumi", "Neuvottelukunta", "Ilman"]),
        ],
    )
    def test_it_is_narrowed_by_the_address(self, index: Any, client: Client, query: str, shown: list[str]) -> None:
        text = read(client, index, query=query)
        titles = re.findall(r'<h3[^>]*><a class="title"[^>]*>(\w+)', text)
        assert sorted(titles) == sorted(shown)
        assert ("Näillä rajauksilla ei löydy mitään." in words(text)) is (shown == [])
        assert "60 min" not in text

    def test_in_the_other_frame_it_lists_for_that_frame(self, index: Any, client: Client) -> None:
        text = read(client, index, "sv", "?group=foorumi")
        assert 'lang="fi"' in text
        assert "1 tallenne" in words(text)


def test_a_goal_has_its_measures_and_its_change_log(minimal_site: Any, client: Client) -> None:
    note = models.ProgressNote(date=date(2026, 8, 18), text=f"Kuudes kunta {HOSTILE}", source="kunta")
    action = models.GoalAction(name="Iltakäyttö maksutta", owner="Tilatyöryhmä", state="late")
    rows = {"progress_notes": [note], "actions": [action]}
    goal = factories.goal(factories.strategy(minimal_site.fi), 2, rows=rows)
    item = factories.agenda_item(heading="Tilat", decision="<p>Kokeillaan.</p>", goal=goal)
    meeting = factories.meeting(factories.forum(minimal_site.fi), rows={"agenda_items": [item]})
    chapter = models.Chapter(starts_at_second=60, title="Tilat", agenda_item_key=item.translation_key)
    factories.recording(minimal_site.fi, meeting=meeting, rows={"chapters": [chapter]})
    text = read(client, goal)
    told = words(text)
    for part in ("Iltakäyttö maksutta", "Tilatyöryhmä", "myöhässä", "18.8.", "Kuudes kunta", "Lähde: kunta"):
        assert part in told, part
    assert f'href="{meeting.get_url()}#{item.anchor}"' in text
    assert "?t=60#t60" in text
