"""Who may: predicates over people, pages and revisions, asked by services, tasks, views and the admin alike."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q
from wagtail.models import Page, PagePermissionTester, Revision
from wagtail_localize.models import StringTranslation

from cms.roles import ROLE_BY_CODE, Role


def roles_of(user: Any) -> tuple[Role, ...]:
    """The roles of a person, read once per instance; nobody has a role while inactive or anonymous."""
    if not getattr(user, "is_active", False) or not user.is_authenticated:
        return ()
    if not hasattr(user, "_roles"):
        names = user.groups.filter(name__in=ROLE_BY_CODE).values_list("name", flat=True)
        user._roles = tuple(ROLE_BY_CODE[name] for name in names)
    roles: tuple[Role, ...] = user._roles
    return roles


def language_of(page: Page) -> str:
    """The language code of a page's tree."""
    code: str = page.locale.language_code
    return code


def may_write(user: Any, language: str) -> bool:
    """Whether the person writes originals in that language."""
    return any((role.writes or role.manages) and language in role.languages for role in roles_of(user))


def may_translate(user: Any, language: str) -> bool:
    """Whether the person translates into that language."""
    return any((role.translates or role.manages) and language in role.languages for role in roles_of(user))


def may_review(user: Any, language: str) -> bool:
    """Whether the person reviews texts of that language."""
    return any(role.reviews and language in role.languages for role in roles_of(user))


def may_manage_site(user: Any) -> bool:
    """Whether the person is a site manager: unpublishes, moves, schedules, publishes in an emergency, sets the site."""
    return any(role.manages for role in roles_of(user))


def may_moderate_events(user: Any) -> bool:
    """Whether the person decides about events that associations send."""
    return any(role.moderates_events or role.manages for role in roles_of(user))


def may_edit_pages(user: Any) -> bool:
    """Whether the person edits pages of any language: everybody who writes, translates, reviews or manages."""
    return any("change" in role.page_rights for role in roles_of(user))


def may_submit(user: Any, page: Page) -> bool:
    """Whether the person may send the page's draft to review: its writers, translators and reviewers."""
    language = language_of(page)
    return may_write(user, language) or may_translate(user, language) or may_review(user, language)


def may_unpublish(user: Any, page: Page) -> bool:
    """Whether the person may take the page out of the public site: its reviewers and the site manager."""
    return may_manage_site(user) or may_review(user, language_of(page))


def contributors(page: Page) -> set[int]:
    """Ids of everybody who wrote any of the text that is not live yet: revisions and translated segments."""
    revisions = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id=str(page.pk), user__isnull=False
    )
    segments = StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id, last_translated_by__isnull=False
    )
    live = _live_revision(page)
    if live is not None:
        written_over = Q(created_at__gt=page.last_published_at or live.created_at)
        revisions = revisions.filter(Q(pk__gt=live.pk) | written_over)
        segments = segments.filter(updated_at__gt=live.created_at)
    return {
        *revisions.values_list("user_id", flat=True),
        *segments.values_list("last_translated_by_id", flat=True),
    }


def _live_revision(page: Page) -> Revision | None:
    try:
        return page.live_revision if page.live else None
    except ObjectDoesNotExist:
        return None


def may_approve(user: Any, page: Page) -> bool:
    """Whether the person may approve the page's draft: a reviewer of its language who wrote none of it (four eyes)."""
    return may_review(user, language_of(page)) and user.pk not in contributors(page)


def may_send_back(user: Any, page: Page) -> bool:
    """Whether the person may send the draft back with a reason: any reviewer of its language."""
    return may_review(user, language_of(page))


class ReviewedPagePermissionTester(PagePermissionTester):
    """Wagtail's page rights with one change: no right, not even a superuser's, publishes past review."""

    def can_publish(self) -> bool:
        """Nobody publishes by a button of the page form."""
        return False

    def can_publish_subpage(self) -> bool:
        """Nobody creates and publishes in one go."""
        return False

    def can_unschedule(self) -> bool:
        """The site manager and the reviewers of the language."""
        return may_unpublish(self.user, self.page)

    def can_set_view_restrictions(self) -> bool:
        """The site manager."""
        return may_manage_site(self.user)

    def can_unpublish(self) -> bool:
        """The site manager and the reviewers of the language, while the page is live and not locked."""
        return bool(self.page.live and not self.page_locked() and may_unpublish(self.user, self.page))

    def can_reorder_children(self) -> bool:
        """The site manager."""
        return may_manage_site(self.user)

    def can_move(self) -> bool:
        """Drafts by whoever may delete them; what is live by the site manager's service only."""
        return bool(super().can_move()) and not self._has_live_text()

    def can_move_to(self, destination: Page) -> bool:
        """Below another parent as Wagtail says; into another order below the same one, the site manager."""
        if self.page.is_child_of(destination):
            return may_manage_site(self.user)
        return bool(super().can_move_to(destination))

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Drafts as Wagtail says; what is live is unpublished first."""
        return bool(super().can_delete(ignore_bulk=ignore_bulk)) and not self._has_live_text()

    def _has_live_text(self) -> bool:
        return bool(self.page.get_descendants(inclusive=True).live().exists())
