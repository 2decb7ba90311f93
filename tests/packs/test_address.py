"""What a source of packs may be called."""

from pathlib import Path

import pytest

from mlprep_cli.errors import UsageError
from mlprep_cli.packs.address import Address, FolderAddress, GitAddress, InstalledAddress, git_address, parse_address


def parsed(text: str, branch: str = "") -> Address:
    """Return what a text names where the package `acme` is installed."""
    return parse_address(text, branch, is_installed=lambda name: name == "acme")


@pytest.mark.parametrize(
    ("text", "url", "subfolder"),
    [
        ("https://host.example/you/packs", "https://host.example/you/packs", ""),
        ("https://host.example/you/packs.git#nlp", "https://host.example/you/packs.git", "nlp"),
        ("ssh://git@host.example:2222/you/packs", "ssh://git@host.example:2222/you/packs", ""),
        ("git@host.example:you/packs.git#a/b/", "git@host.example:you/packs.git", "a/b"),
        ("file:///srv/packs", "file:///srv/packs", ""),
    ],
)
def test_git_urls(text: str, url: str, subfolder: str) -> None:
    """The usual ways to write a git URL are understood, with a subfolder after `#` and a branch."""
    assert parsed(text, "main") == GitAddress(url, "main", subfolder)


@pytest.mark.parametrize(
    "text",
    [
        "--upload-pack=touch /tmp/x",
        "-u./x",
        "ext::sh -c touch% /tmp/x",
        "EXT::sh",
        "fd::17",
        "file::/srv/packs",
        "http://host.example/packs",
        "git://host.example/packs",
        "ftp://host.example/packs",
        "ssh://-oProxyCommand=touch/packs",
        "ssh://-oProxyCommand=touch@host.example/packs",
        "git@-oProxyCommand=touch:packs",
        "git@host.example:-packs",
        "https://you:secret@host.example/packs",
        "https://[host.example/packs",
        "https://host.example/packs#../..",
        "https://host.example/packs#/etc",
        "https://host.example/packs#a/.git",
        "https://host.example/packs#-x",
        "https://host.example/\x1b[31mpacks",
        "https://host.example/packs\nhttps://host.example",
        "no-such-thing",
        "",
        "  ",
        "a" * 5000,
        "nul\0",
    ],
)
def test_what_is_not_safe_or_not_there_is_refused(text: str) -> None:
    """An option, a transport that runs programs or is open to all, a password, a way out: none gets to git."""
    with pytest.raises(UsageError):
        parsed(text)


@pytest.mark.parametrize("branch", ["-x", "--upload-pack=x", "a\nb"])
def test_branch_that_is_an_option_is_refused(branch: str) -> None:
    """A branch cannot begin with a dash, or hold two lines."""
    with pytest.raises(UsageError, match="cannot be a branch"):
        parsed("https://host.example/packs", branch)


def test_web_page_is_refused_with_the_url_that_is_meant() -> None:
    """Whoever copies the address of a folder's page is told what to type."""
    with pytest.raises(UsageError) as caught:
        parsed("https://host.example/you/packs/tree/main/sets/nlp")
    assert caught.value.hint == "`mlprep packs add https://host.example/you/packs#sets/nlp --branch main`"


def test_folder_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that exists is meant, whatever else has its name; it is found again from anywhere."""
    (tmp_path / "acme").mkdir()
    monkeypatch.chdir(tmp_path)
    assert parsed("acme") == FolderAddress(tmp_path / "acme")
    assert parsed("python:acme") == InstalledAddress("acme")


def test_installed_package() -> None:
    """A name that is no folder may be that of an installed package."""
    assert parsed("acme") == InstalledAddress("acme")


@pytest.mark.parametrize("text", ["acme", "."])
def test_only_git_has_branches(text: str) -> None:
    """A branch of anything else is an error, not ignored."""
    with pytest.raises(UsageError, match="no git URL"):
        parsed(text, "main")


@pytest.mark.parametrize("text", ["/srv/packs", "--upload-pack=x", "acme", "", "#x", "ext::sh"])
def test_note_that_was_tampered_with_is_refused(text: str) -> None:
    """What an update reads from disk is looked at as closely as what was typed."""
    with pytest.raises(UsageError):
        git_address(text, "")
