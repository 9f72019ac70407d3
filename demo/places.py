"""Finds what the pieces of the demo refer to: pages by their identity, persons by name, images and documents."""

from io import BytesIO
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils.text import slugify
from wagtail.models import Locale, Page

from cms.models import Person, SiteDocument, SiteImage
from demo.drawings import draw_plate
from demo.manuscripts import CONTENT, key_of, read
from demo.papers import make_pdf


class Places:
    """Remembers what it has found, so that a meeting of thirty people does not ask for its networks thirty times."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, str], Page] = {}
        self._files: dict[tuple[str, str], Any] = {}
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}

    def page(self, key: str, language: str) -> Any:
        """The page of an identity in a language, else in the other one; raises Page.DoesNotExist."""
        if (key, language) not in self._pages:
            versions = Page.objects.filter(translation_key=key_of("page", key)).select_related("locale")
            found = {version.locale.language_code: version for version in versions}
            if not found:
                raise Page.DoesNotExist(key)
            self._pages[key, language] = (found.get(language) or next(iter(found.values()))).specific
        return self._pages[key, language]

    def page_or_none(self, key: str | None, language: str) -> Any:
        """The same, and None where no page is named."""
        return self.page(key, language) if key else None

    def home(self, language: str) -> Any:
        """The front page of a language, which ``setup_site`` made."""
        return apps.get_model("pages.HomePage").objects.get(locale=self.locales[language])

    def index(self, label: str, language: str) -> Any:
        """The list of a language, by page type, which ``setup_site`` made."""
        return apps.get_model(label).objects.get(locale=self.locales[language])

    def image(self, name: str | None) -> Any:
        """The image of a plate, drawn where it is not there yet; None where none is named."""
        if not name:
            return None
        if ("image", name) not in self._files:
            self._files["image", name] = _image(name)
        return self._files["image", name]

    def document(self, name: str, sheet: dict[str, Any]) -> Any:
        """The attachment described by ``sheet``, made where it is not there yet."""
        if ("document", name) not in self._files:
            self._files["document", name] = _document(name, sheet)
        return self._files["document", name]

    def sound(self, name: str, title: str) -> Any:
        """The sound file of a recording; title and file are the same in both languages."""
        if ("sound", name) not in self._files:
            self._files["sound", name] = _sound(name, title)
        return self._files["sound", name]


def person_key(name: str) -> Any:
    """The identity of a person of the demo."""
    return key_of("person", name)


def remember_persons(names: set[str]) -> None:
    """Makes the persons who are missing; a person who was hidden meanwhile stays hidden."""
    known = set(Person.objects.in_bulk([person_key(name) for name in names]))
    missing = [Person(id=person_key(name), name=name) for name in sorted(names) if person_key(name) not in known]
    Person.objects.bulk_create(missing)


def _image(name: str) -> SiteImage:
    words = read("images")
    plate = words[name]
    existing = SiteImage.objects.filter(title=plate["title"], credit=words["credit"]).first()
    if existing is not None:
        return existing
    drawn = draw_plate(name)
    return SiteImage.objects.create(
        title=plate["title"],
        description=plate["fi"],
        description_sv=plate["sv"],
        credit=words["credit"],
        file=ImageFile(BytesIO(drawn), name=f"{name}.png"),
        file_size=len(drawn),
    )


def _sound(name: str, title: str) -> SiteDocument:
    existing = SiteDocument.objects.filter(title=title).first()
    if existing is not None:
        return existing
    spoken = (CONTENT / "sound" / name).read_bytes()
    return SiteDocument.objects.create(
        title=title, file=ContentFile(spoken, name=f"{slugify(title)}.ogg"), file_size=len(spoken)
    )


def _document(name: str, sheet: dict[str, Any]) -> SiteDocument:
    title = sheet["title"][sheet["language"]]
    existing = SiteDocument.objects.filter(title=title, language=sheet["language"]).first()
    if existing is not None:
        return existing
    made = make_pdf(title, sheet["text"], sheet["language"])
    return SiteDocument.objects.create(
        title=title,
        language=sheet["language"],
        page_count=made.count(b"/Type /Page "),
        file=ContentFile(made, name=f"{name}.pdf"),
        file_size=len(made),
    )
