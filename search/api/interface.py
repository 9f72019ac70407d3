"""The addresses of the open data: each parses by its parameters, asks, and answers in a documented shape."""

from collections.abc import Iterable, Iterator, Sequence
from http import HTTPStatus
from typing import Any, Literal
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError
from ninja.params import functions as given
from ninja.renderers import JSONRenderer
from pydantic import BaseModel

from search.api import captions as spoken
from search.api import meetings, passages, shapes
from search.api.akoma_ntoso import akoma_ntoso
from search.api.cursors import BadCursor
from search.api.document import documented
from search.api.parameters import (
    ExportWish,
    Language,
    MeetingLimits,
    MeetingWish,
    PassageWish,
    RemovedWish,
    Sort,
)
from search.api.problems import problem
from search.engines.breaker import SECONDS_WITHOUT_ANSWER
from search.engines.protocol import EngineDown

LINES = "application/jsonl"
AKOMA_NTOSO = "application/akn+xml"
KEY: Any = given.Path(description=_("Its key, as it stands in the lists."))
TRACK: Any = given.Path(description=_("Language of the captions."))
READER: Any = given.Query(
    Language.FINNISH, description=_("Language to be read where there is a version in it, else the other.")
)


class _Readable(JSONRenderer):
    """Letters stand in the answer as they are."""

    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="Foorumi",
    version="1.0.0",
    description=_("Everything that was decided, written and said in public, for programs to read."),
    openapi_url=None,
    docs_url=None,
    urls_namespace="open_data",
    renderer=_Readable(),
)


def _file(media_type: str, schema: str) -> dict[str, Any]:
    """What the documentation says of an answer that is a file."""
    content = {media_type: {"schema": {"$ref": f"#/components/schemas/{schema}"} if schema else {"type": "string"}}}
    return {"responses": {HTTPStatus.OK.value: {"description": "OK", "content": content}}}


