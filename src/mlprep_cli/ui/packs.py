"""The table of packs, and what is wrong in them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from mlprep_cli.core.update import Updated
from mlprep_cli.model.pack import Pack
from mlprep_cli.model.provenance import Provenance
from mlprep_cli.model.text import clean
from mlprep_cli.ui.words import plural

SHOWN_COMMIT = 10  # characters


def packs_table(packs: Sequence[Pack], sources: Mapping[Path, str]) -> RenderableType:
    """Return the packs with what each is about and where it lies; `sources` are what folders were added from."""
    wrong = any(pack.problems for pack in packs)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1), header_style="bold", pad_edge=False)
    table.add_column("Pack", no_wrap=True)
    table.add_column("Title", overflow="fold")
    table.add_column("Questions", justify="right", no_wrap=True)
    table.add_column("Version", no_wrap=True)
    if wrong:
        table.add_column("Wrong", justify="right", no_wrap=True)
    table.add_column("From", overflow="fold")
    for pack in packs:
        marks = [f"{_broken(pack) or ''}"] if wrong else []
        origin = "bundled" if pack.origin == "bundled" else f"{pack.origin}: {sources.get(pack.path) or pack.path}"
        row = [pack.header.id, pack.header.title, f"{len(pack.questions)}", pack.header.version, *marks, clean(origin)]
        table.add_row(*map(Text, row))
    return table


def arrival_lines(pack: Pack, provenance: Provenance, blocks: int) -> list[str]:
    """Return what there is to know about a pack that is added, a line each; `blocks` of it are Python."""
    header = pack.header
    authors = f"by {', '.join(header.authors) or 'nobody named'}"
    about = [plural(len(pack.questions), "question"), f"version {header.version}", header.license, authors]
    lines = [
        f"{header.id}: {header.title}",
        f"  {' · '.join(about)}",
        f"  from {_from(provenance.source, provenance.commit)}",
    ]
    if blocks:
        lines.append(f"  {plural(blocks, 'Python block')}, run only if you say so (`mlprep packs check --run`)")
    if pack.problems:
        lines.append(f"  {plural(_broken(pack), 'file')} that cannot be read, left out until mended")
    return lines


def update_lines(updated: Updated) -> list[str]:
    """Return what an update of one pack brought, a line each."""
    changes, source = updated.changes, _from(updated.source, updated.commit)
    outcome = f"now version {updated.version}, from" if changes else "up to date with"
    lines = [f"{updated.pack}: {outcome} {source}"]
    for word, names, more in (
        ("new", changes.added, ""),
        ("changed", changes.changed, ""),
        ("gone", changes.removed, " (your attempts and answers stay)"),
        ("yours", updated.edited, " (left as you have it)"),
    ):
        lines += [f"  {word:<8} {_question(updated.pack, name)}{more}" for name in names]
    if updated.kept:
        lines.append(f"  the files as you had them lie in {updated.kept}")
    return lines


def _broken(pack: Pack) -> int:
    """Return how many files of a pack cannot be read."""
    return len({problem.file for problem in pack.problems})


def _question(pack: str, name: str) -> str:
    """Return the id of the question in a file; the file's name where it holds none."""
    is_question = name.endswith(".md") and name[0] != "_" and name != "README.md"
    return f"{pack}/{name.removesuffix('.md')}" if is_question else name


def _from(source: str, commit: str) -> str:
    """Return a source with the commit that was fetched."""
    return f"{source} (commit {commit[:SHOWN_COMMIT]})" if commit else source
