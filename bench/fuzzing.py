"""The promises of tests/fuzz under atheris: `python bench/fuzzing.py importer CORPUS -max_total_time=600`.

atheris is not among the packages of `dev`: `pip install atheris`. What follows the name goes to libFuzzer; a folder
among it is the corpus, which grows. Inputs that break a promise are left in the working folder as `crash-...`.
"""

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

with atheris.instrument_imports(include=["mlprep_cli", "markdownify"]):
    from fuzz.promises import KINDS, PROMISES


def seeds(folder: Path, target: str) -> None:
    """Fill a corpus with the files of the tests and the bundled questions."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = [
        *(ROOT / "tests" / "data" / "import").iterdir(),
        *sorted((ROOT / "data" / "questions").glob("*/*.md"))[:6],
    ]
    for path in sources:
        for number in range(len(KINDS)) if target == "importer" else [0]:
            first = bytes([number]) if target == "importer" else b""
            (folder / f"seed-{path.name}-{number}").write_bytes(first + path.read_bytes())


def main() -> None:
    """Fuzz one target until told to stop."""
    if len(sys.argv) < 2 or sys.argv[1] not in PROMISES:
        sys.exit(f"usage: python bench/fuzzing.py {{{'|'.join(PROMISES)}}} [CORPUS] [-max_total_time=SECONDS ...]")
    target = sys.argv.pop(1)
    for word in sys.argv[1:]:
        if not word.startswith("-"):
            seeds(Path(word), target)
    atheris.Setup(sys.argv, PROMISES[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
