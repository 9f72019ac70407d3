"""Documents of a corpus in a file: analysed once, and entered in every engine."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path

from search.analysis.pipeline import Analysis
from search.engines.documents import documents_of
from search.engines.protocol import IndexDocument
from search.models import Passage


class Documents:
    """Makes the documents of batches of passages; where the file has them already, it reads the same batches.

    ``are_kept`` says that it reads. Without a file every batch is analysed.
    """

    def __init__(self, path: Path | None, analysis: Analysis) -> None:
        self.analysis, self._path = analysis, path
        self.are_kept = bool(path and path.exists())
        self._read = self._batches(path) if path and self.are_kept else None

    def of(self, passages: Sequence[Passage], *, anew: bool = False) -> list[IndexDocument]:
        """The documents of the next batch, analysed ``anew`` or not; a file must have every batch that is asked for."""
        if self._read:
            read = next(self._read)
            return list(documents_of(passages, self.analysis)) if anew else read
        made = list(documents_of(passages, self.analysis))
        if self._path:
            with self._path.open("ab") as file:
                pickle.dump(made, file, pickle.HIGHEST_PROTOCOL)
        return made

    def _batches(self, path: Path) -> Iterator[list[IndexDocument]]:
        with path.open("rb") as file:
            while file.peek(1):
                yield pickle.load(file)  # noqa: S301 - our own file, of this very run
