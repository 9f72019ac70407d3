"""What only time changes: names that hide, the round of the night, and a call where nobody woke the worker."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone
from wagtail.models import Page

from search import services
from search.comparison import verify
from search.delivery import is_at_hand
from search.engines import chosen
from search.health.tasks import fulfil_wish
from search.health.wishes import ask_where_engine_is_ahead, ask_where_words_are_read_otherwise, waits
from search.models import PassageDelivery, SearchedPage, SearchOutbox, SearchState
from search.outbox import NIGHTLY
from search.passages.removals import forget_old_removals
from search.questions.services import ask_again_later
from search.rebuilding import embedded_lacks_passages, remote_is_new
from search.terms.derived import refresh_terms

ROOT_DEPTH = 1
UNTIL_ENGINE_IS_BACK = timedelta(hours=1)
"""Between two comparisons of a day, where the engine beside the database was away in the first."""


def keep_in_step(*, now: datetime) -> None:
    """One pass of the clock: the work of the night where it was not done today, and a call for what nobody woke.

    The first pass after an installation, or after an upgrade that brought the search, has the index filled. What an
    upgrade emptied the worker fills; it is compared on a later pass. Where an upgrade reads words otherwise everything
    is made anew.
    """
    today = timezone.localdate(now)
    services.withdraw_names(today=today)
    services.withdraw_expired(now=now)
    services.withdraw_closed()
    note_every_page(today=today)
    chosen.embedded().count()
    is_lacking, asked = embedded_lacks_passages(), False
    if not is_lacking and (_is_not_compared_yet(today) or _engine_is_not_compared_yet(now)):
        asked = ask_where_engine_is_ahead(verify(now=now, repair=True), now=now)
        chosen.embedded().settle()
        ask_again_later()
        forget_old_removals(now=now)
        refresh_terms()
    if is_lacking or SearchOutbox.objects.due(now).exists() or _remote_needs_something(now):
        services.wake()
    asked |= not is_lacking and ask_where_words_are_read_otherwise(now=now)
    if asked or waits(now=now):
        fulfil_wish.enqueue()


def _is_not_compared_yet(today: date) -> bool:
    """Whether the work of the night was not done today; a site where nothing was ever written has none."""
    state = SearchState.objects.filter(pk=SearchState.ONLY).first()
    return state is not None and (state.verified_at is None or timezone.localdate(state.verified_at) < today)


def _engine_is_not_compared_yet(now: datetime) -> bool:
    """Whether the engine beside the database was away when it would have been compared today, and answers by now."""
    engine = chosen.remote()
    before = SearchState.objects.filter(pk=SearchState.ONLY, verified_at__lte=now - UNTIL_ENGINE_IS_BACK).first()
    if engine is None or before is None:
        return False
    last = before.engine_verified_at
    is_late = last is None or timezone.localdate(last) < timezone.localdate(now)
    return is_late and is_at_hand(engine, now=now)


def _remote_needs_something(now: datetime) -> bool:
    """Whether something waits for the engine beside the database, or it has no index: a new one, or it was deleted."""
    return chosen.remote() is not None and (PassageDelivery.objects.due(now).exists() or remote_is_new(now=now))


def note_every_page(*, today: date) -> None:
    """Once a day everything is derived anew, so that what changed without a signal is mended."""
    root = Page.objects.filter(depth=ROOT_DEPTH).first()
    if root is None or SearchedPage.objects.filter(page_id=root.pk, derived_on=today).exists():
        return
    if not SearchOutbox.objects.filter(page_id=root.pk, reason=NIGHTLY).exists():
        services.note_branch(root.pk, reason=NIGHTLY)
