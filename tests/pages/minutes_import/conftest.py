"""Sample minutes of the invented region, and the real ones where they stand beside the checkout."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent / "samples"
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


@pytest.fixture
def sample_text(request: pytest.FixtureRequest) -> str:
    """Give the text of the sample named by the test's indirect parameter."""
    return (SAMPLES / f"{request.param}.txt").read_text(encoding="utf-8")


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> bytes:
    """Give the real file whose name starts with the test's indirect parameter, or skip where there is none."""
    found = sorted(SEEDS.glob(f"{request.param}_*.txt"))
    if not found:
        pytest.skip("the real files do not stand beside this checkout")
    return found[0].read_bytes()
