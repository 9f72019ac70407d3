"""Sizes of files in the units of the language."""

import pytest
from django.utils import translation

from cms.sizes import file_size


@pytest.mark.parametrize(
    ("size", "finnish", "swedish"),
    [
        (0, "1 kt", "1 kB"),
        (999_499, "999 kt", "999 kB"),
        (999_500, "1 Mt", "1 MB"),
        (1_100_000, "1,1 Mt", "1,1 MB"),
        (5_000_000_000, "5000 Mt", "5000 MB"),
    ],
)
def test_a_size_has_the_unit_of_the_language(size, finnish, swedish):
    for language, words in (("fi", finnish), ("sv", swedish)):
        with translation.override(language):
            assert file_size(size) == words
