"""Drafts of passages."""

from dataclasses import replace
from uuid import UUID

from search.passages.drafts import PassageDraft, PersonDraft

KEY = UUID(int=1)
DRAFT = PassageDraft(key=KEY, kind="item", page_id=1, language="fi", translation_key=KEY, title="Avustus")


def test_the_same_content_has_the_same_hash_of_64_digits():
    assert DRAFT.content_hash == replace(DRAFT).content_hash
    assert len(DRAFT.content_hash) == 64


def test_every_field_and_every_person_changes_the_hash():
    changed = [
        replace(DRAFT, text="text"),
        replace(DRAFT, cue_map=((0, 5),)),
        replace(DRAFT, people=(PersonDraft(role="present", name="Aino"),)),
        replace(DRAFT, people=(PersonDraft(role="absent", name="Aino"),)),
    ]
    assert len({DRAFT.content_hash, *(draft.content_hash for draft in changed)}) == 5
