"""What the user wants to see, and how names are compared."""

from dataclasses import dataclass

Status = str


@dataclass(frozen=True, slots=True)
class Filters:
    """What the user wants to see: within a field any of the values, across fields all of them."""

    company: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    pack: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    difficulty: tuple[str, ...] = ()
    round: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()


def normal(name: str) -> str:
    """Return a name as it is compared: case, dashes, underscores and spaces do not matter."""
    return name.strip().casefold().replace("_", "-").replace(" ", "-").removesuffix(".md")
