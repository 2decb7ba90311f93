"""`mlprep packs import`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mlprep_cli.cli.options import Json
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.importing.kind import LARGEST, Kind
from mlprep_cli.packs.slug import slug
from mlprep_cli.ui.words import plural

if TYPE_CHECKING:
    from mlprep_cli.importing.draft import Draft
    from mlprep_cli.importing.shelf import Shelf

STDIN, LONGEST_PACK = "-", 80
WHOSE = {"bundled": "comes with mlprep", "installed": "comes with an installed package"}
Taken = tuple["Draft", Path, bool]  # a draft, its file, and whether it is new


def import_files(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Saved pages, tables, decks (- is stdin).")],
    pack: Annotated[str, typer.Option("--pack", metavar="PACK", help="Your pack to put them into.")] = "imported",
    kind: Annotated[Kind | None, typer.Option("--from", help="What the files are; by default found out.")] = None,
    json: Json = False,
) -> None:
    """Turn saved question pages, tables of pairs, or Anki decks into draft questions.

    A draft can be practised at once. It is marked "draft" until its rubric is written.
    """
    world: World = context.obj
    shelf = _shelf(world, pack)
    drafts = [draft for name, data in _read(files) for draft in _drafts(name, data, kind, pack, world)]
    taken = [_take(shelf, draft) for draft in drafts]
    if json:
        world.terminal.document(_document(shelf, taken))
        return
    for line in _report(shelf, taken):
        world.terminal.say(line)


def _shelf(world: World, pack: str) -> "Shelf":
    """Return the user's pack of that name, which need not exist yet."""
    if not pack or slug(pack, LONGEST_PACK) != pack:
        known = slug(pack) or "imported"
        raise UsageError(
            f"`{pack}` cannot name a pack", hint=f"lower-case letters, digits and dashes, as in `--pack {known}`"
        )
    found = next((one for one in world.catalog.packs if one.header.id == pack), None)
    if found and found.origin != "user":
        place = WHOSE.get(found.origin, f"lies in {found.path}")
        message = f"the pack `{pack}` {place}; imports go into a pack in {world.home.packs}"
        raise UsageError(message, hint=f"choose another name, as in `--pack my-{pack}`")
    from mlprep_cli.importing.shelf import Shelf

    return Shelf(found.path if found else world.home.packs / pack, pack)


def _read(names: list[str]) -> list[tuple[str, bytes]]:
    """Return each file's name and content, one byte more than is allowed at most; every file is looked at first."""
    found, faults = list[tuple[str, bytes]](), list[str]()
    for name in dict.fromkeys(names):
        try:
            if name == STDIN:
                found.append(("standard input", sys.stdin.buffer.read(LARGEST + 1)))
                continue
            with Path(name).open("rb") as file:
                found.append((Path(name).name, file.read(LARGEST + 1)))
        except (OSError, ValueError) as error:
            faults.append(f"`{name}`: {getattr(error, 'strerror', None) or error}")
    if faults:
        raise UsageError(
            f"cannot be read: {'; '.join(faults)}", hint="give the paths of files, or `-` for standard input"
        )
    return found


def _drafts(name: str, data: bytes, kind: Kind | None, pack: str, world: World) -> "list[Draft]":
    """Return the drafts in one file; an error says which file it was."""
    from mlprep_cli.importing.read import read_drafts

    try:
        return read_drafts(data, name=name, kind=kind, pack=pack, today=world.today)
    except MlprepError as error:
        raise type(error)(f"`{name}` was not imported: {error.message}", hint=error.hint) from error


def _take(shelf: "Shelf", draft: "Draft") -> Taken:
    """Put a draft on the shelf, unless it is there."""
    known = shelf.find(draft)
    return draft, known or shelf.put(draft), known is None


def _document(shelf: "Shelf", taken: list[Taken]) -> dict[str, Any]:
    """Return what `--json` prints."""
    rows = [
        {
            "id": f"{shelf.pack}/{path.stem}",
            "path": str(path),
            "title": draft.question.title,
            "draft": True,
            "unplaced": draft.unplaced,
            "incomplete": draft.incomplete,
            "dropped": list(draft.dropped),
        }
        for draft, path, is_new in taken
        if is_new
    ]
    known = [{"id": f"{shelf.pack}/{path.stem}", "path": str(path)} for _, path, is_new in taken if not is_new]
    return {"imported": rows, "already": known}


def _report(shelf: "Shelf", taken: list[Taken]) -> list[str]:
    """Return what is said: a line for each question, then what to do next."""
    lines = [_line(f"{shelf.pack}/{path.stem}", draft, is_new=is_new) for draft, path, is_new in taken]
    new = [path for _, path, is_new in taken if is_new]
    if new:
        rubric = (
            f"Its rubric goes into {new[0]}" if len(new) == 1 else f"Their rubrics go into the files in {shelf.folder}"
        )
        lines += [
            "",
            f"`mlprep practice {shelf.pack}/{new[0].stem}` asks {'it' if len(new) == 1 else 'the first'}.",
            rubric,
        ]
    return lines


def _line(name: str, draft: "Draft", *, is_new: bool) -> str:
    """Say what became of one draft."""
    if not is_new:
        return f"{name}  already imported"
    question = draft.question
    answer = "sample answer cut off" if draft.incomplete else "" if question.answer else "no sample answer"
    lost = f"{plural(draft.unplaced, 'part')} could not be placed" if draft.unplaced else ""
    counts = [
        plural(len(getattr(question, field)), word)
        for field, word in (("expectations", "expectation"), ("approach", "hint"), ("follow_ups", "follow-up"))
        if getattr(question, field)
    ]
    return f"{name}  {', '.join(filter(None, ['draft', *counts, answer, lost]))}"
