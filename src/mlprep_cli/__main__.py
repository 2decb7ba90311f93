"""The program: `mlprep` and `python -m mlprep_cli`."""

import sys


def main() -> None:
    """Run mlprep on this process's arguments and exit with its status."""
    if sys.argv[1:] == ["--version"]:  # asked by scripts: quicker than anything has to be imported for
        from mlprep_cli import __version__

        print(f"mlprep {__version__}")  # noqa: T201
        return
    from mlprep_cli.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
