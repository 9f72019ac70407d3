"""Photographs without what the camera wrote into them: the place, the time, the owner's name."""

from io import BytesIO
from typing import IO, Any

from django.core.files.base import ContentFile
from PIL import ExifTags, Image, ImageFile

SAVED_AS: dict[str, tuple[str, dict[str, Any]]] = {
    "JPEG": ("JPEG", {"quality": "keep"}),
    "MPO": ("JPEG", {"quality": 92}),
    "PNG": ("PNG", {}),
    "WEBP": ("WEBP", {"quality": 92, "method": 4}),
}
"""Pillow's name of a kind of file, and how it is written again; telephones make JPEG files that are called MPO."""
CARRIED = {"icc_profile", "transparency"}
"""What of the file's own data the picture needs to look as it did."""


def without_metadata(file: IO[bytes], name: str) -> ContentFile | None:
    """The picture in ``file`` with its colour profile and its orientation and no other metadata.

    ``None`` for a kind of file that the site does not take; raises what Pillow raises for a broken one.
    """
    file.seek(0)
    picture: ImageFile.ImageFile = Image.open(file)
    if picture.format not in SAVED_AS:
        return None
    kind, options = SAVED_AS[picture.format]
    exif = Image.Exif()
    orientation = picture.getexif().get(ExifTags.Base.Orientation)
    if orientation in range(2, 9):
        exif[ExifTags.Base.Orientation] = orientation
    carried = {key: value for key, value in picture.info.items() if key in CARRIED}
    picture.load()
    picture.info.clear()
    saved = BytesIO()
    picture.save(saved, kind, exif=exif, **carried, **options)
    return ContentFile(saved.getvalue(), name=name)
