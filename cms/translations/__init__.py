"""Everything that touches wagtail-localize stands in this folder, so that one folder changes when it does."""
