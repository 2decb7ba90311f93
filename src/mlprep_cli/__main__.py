"""The program: `mlprep` and `python -m mlprep_cli`."""

import sys


def main() -> None:
    """Run mlprep on this process's arguments and exit with its status."""
    from mlprep_cli.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
