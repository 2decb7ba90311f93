"""Fetching with git, from real repositories."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import QUESTION_MD, write_pack
from mlprep_cli.errors import MlprepError
from mlprep_cli.packs.address import GitAddress
from mlprep_cli.packs.git import clone
from repositories import AUTHOR, commit, git

ENVIRONMENT = {"PATH": os.environ["PATH"], **AUTHOR}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository that is a pack, with one commit."""
    folder = write_pack(tmp_path / "repository" / "lab", scaling=QUESTION_MD)
    commit(folder)
    return folder


def test_newest_commit_without_history(tmp_path: Path, repository: Path) -> None:
    """The files of the newest commit arrive, and nothing of git beside them."""
    (repository / "more.md").write_text("more", encoding="utf-8")
    newest = commit(repository)
    assert clone(GitAddress(repository.as_uri()), tmp_path / "new", ENVIRONMENT) == newest
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"pack.toml", "scaling.md", "more.md"}


def test_branch_and_tag(tmp_path: Path, repository: Path) -> None:
    """A branch or a tag can be asked for; one that does not exist is an error that says so."""
    first = git(repository, "rev-parse", "HEAD")
    git(repository, "tag", "v1")
    git(repository, "branch", "old")
    (repository / "more.md").write_text("more", encoding="utf-8")
    commit(repository)
    for name in ("v1", "old"):
        assert clone(GitAddress(repository.as_uri(), name), tmp_path / name, ENVIRONMENT) == first
    with pytest.raises(MlprepError) as caught:
        clone(GitAddress(repository.as_uri(), "none"), tmp_path / "none", ENVIRONMENT)
    assert "Remote branch none not found" in caught.value.message
    assert caught.value.hint == "check the name that follows `--branch`"


def test_nothing_of_a_repository_runs(tmp_path: Path, repository: Path) -> None:
    """No hook of the user's templates, no filter that attributes ask for, no submodule."""
    ran = tmp_path / "ran"
    hooks = tmp_path / "templates" / "hooks"
    hooks.mkdir(parents=True)
    (hooks / "post-checkout").write_text(f"#!/bin/sh\ntouch {ran}\n", encoding="utf-8")
    (hooks / "post-checkout").chmod(0o755)
    settings = tmp_path / "gitconfig"
    settings.write_text(
        f'[init]\ntemplateDir = {hooks.parent}\n[filter "lfs"]\nsmudge = touch {ran}; cat\nrequired = true\n'
        f"[core]\nhooksPath = {hooks}\n[submodule]\nrecurse = true\n",
        encoding="utf-8",
    )
    (repository / ".gitattributes").write_text("*.md filter=lfs\n", encoding="utf-8")
    inner = write_pack(tmp_path / "inner", scaling=QUESTION_MD)
    commit(inner)
    git(repository, "-c", "protocol.file.allow=always", "submodule", "add", "--quiet", inner.as_uri(), "sub")
    commit(repository)
    clone(GitAddress(repository.as_uri()), tmp_path / "new", ENVIRONMENT | {"GIT_CONFIG_GLOBAL": str(settings)})
    assert not ran.exists()
    assert (tmp_path / "new" / "scaling.md").read_text(encoding="utf-8") == QUESTION_MD
    assert not (tmp_path / "new" / "sub" / "pack.toml").exists()


@pytest.mark.parametrize("url", ["ext::sh -c 'touch% RAN'", "--upload-pack=touch RAN", "git://127.0.0.1:1/x"])
def test_git_itself_is_told_to_refuse(tmp_path: Path, url: str) -> None:
    """Even a URL that should never have come this far runs nothing."""
    ran = tmp_path / "ran"
    with pytest.raises(MlprepError):
        clone(GitAddress(url.replace("RAN", str(ran))), tmp_path / "new", ENVIRONMENT)
    assert not ran.exists()


