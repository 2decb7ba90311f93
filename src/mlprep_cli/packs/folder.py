"""The folder of a pack: what makes one, and which of its files are questions."""

from pathlib import Path

HEADER = "pack.toml"


def pack_folders(folder: Path) -> list[Path]:
    """Return `folder` when it is a pack, else the packs right below it, by name; names with a dot first are hidden."""
    try:
        if (folder / HEADER).is_file():
            return [folder]
        return sorted(path.parent for path in folder.glob(f"*/{HEADER}") if not path.parent.name.startswith("."))
    except OSError:  # a name that the system does not take, a folder that may not be entered
        return []


def question_files(folder: Path) -> list[Path]:
    """Return the question files of a pack, by name."""
    return sorted(path for path in folder.glob("*.md") if is_question_file(path.name))


def is_question_file(name: str) -> bool:
    """Tell whether a file of this name is a question: no `README.md`, no name with a dot or underscore first."""
    return name.endswith(".md") and name[0] not in "._" and name != "README.md"
