"""Who took part in a meeting."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests import factories


def test_somebody_leaves_after_coming(minimal_site: Any) -> None:
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.attendance("Aino", page=meeting, present_from=time(14), present_to=time(13)).save()
    factories.attendance("Aino", page=meeting, present_from=time(14)).save()
