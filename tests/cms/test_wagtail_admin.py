"""What Wagtail's admin is told: its own workflow mails are off, and every screen of ours has its heading."""

import re

import pytest
from django.urls import reverse
from wagtail.signals import workflow_approved, workflow_rejected, workflow_submitted

from search.models import Term
from tests import factories


def test_no_stock_mail_receiver_listens():
    for signal in (workflow_submitted, workflow_rejected, workflow_approved):
        known = [str(receiver[0][0]) for receiver in signal.receivers]
        assert not [name for name in known if name.endswith("email_notification")]


@pytest.mark.parametrize(
    "name", ["review_list", "feedback_list", "captions_due", "search_alert_list", "terms_import", "search_health"]
)
def test_every_screen_of_the_desk_has_one_main_heading(client, user_with, name):
    client.force_login(user_with("site-manager"))
    text = client.get(reverse(name)).content.decode()
    assert len(re.findall(r"<h1[ >]", text)) == 1


@pytest.mark.parametrize(("language", "said"), [("fi", "Yhteensä 2"), ("sv", "Sammanlagt 2")])
def test_how_many_are_listed_is_said_without_a_noun_that_would_stand_in_a_wrong_form(client, user_with, language, said):
    for number in range(2):
        factories.venue(name_fi=f"Talo {number}")
        factories.category(name_fi=f"aihe {number}")
        Term.objects.create(fi=f"sana {number}")
    client.force_login(user_with("site-manager"))
    for name in ("venues:index", "categories:index", "terms:index"):
        shown = client.get(reverse(name), headers={"Accept-Language": language}).content.decode()
        assert re.findall(r'pagination__end">\s*([^<]*?)\s*</div>', shown) == [said]
