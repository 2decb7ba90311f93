"""`mlprep packs new`."""

from pathlib import Path
from typing import Annotated

import typer

from mlprep_cli.cli.options import Json
from mlprep_cli.cli.packs.naming import named_pack
from mlprep_cli.cli.wiring import World
from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.packs.slug import slug

LONGEST = 80
WHAT = "A pack to make; or PACK/NAME, a question to start in a pack of yours."
WHERE = "Make the pack in this folder, not among your own packs."


def new(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=WHAT)],
    place: Annotated[Path | None, typer.Option("--path", metavar="FOLDER", help=WHERE)] = None,
    json: Json = False,
) -> None:
    """Start a pack, with one commented example question; or a question, with what belongs into it."""
    world: World = context.obj
    pack, slash, question = name.partition("/")
    lines, path = _question(world, pack, question, place) if slash else _pack(world, pack, place)
    if json:
        world.terminal.document({"id": name, "path": str(path)})
        return
    for line in lines:
        world.terminal.say(line)


def _pack(world: World, name: str, place: Path | None) -> tuple[list[str], Path]:
    """Make a pack; return what to say, and its folder."""
    from mlprep_cli.packs.scaffold import EXAMPLE, new_pack
    from mlprep_cli.store.pack_shelf import PackShelf

    _refuse_name(name, name)
    _refuse_taken(world, name)
    shelf = PackShelf(place.absolute(), world.home.packs_removed) if place else world.shelf
    folder = shelf.put(name, new_pack(name, world.today))
    lines = [f"Made the pack `{name}`, with one example question, in {folder}"]
    if place and place.absolute() not in world.own_packs:
        named = " ".join([*world.config.packs, str(folder)])
        lines.append(f"It lies outside your own packs: `mlprep config set packs {named}` lets mlprep see it.")
    return [*lines, *_next(f"{name}/{EXAMPLE}", f"{folder}", f"--pack {name}")], folder


def _question(world: World, pack: str, name: str, place: Path | None) -> tuple[list[str], Path]:
    """Start a question in a pack of the user's; return what to say, and its file."""
    from mlprep_cli.packs.scaffold import new_question

    if place:
        raise UsageError("a question goes into its pack, so it takes no `--path`", hint="leave out `--path`")
    found = named_pack(world, pack)
    if found.origin in {"bundled", "installed"}:
        hint = "`mlprep packs new NAME` makes a pack of your own"
        raise UsageError(f"the pack `{found.id}` is {found.origin}: an update would undo what you add", hint=hint)
    _refuse_name(name, f"{found.id}/{name}")
    path = found.folder / f"{name}.md"
    try:
        with path.open("xb") as file:
            file.write(new_question(name, world.today))
    except FileExistsError as error:
        hint = f"`mlprep packs edit {found.id}/{name}` opens it"
        raise UsageError(f"`{path}` exists already", hint=hint) from error
    except OSError as error:
        raise MlprepError(f"`{path}` cannot be written: {error.strerror}", hint="check its folder") from error
    lines = [f"Started the question `{found.id}/{name}`, a draft, in {path}"]
    return [*lines, *_next(f"{found.id}/{name}", f"{path}", f"{found.id}/{name}")], path


def _next(question: str, path: str, practice: str) -> list[str]:
    """Say what to type next."""
    return [
        "",
        f"  mlprep packs edit {question}",
        f"  mlprep packs check {path}",
        f"  mlprep practice {practice}",
    ]


def _refuse_name(name: str, whole: str) -> None:
    """Refuse what cannot be an id, with what it could be."""
    known = slug(name, LONGEST)
    if not name or known != name:
        like = f", as in `mlprep packs new {whole.removesuffix(name)}{known}`" if known else ""
        raise UsageError(f"`{name}` cannot be a name", hint=f"lower-case letters, digits and dashes{like}")


def _refuse_taken(world: World, name: str) -> None:
    """Refuse the id of a pack that there is."""
    for pack in world.catalog.packs:
        if pack.header.id == name:
            hint = f"choose another name, or start a question in it: `mlprep packs new {name}/QUESTION`"
            if pack.origin in {"bundled", "installed"}:
                hint = f"choose another name, as in `mlprep packs new my-{name}`"
            raise UsageError(f"the id `{name}` belongs to the pack in `{pack.path}`", hint=hint)
