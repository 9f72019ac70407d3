"""For whoever reads the desk in English: dates are written as in Finnish, so that the pickers' own dates are read."""

from cms.django_formats.fi.formats import DATE_INPUT_FORMATS as DATE_INPUT_FORMATS
from cms.django_formats.fi.formats import DATETIME_INPUT_FORMATS as DATETIME_INPUT_FORMATS
from cms.django_formats.fi.formats import FIRST_DAY_OF_WEEK as FIRST_DAY_OF_WEEK
from cms.django_formats.fi.formats import TIME_INPUT_FORMATS as TIME_INPUT_FORMATS
