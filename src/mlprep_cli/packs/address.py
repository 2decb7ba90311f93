"""What a user may name as the source of a pack: a folder, a git URL, an installed Python package."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from mlprep_cli.errors import UsageError
from mlprep_cli.model.text import clean

PYTHON = "python:"
# Transports that are encrypted or local. `ext::` and its like would run a program that the URL names.
TRANSPORTS = ("https", "ssh", "file")
URL = re.compile(r"([a-z][a-z0-9+.-]*):(?://|:)", re.IGNORECASE)
SHORT_SSH = re.compile(r"[A-Za-z0-9_][\w.-]*@[A-Za-z0-9][\w.-]*:[^-:\s]\S*")
WEB_PAGE = re.compile(r"(https://[^/]+/[^/]+/[^/]+)/(?:-/)?(?:tree|blob)/([^/]+)/?(.*)")
HINT = "a folder, a git URL (https://..., git@host:...), or `python:NAME` for an installed package"


@dataclass(frozen=True, slots=True)
class FolderAddress:
    """A folder that is a pack, or holds packs."""

    path: Path


@dataclass(frozen=True, slots=True)
class GitAddress:
    """A git repository; an empty `branch` is its default, an empty `subfolder` its root."""

    url: str
    branch: str = ""
    subfolder: str = ""


@dataclass(frozen=True, slots=True)
class InstalledAddress:
    """A Python package, by the name of its entry point or its own."""

    name: str


Address = FolderAddress | GitAddress | InstalledAddress


def parse_address(text: str, branch: str = "", *, is_installed: Callable[[str], bool]) -> Address:
    """Return what `text` names: a folder that exists, else a git URL, else a package.

    Raises:
        UsageError: it names nothing, or something that is not safe to fetch.
    """
    found = _address(text, branch, is_installed)
    if branch and not isinstance(found, GitAddress):
        raise UsageError(f"`{text}` is no git URL, so it has no branch", hint="leave out `--branch`")
    return found


def git_address(text: str, branch: str) -> GitAddress:
    """Return a git URL with the subfolder after its `#`.

    Raises:
        UsageError: it is none, or none that is safe to fetch.
    """
    url, _, subfolder = text.partition("#")
    if not _is_git(url) or not _is_plain(text):
        raise UsageError(f"`{text}` is no git URL", hint=HINT)
    _refuse_transport(url)
    _refuse_host(url)
    _refuse_web_page(url)
    parts = PurePosixPath(subfolder).parts
    if subfolder.startswith(("/", "-")) or {"..", ".git"} & set(parts):
        raise UsageError(f"the subfolder `{subfolder}` leaves the repository", hint="as in `URL#packs/nlp`")
    if branch.startswith("-") or not _is_plain(branch):
        raise UsageError(f"`{branch}` cannot be a branch", hint="give the name of a branch or a tag")
    return GitAddress(url, branch, "/".join(parts))


def _address(text: str, branch: str, is_installed: Callable[[str], bool]) -> Address:
    """Return what `text` names."""
    if text.startswith("-") or not _is_plain(text) or not text.strip():
        raise UsageError(f"`{text}` cannot be the source of a pack", hint=HINT)
    if text.startswith(PYTHON):
        return InstalledAddress(text.removeprefix(PYTHON).strip())
    if _is_folder(text):
        return FolderAddress(Path(text).resolve())
    if _is_git(text):
        return git_address(text, branch)
    if is_installed(text):
        return InstalledAddress(text)
    raise UsageError(f"`{text}` is no folder, no git URL and no installed pack", hint=HINT)


def _is_plain(text: str) -> bool:
    """Tell whether a text is a single line without control characters."""
    return clean(text) == text and not {"\n", "\t"} & set(text)


def _is_folder(text: str) -> bool:
    """Tell whether a folder of this name exists."""
    try:
        return Path(text).is_dir()
    except (OSError, ValueError):  # a name that no folder can have
        return False


def _is_git(text: str) -> bool:
    """Tell whether a text looks like the URL of a repository."""
    return bool(URL.match(text) or SHORT_SSH.fullmatch(text))


def _refuse_transport(url: str) -> None:
    """Refuse what is neither encrypted nor local, and what would run a program."""
    transport = URL.match(url)
    if transport and (transport[1].casefold() not in TRANSPORTS or not transport[0].endswith("//")):
        hint = f"packs come by {', '.join(f'`{known}://`' for known in TRANSPORTS)} or `git@host:path`"
        raise UsageError(f"packs are not fetched by `{transport[0]}`", hint=hint)


def _refuse_host(url: str) -> None:
    """Refuse a host that `ssh` would take for an option, and a password, which would be kept in a file."""
    if not URL.match(url):
        return
    try:
        parts = urlsplit(url)
        host, password = parts.hostname or "", parts.password
    except ValueError as error:
        raise UsageError(f"`{url}` is no URL: {error}", hint=HINT) from error
    if parts.netloc.startswith("-") or host.startswith("-"):
        raise UsageError(f"the host of `{url}` begins with a dash", hint=HINT)
    if password is not None:
        hint = "leave it out: git asks its credential helper, or use ssh"
        raise UsageError("the URL holds a password, which would be kept in a file", hint=hint)


def _refuse_web_page(url: str) -> None:
    """Refuse the address of a page on a git host, with the URL that is meant."""
    page = WEB_PAGE.fullmatch(url)
    if page:
        subfolder = f"#{page[3].rstrip('/')}" if page[3] else ""
        hint = f"`mlprep packs add {page[1]}{subfolder} --branch {page[2]}`"
        raise UsageError(f"`{url}` is a page about a repository, not the repository", hint=hint)
