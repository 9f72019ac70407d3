"""The people who log in."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An account of the desk; readers and associations need none."""
