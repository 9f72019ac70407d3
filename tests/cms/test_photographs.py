"""Photographs lose the place, the time and the name that the camera wrote into them."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import ExifTags, Image, PngImagePlugin

from cms.models import SiteImage
from cms.photographs import without_metadata

SECRETS = (b"Kuvaaja", b"paikka-60N", b"GPSLatitude")


def photograph(kind, colour="red", orientation=6):
    """The bytes of a picture with a place, a name and a comment in it."""
    picture = Image.new("RGB", (60, 40), colour)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = "Kuvaaja"
    exif[ExifTags.IFD.GPSInfo] = {1: "N", 2: (60.0, 10.0, 0.0), 3: "E", 4: (24.0, 56.0, 0.0)}
    options = {"exif": exif}
    if kind == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
        options["pnginfo"].add_text("Location", "paikka-60N")
    else:
        options["xmp"] = b"<x:xmpmeta>paikka-60N GPSLatitude</x:xmpmeta>"
    if kind == "JPEG":
        options["comment"] = b"paikka-60N"
    made = BytesIO()
    picture.save(made, kind, **options)
    return made.getvalue()


def assert_tells_nothing(content):
    assert not [secret for secret in SECRETS if secret in content]
    exif = Image.open(BytesIO(content)).getexif()
    assert set(exif) <= {ExifTags.Base.Orientation}
    assert dict(exif.get_ifd(ExifTags.IFD.GPSInfo)) == {}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_keeps_its_looks_and_orientation_and_nothing_else(kind):
    original = photograph(kind)
    assert any(secret in original for secret in SECRETS)
    cleaned = without_metadata(BytesIO(original), "kuva").read()
    assert_tells_nothing(cleaned)
    before, after = Image.open(BytesIO(original)), Image.open(BytesIO(cleaned))
    assert (after.format, after.size) == (kind, before.size)
    assert after.getexif()[ExifTags.Base.Orientation] == 6
    assert all(abs(a - b) < 12 for a, b in zip(after.convert("RGB").getpixel((5, 5)), (254, 0, 0), strict=True))


def test_the_pictures_of_a_telephone_are_written_as_plain_ones():
    made = BytesIO()
    Image.new("RGB", (60, 40)).save(made, "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40))])
    assert Image.open(BytesIO(without_metadata(made, "kuva.jpg").read())).format == "JPEG"


def test_what_is_no_photograph_is_left_alone():
    made = BytesIO()
    Image.new("P", (2, 2)).save(made, "GIF")
    assert without_metadata(made, "kuva.gif") is None


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_neither_the_original_nor_a_rendition_carries_the_position(minimal_site, kind):
    file = ImageFile(BytesIO(photograph(kind)), name=f"kuva.{kind.lower()}")
    image = SiteImage.objects.create(title="Kuva", file=file)
    assert_tells_nothing(image.file.open().read())
    assert image.file_size == image.file.size
    for spec in ("original", "width-20", "fill-20x20|format-webp", "width-20|format-jpeg"):
        assert_tells_nothing(image.get_rendition(spec).file.open().read())


@pytest.mark.django_db
def test_saving_an_image_again_leaves_its_file_alone(minimal_site):
    image = SiteImage.objects.create(title="Kuva", file=ImageFile(BytesIO(photograph("JPEG")), name="kuva.jpg"))
    name, digest = image.file.name, image.file_hash
    image = SiteImage.objects.get(pk=image.pk)
    image.title = "Toinen"
    image.save()
    assert (image.file.name, image.file_hash) == (name, digest)