@api.exception_handler(ValidationError)
def refuse_parameters(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """400 with the name of each parameter that is not as documented, and why."""
    errors = [{"name": _name(one["loc"]), "detail": str(one["msg"])} for one in error.errors]
    return problem(HTTPStatus.BAD_REQUEST, errors=errors)


def _name(place: Sequence[Any]) -> str:
    """The parameter at a place of the library's own: the last name in it, whatever numbers follow."""
    return next((part for part in reversed(place) if isinstance(part, str)), "")


@api.exception_handler(BadCursor)
def refuse_cursor(request: HttpRequest, error: BadCursor) -> HttpResponse:
    """400: whoever changed the cursor or the search starts anew."""
    said = "The cursor belongs to another list, or is not one of ours. Begin again without it."
    return problem(HTTPStatus.BAD_REQUEST, said, errors=[{"name": "cursor", "detail": said}])


@api.exception_handler(EngineDown)
def wait_for_engine(request: HttpRequest, error: EngineDown) -> HttpResponse:
    """503: lists go on working meanwhile."""
    response = problem(HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Retry-After"] = SECONDS_WITHOUT_ANSWER
    return response


@api.get(
    "/passages",
    response=shapes.PassageList,
    operation_id="passages",
    url_name="passages",
    summary=_("Search, or list what can be found"),
    description=_("A search gives its first 500 hits. A list in the order of change has everything."),
)
def list_passages(request: HttpRequest, wish: Query[PassageWish]) -> Any:
    """A part of a search or of a list."""
    wrong = _contradiction(wish)
    if wrong:
        return problem(HTTPStatus.BAD_REQUEST, wrong)
    version = passages.newest_version()  # before the rows are read: what changes meanwhile is asked for next time
    ask = passages.searched if wish.is_search else passages.listed
    part = ask(wish, timezone.now(), request.build_absolute_uri)
    following = _following(request, part.cursor)
    return shapes.PassageList(
        results=part.rows, next=following, total=part.total, is_about=part.is_about, version=version
    )


def _contradiction(wish: PassageWish) -> str:
    if wish.q.strip() and wish.sort == Sort.CHANGED:
        return "A search is sorted by relevance, newest or oldest; changed is the order of a list without words."
    if wish.is_search and wish.after_version:
        return "after_version narrows a list in the order of change: leave out q and sort."
    return ""


@api.get(
    "/passages.jsonl",
    operation_id="export_passages",
    url_name="export_passages",
    summary=_("All passages as JSON Lines"),
    description=_("One passage a line, in the order of change. Counts as ten requests."),
    openapi_extra=_file(LINES, "Passage"),
)
def export_passages(request: HttpRequest, wish: Query[ExportWish]) -> StreamingHttpResponse:
    """Every passage within limits, a line each."""
    found = passages.exported(wish, wish.after_version, timezone.now(), request.build_absolute_uri)
    return _lines(found, "passages")


@api.get(
    "/passages/{uuid:key}",
    response=shapes.Passage,
    operation_id="passage",
    url_name="passage",
    summary=_("One passage"),
    description=_("As long as it is public."),
)
def show_passage(request: HttpRequest, key: UUID = KEY, language: Language = READER) -> shapes.Passage:
    """The passage of a key."""
    found = passages.one(key, language, timezone.now(), request.build_absolute_uri)
    if found is None:
        raise Http404
    return found


@api.get(
    "/removed",
    response=shapes.RemovedList,
    operation_id="removed",
    url_name="removed",
    summary=_("What is public no more"),
    description=_("Passages that were removed in the last 400 days. Whoever keeps copies deletes them."),
)
def list_removed(request: HttpRequest, wish: Query[RemovedWish]) -> shapes.RemovedList:
    """A part of what was removed."""
    version = passages.newest_version()
    rows, cursor = passages.removed(wish)
    return shapes.RemovedList(results=rows, next=_following(request, cursor), version=version)


@api.get(
    "/meetings",
    response=shapes.MeetingList,
    operation_id="meetings",
    url_name="meetings",
    summary=_("List meetings"),
    description=_("The newest first, those to come included."),
)
def list_meetings(request: HttpRequest, wish: Query[MeetingWish]) -> shapes.MeetingList:
    """A part of the meetings."""
    part = meetings.listed(wish, timezone.now(), request.build_absolute_uri)
    return shapes.MeetingList(results=part.rows, next=_following(request, part.cursor), total=part.total)


@api.get(
    "/meetings.jsonl",
    operation_id="export_meetings",
    url_name="export_meetings",
    summary=_("All meetings as JSON Lines"),
    description=_("One meeting a line, with everything in it. Counts as ten requests."),
    openapi_extra=_file(LINES, "Meeting"),
)
def export_meetings(request: HttpRequest, wish: Query[MeetingLimits]) -> StreamingHttpResponse:
    """Every meeting within limits, a line each."""
    return _lines(meetings.exported(wish, timezone.now(), request.build_absolute_uri), "meetings")


@api.get(
    "/meetings/{uuid:key}",
    response=shapes.Meeting,
    operation_id="meeting",
    url_name="meeting",
    summary=_("One meeting with everything in it"),
    description=_("Participants, items with decisions and promises, files and recordings, as far as they are public."),
)
def show_meeting(request: HttpRequest, key: UUID = KEY, language: Language = READER) -> shapes.Meeting:
    """The meeting of a key."""
    found = meetings.one(key, language, timezone.now(), request.build_absolute_uri)
    if found is None:
        raise Http404
    return found


@api.get(
    "/meetings/{uuid:key}/akoma-ntoso.xml",
    operation_id="akoma_ntoso",
    url_name="akoma_ntoso",
    summary=_("Minutes as Akoma Ntoso"),
    description=_("XML of the OASIS standard Akoma Ntoso 3.0, for archives and law databases."),
    openapi_extra=_file(AKOMA_NTOSO, ""),
)
def show_akoma_ntoso(request: HttpRequest, key: UUID = KEY, language: Language = READER) -> HttpResponse:
    """The meeting of a key as a document of the standard."""
    return HttpResponse(akoma_ntoso(show_meeting(request, key, language)), content_type=AKOMA_NTOSO)


@api.get(
    "/recordings/{uuid:key}/captions/{language}.vtt",
    operation_id="captions",
    url_name="captions",
    summary=_("Captions of a recording as WebVTT"),
    description=_("Speakers by name, unless the name is hidden."),
    openapi_extra=_file("text/vtt", ""),
)
def show_captions(request: HttpRequest, key: UUID = KEY, language: Literal["fi", "sv"] = TRACK) -> HttpResponse:
    """The captions of a recording in a language."""
    found = spoken.captions_of(key, language, timezone.now())
    if found is None:
        raise Http404
    return HttpResponse(found, content_type="text/vtt; charset=utf-8")


@api.get("/openapi.json", include_in_schema=False, url_name="document")
def show_document(request: HttpRequest) -> dict[str, Any]:
    """The documentation as OpenAPI 3.1."""
    return document(request.build_absolute_uri("/"))


def document(server: str) -> dict[str, Any]:
    """The documentation of the interface at a server, as OpenAPI 3.1."""
    return documented(api, server)


def _following(request: HttpRequest, cursor: str) -> str | None:
    """The address of what follows: this one with the cursor."""
    if not cursor:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _lines(rows: Iterable[BaseModel], name: str) -> StreamingHttpResponse:
    """Rows as JSON Lines while they are read."""
    headers = {"Content-Disposition": f'attachment; filename="foorumi-{name}.jsonl"'}
    return StreamingHttpResponse(_written(rows), content_type=LINES, headers=headers)


def _written(rows: Iterable[BaseModel]) -> Iterator[str]:
    for row in rows:
        yield row.model_dump_json() + "\n"
