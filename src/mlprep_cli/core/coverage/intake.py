"""What an answer is before it is compared: how much of it is read, and what makes a comparison senseless."""

import re

from mlprep_cli.core.coverage.guard import grammar_share
from mlprep_cli.core.coverage.words import stems, words

MOST_LETTERS = 20_000  # of an answer that are compared: about 3,000 words, ten times a long answer
FENCED = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1[^\n]*$|\Z)", re.MULTILINE | re.DOTALL)
CODE = re.compile(
    r"[;{}]\s*$|^\s*(?:def|class|import|from|for|while|if|return|print|elif|else|try|with)\b.*[:()\w]$|^\s*[\w.\[\]]+\s*=\s*\S|^\s*[@#]|\w\(.*\)\s*$"
)
CODE_SHARE, GLANCE = 0.7, 200  # of the lines; letters of each that are looked at
FEWEST_STEMS = 2  # different ones
ENGLISH_SHARE, FOREIGN_SHARE, FOREIGN_WORDS = 0.15, 0.12, 6
# Words of grammar of languages that candidates are likely to write, none of them English.
_STRANGE = """
    der die das und ist nicht ein eine mit von zu den dem für auf sich wir wenn weil le la les des et est une un dans
    que pour pas sur avec el los las una por con para como es del se il di che non per sono è da em não uma os com het
    een niet van och att det som på är jest nie się że och je ve bir için ile
"""
FOREIGN = frozenset(_STRANGE.split())


def part_read(answer: str) -> tuple[str, str]:
    """Return the part of an answer that is compared, and a note where that is not the whole."""
    if len(answer) <= MOST_LETTERS:
        return answer, ""
    head = answer[:MOST_LETTERS]
    cut = max(head.rfind(" "), head.rfind("\n"))
    note = f"Only the first {MOST_LETTERS:,} characters of the answer, about 3,000 words, were compared."
    return head[:cut] if cut > MOST_LETTERS // 2 else head, note


def unreadable(text: str) -> str:
    """Return why a text cannot be compared with English sentences, as a sentence; "" where it can."""
    if is_foreign(text, words(text)):
        return "The answer does not seem to be in English; feedback is for English answers."
    if text.strip() and is_code(text):
        return "The answer is only code; feedback compares sentences."
    return ""


def emptiness(text: str) -> str:
    """Return what makes a text say nothing at all, as a sentence; "" where it says something."""
    found = words(text)
    if not text.strip():
        return "The answer is empty."
    if not any(word[0].isalpha() for word in found):
        return "The answer has no words to compare."
    if len(set(stems(found))) < FEWEST_STEMS:
        return "The answer says too little to be compared."
    return ""


def is_foreign(text: str, found: tuple[str, ...]) -> bool:
    """Tell whether a text, given with its words, is in another language or another script."""
    letters = [char for char in text if char.isalpha()]
    if letters and sum(_is_far(char) for char in letters) > len(letters) / 2:
        return True
    strange = sum(word in FOREIGN for word in found)
    return (
        len(found) >= FOREIGN_WORDS
        and grammar_share(found) < 2 * ENGLISH_SHARE
        and strange > FOREIGN_SHARE * len(found)
    )


def is_code(text: str) -> bool:
    """Tell whether a text is a fenced block of code, or lines of code, with hardly a word beside it."""
    prose = FENCED.sub("", text)
    if not prose.strip():
        return True
    lines = [line for line in prose.splitlines() if line.strip()]
    return len(lines) > 1 and sum(bool(CODE.search(line[:GLANCE])) for line in lines) >= CODE_SHARE * len(lines)


def _is_far(char: str) -> bool:
    """Tell whether a letter is of a script other than Latin and Greek, which formulas use."""
    return ord(char) > 0x3FF and not 0x1D00 <= ord(char) <= 0x2BFF and not 0x1D400 <= ord(char) <= 0x1D7FF
