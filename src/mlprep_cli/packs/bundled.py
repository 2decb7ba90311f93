"""Where the bundled packs lie."""

from importlib.resources import files
from pathlib import Path


def bundled_folder() -> Path:
    """Return the folder of the bundled packs.

    A wheel carries them inside the package; an editable install has them at the root of the checkout.
    """
    inside = Path(str(files("mlprep_cli"))) / "data" / "questions"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "data" / "questions"
