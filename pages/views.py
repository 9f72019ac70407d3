"""Views of the page layer beside the pages themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.tree import public
from pages.captions import naming, voices
from pages.models import CaptionTrack, RecordingPage
from pages.queries import shown_names


@require_safe
def captions(request: HttpRequest, recording_id: str, language: str) -> HttpResponse:
    """The captions of a live public recording, as WebVTT without hidden names; 404 for everything else.

    One that has expired has none, even where the clock is late.
    """
    recordings = public(RecordingPage.objects.live()).exclude(expire_at__lte=timezone.now())
    tracks = CaptionTrack.objects.select_related("page__meeting")
    track = get_object_or_404(tracks, page__in=recordings, page_id=recording_id, language=language)
    shown = shown_names(voices(track.webvtt), track.page.meeting)
    return HttpResponse(naming(track.webvtt, shown), content_type="text/vtt; charset=utf-8")
