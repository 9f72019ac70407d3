"""The tick of the clock (``manage.py run_due``), for what the layers above do by time; receivers get ``now``."""

from django.dispatch import Signal

ticked = Signal()
"""Sent once a pass, after what was due here; a receiver that fails is logged and holds up nobody."""
