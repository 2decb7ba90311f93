"""Topics that the vocabulary does not have."""

from collections.abc import Iterator

from mlprep_cli.packs.check.page import Finding, Page
from mlprep_cli.packs.topics import canonical, likely_topics


def topics(page: Page) -> Iterator[Finding]:
    """Each topic is one of the vocabulary, or of the pack's own, by its first name, and stands once."""
    own, seen = page.pack.header.topics, set[str]()
    for topic in page.question.topics:
        known = topic if topic in own else canonical(topic)
        if known is None:
            yield page.at("topics"), _unknown(topic, tuple(own))
        elif known in seen:
            same = f"is `{known}`, which stands there already" if topic != known else "stands twice"
            yield page.at("topics"), f"topic `{topic}` {same}; drop one"
        elif known != topic:
            yield page.at("topics"), f"topic `{topic}` is an alias; write `{known}`"
        seen.add(known or topic)


def _unknown(topic: str, own: tuple[str, ...]) -> str:
    """Say that a topic is unknown, and what to do about it."""
    close = " or ".join(f"`{name}`" for name in likely_topics(topic, own))
    mean = f"did you mean {close}? If not, " if close else ""
    return f"unknown topic `{topic}`; {mean}add it to `topics` in the pack.toml"
