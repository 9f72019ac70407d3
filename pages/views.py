"""Views of the page layer beside the pages themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from cms.tree import public
from pages.models import CaptionTrack, RecordingPage


@require_safe
def captions(request: HttpRequest, recording_id: str, language: str) -> HttpResponse:
    """The captions of a live public recording in a language, as WebVTT; 404 for everything else."""
    recordings = public(RecordingPage.objects.live())
    track = get_object_or_404(CaptionTrack, page__in=recordings, page_id=recording_id, language=language)
    return HttpResponse(track.webvtt, content_type="text/vtt; charset=utf-8")
