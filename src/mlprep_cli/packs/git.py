"""Fetching a repository with `git`, so that nothing of it runs: no hooks, filters, submodules, prompts."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from mlprep_cli.errors import MlprepError
from mlprep_cli.packs.address import TRANSPORTS, GitAddress

SECONDS = 180.0
LAST_SECONDS = 5.0
# Variables of git that a user may need; the others could point git at another repository or run programs.
KEPT = {
    "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_EXEC_PATH",
    "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
}  # fmt: skip
SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.autocrlf=false",
    "core.fsmonitor=false",
    "protocol.ext.allow=never",
    "submodule.recurse=false",
    "filter.lfs.smudge=",
    "filter.lfs.process=",
    "filter.lfs.required=false",
)
CLONE = ("--quiet", "--depth=1", "--single-branch", "--no-tags", "--no-recurse-submodules", "--template=")


def clone(address: GitAddress, into: Path, environment: Mapping[str, str], seconds: float = SECONDS) -> str:
    """Fetch the newest commit of a repository into a new folder, without its `.git`; return the commit's hash.

    Raises:
        MlprepError: git is missing or fails, or it takes longer than `seconds`.
    """
    branch = [f"--branch={address.branch}"] if address.branch else []
    try:
        _git(["clone", *CLONE, *branch, "--", address.url, str(into)], environment, seconds)
        commit = _git(["-C", str(into), "rev-parse", "--verify", "HEAD"], environment, seconds).strip()
    except _GitError as error:
        raise MlprepError(f"`{address.url}` cannot be fetched: {error}", hint=_hint(str(error))) from error
    shutil.rmtree(into / ".git")
    return commit


class _GitError(Exception):
    """What git said was wrong."""


def _git(words: Sequence[str], environment: Mapping[str, str], seconds: float) -> str:
    """Run git and return its output. When we are told to end, it is told too."""
    settings = [word for setting in SETTINGS for word in ("-c", setting)]
    try:
        process = subprocess.Popen(  # noqa: S603 - fixed words, and a URL after `--`
            ["git", *settings, *words],  # noqa: S607 - the user's git
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=_environment(environment),
        )
    except OSError as error:
        hint = "install git, or download the pack and add its folder"
        raise MlprepError(f"`git` cannot be started: {error.strerror}", hint=hint) from error
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        _stop(process)
        raise _GitError(f"it took longer than {seconds:g} seconds") from None
    except BaseException:
        _stop(process)
        raise
    if process.returncode:
        raise _GitError(_reason(err, process.returncode))
    return out


def _environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for git: it asks nothing, and takes only transports that run no program."""
    kept = {name: value for name, value in environment.items() if not name.startswith("GIT_") or name in KEPT}
    return kept | {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "GIT_ALLOW_PROTOCOL": ":".join(TRANSPORTS),
        "LC_ALL": "C",
    }


def _stop(process: "subprocess.Popen[str]") -> None:
    """End git, which then ends its own children and removes what it has written."""
    process.terminate()
    try:
        process.communicate(timeout=LAST_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _reason(err: str, status: int) -> str:
    """Return the line of git's that says what is wrong."""
    lines = [line.strip() for line in err.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:"))]
    line = (telling or lines or [f"git ended with status {status}"])[0]
    return line.removeprefix("fatal:").removeprefix("error:").strip().rstrip(".")


def _hint(reason: str) -> str:
    """Say what to do about a failure of git."""
    if any(words in reason for words in ("terminal prompts disabled", "Authentication", "Permission denied")):
        return "check the URL; a private repository needs ssh, or a credential helper of git"
    if "emote branch" in reason:
        return "check the name that follows `--branch`"
    if "Needed a single revision" in reason:
        return "the repository is empty: it needs a commit"
    return "check the URL and your connection, then try again"
