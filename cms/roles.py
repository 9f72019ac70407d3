"""Who does what: the one table that says what each role may do today.

``manage.py sync_roles`` makes groups, rights and workflows match it; a change here is the whole change.
"""

from dataclasses import dataclass

LANGUAGES = ("fi", "sv")


@dataclass(frozen=True)
class Role:
    """One role, which is one group of the same code.

    ``languages``: the trees it works in. ``page_rights``: Wagtail page rights on the front page of those trees; no role
    has ``publish``. ``media_rights``: what it may do in the library of images and documents. ``model_rights``:
    Django permissions as ``app.codename``.
    """

    code: str
    languages: tuple[str, ...]
    page_rights: tuple[str, ...] = ()
    media_rights: tuple[str, ...] = ()
    model_rights: tuple[str, ...] = ()
    writes: bool = False
    translates: bool = False
    reviews: bool = False
    manages: bool = False
    moderates_events: bool = False


ADMIN = "wagtailadmin.access_admin"
EVENT_LISTS = tuple(f"events.{may}_{what}" for what in ("venue", "category") for may in ("add", "change", "delete"))
MEDIA = ("add_image", "choose_image", "add_document", "choose_document")


WORDS_OF_THE_SEARCH = tuple(f"search.{may}_{what}" for what in ("term", "pin") for may in ("add", "change", "delete"))


def _per_language(language: str) -> tuple[Role, ...]:
    reviewing = ("change", "lock", "unlock")
    return (
        Role(f"author-{language}", (language,), ("add", "change"), MEDIA, (ADMIN,), writes=True),
        Role(f"translator-{language}", (language,), ("change",), MEDIA, (ADMIN,), translates=True),
        Role(f"reviewer-{language}", (language,), reviewing, MEDIA, (ADMIN, *WORDS_OF_THE_SEARCH), reviews=True),
    )


ROLES: tuple[Role, ...] = (
    *_per_language("fi"),
    *_per_language("sv"),
    Role("secretary", LANGUAGES, ("add", "change"), MEDIA, (ADMIN,), writes=True),
    Role("event-moderator", LANGUAGES, (), MEDIA, (ADMIN, *EVENT_LISTS), moderates_events=True),
    Role(
        "site-manager",
        LANGUAGES,
        ("add", "change", "lock", "unlock", "bulk_delete"),
        (*MEDIA, "change_image", "delete_image", "change_document", "delete_document"),
        (
            ADMIN,
            "cms.change_sitesettings",
            "cms.add_user",
            "cms.change_user",
            "cms.view_user",
            "wagtailredirects.add_redirect",
            "wagtailredirects.change_redirect",
            "wagtailredirects.delete_redirect",
            "pages.change_feedback",
            *WORDS_OF_THE_SEARCH,
            "search.delete_searchalert",
            *EVENT_LISTS,
        ),
        manages=True,
    ),
)

ROLE_BY_CODE = {role.code: role for role in ROLES}
REVIEW_WORKFLOW_NAMES = {"fi": "Suomenkielinen tarkistus", "sv": "Svensk granskning"}
REVIEW_TASK_NAMES = {"fi": "Tarkistus suomeksi", "sv": "Granskning på svenska"}
