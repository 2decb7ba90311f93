"""Packs on their way in: fetched, looked at, refused as a whole when anything is not in order."""

from mlprep_cli.cli.wiring import World
from mlprep_cli.core.update import digests
from mlprep_cli.errors import PackError
from mlprep_cli.model.provenance import Provenance
from mlprep_cli.packs.address import FolderAddress, GitAddress
from mlprep_cli.packs.arrival import Arrival, read_arrivals
from mlprep_cli.packs.fetch import Fetcher

Delivery = dict[str, tuple[Arrival, Provenance]]  # by id


def fetcher(world: World) -> Fetcher:
    """Return a fetcher that shows at a terminal what takes a while."""
    return Fetcher(world.environment, world.terminal.passing)


def delivery(world: World, fetching: Fetcher, address: FolderAddress | GitAddress) -> Delivery:
    """Return the packs at an address, each with a note of where it came from.

    Raises:
        PackError: something there is refused; all of it is said.
        MlprepError: the address cannot be fetched.
    """
    root, commit = fetching.fetch(address)
    subfolder = address.subfolder if isinstance(address, GitAddress) else ""
    arrivals, refused = read_arrivals(root, subfolder)
    if refused:
        for problem in refused[1:]:
            world.terminal.warn(f"{problem}")
        where = address.url if isinstance(address, GitAddress) else address.path
        more = f" (and {len(refused) - 1} more, above)" if len(refused) > 1 else ""
        hint = "nothing was changed; mend the pack, or tell its author"
        raise PackError(f"`{where}` was refused: {refused[0]}{more}", hint=hint)
    return {item.id: (item, _provenance(world, address, item, commit)) for item in arrivals}


def _provenance(world: World, address: FolderAddress | GitAddress, item: Arrival, commit: str) -> Provenance:
    """Return the note of where a pack came from."""
    files, now = digests(item.contents), world.now()
    if isinstance(address, FolderAddress):
        return Provenance(kind="folder", location=f"{address.path / item.subfolder}", added=now, files=files)
    return Provenance(
        kind="git",
        location=address.url,
        branch=address.branch,
        subfolder=item.subfolder,
        commit=commit,
        added=now,
        files=files,
    )