def test_environment_cannot_redirect_git(tmp_path: Path, repository: Path) -> None:
    """Variables that git itself sets, as inside a hook, do not point it at another repository."""
    other = tmp_path / "other"
    other.mkdir()
    environment = ENVIRONMENT | {"GIT_DIR": str(other), "GIT_WORK_TREE": str(other), "GIT_INDEX_FILE": str(other / "i")}
    clone(GitAddress(repository.as_uri()), tmp_path / "new", environment)
    assert (tmp_path / "new" / "scaling.md").exists()
    assert not list(other.iterdir())


def test_names_that_climb_out_are_refused(tmp_path: Path, repository: Path) -> None:
    """A tree made by hand with `..` in it writes nothing outside the clone."""
    blob = git(repository, "hash-object", "-w", "--stdin", stdin="escaped")
    inner = git(repository, "mktree", stdin=f"100644 blob {blob}\tescaped.md")
    outer = git(repository, "mktree", stdin=f"040000 tree {inner}\t..")
    bad = git(repository, "commit-tree", outer, "-m", "Climb")
    git(repository, "update-ref", "refs/heads/main", bad)
    with pytest.raises(MlprepError, match="cannot be fetched"):
        clone(GitAddress(repository.as_uri()), tmp_path / "a" / "new", ENVIRONMENT)
    assert not list(tmp_path.rglob("escaped.md"))


@pytest.mark.parametrize(
    ("url", "hint"), [("file:///no/such/repository", "check the URL"), ("EMPTY", "the repository is empty")]
)
def test_what_cannot_be_fetched_is_said(tmp_path: Path, url: str, hint: str) -> None:
    """A failure carries git's reason in one line, and what to do."""
    (tmp_path / "empty").mkdir()
    git(tmp_path / "empty", "init", "--quiet")
    with pytest.raises(MlprepError) as caught:
        clone(GitAddress(url.replace("EMPTY", (tmp_path / "empty").as_uri())), tmp_path / "new", ENVIRONMENT)
    assert "\n" not in caught.value.message
    assert caught.value.hint.startswith(hint)


def test_without_git(tmp_path: Path, repository: Path) -> None:
    """Where there is no git, the way without it is named."""
    with pytest.raises(MlprepError) as caught:
        clone(GitAddress(repository.as_uri()), tmp_path / "new", {"PATH": str(tmp_path)})
    assert caught.value.message == "`git` cannot be started: No such file or directory"
    assert "add its folder" in caught.value.hint


@pytest.fixture
def slow_git(tmp_path: Path) -> Path:
    """A folder with a `git` that takes its time, and says when it starts and when it is told to end."""
    script = tmp_path / "bin" / "git"
    script.parent.mkdir()
    script.write_text(
        f"#!/bin/sh\ntrap 'touch {tmp_path}/told; exit 1' TERM\ntouch {tmp_path}/started\n"
        "i=0; while [ $i -lt 100 ]; do sleep 0.1; i=$((i+1)); done\n",
        encoding="utf-8",
    )
    script.chmod(0o755)
    return script.parent


def test_time_limit(tmp_path: Path, slow_git: Path) -> None:
    """A repository that never comes does not hold us for ever; git is told to end."""
    environment = ENVIRONMENT | {"PATH": f"{slow_git}:{os.environ['PATH']}"}
    with pytest.raises(MlprepError, match=r"longer than 0\.5 seconds"):
        clone(GitAddress("https://host.example/x"), tmp_path / "new", environment, seconds=0.5)
    assert (tmp_path / "told").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_while_fetching(tmp_path: Path, home: Path, slow_git: Path, number: int) -> None:
    """Ctrl-C or a kill in the middle ends git too, and leaves nothing behind."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "mlprep_cli", "packs", "add", "https://host.example/x"],
        env=os.environ | {"PATH": f"{slow_git}:{os.environ['PATH']}", "TMPDIR": str(temporary)},
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(200):
        if (tmp_path / "started").exists():
            break
        time.sleep(0.05)
    process.send_signal(number)
    _, err = process.communicate(timeout=15)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert (tmp_path / "told").exists()
    assert not list(temporary.iterdir())
    assert not (home / "packs").exists()
