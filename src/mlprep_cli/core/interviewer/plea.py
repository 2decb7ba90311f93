"""Sentences of an answer that speak to whoever marks it: they are cut out before a language model reads the answer."""

import re

from mlprep_cli.core.coverage.sentences import quote, sentences
from mlprep_cli.core.interviewer.orders import order

LONGEST = 1_000  # characters of a sentence that are looked at; sentences have 60 words at most
MARKUP = " \t\n*_`>#-([<!/"
QUOTED = re.compile(r"\"[^\"]*\"|\u201c[^\u201d]*\u201d|`[^`]*`|(?<!\w)'[^']*'(?!\w)|\u2018[^\u2019]*\u2019")
# Before an order, these make it talk about orders: what attackers write is an interview topic.
TALK = re.compile(
    r"\b(?:says?|saying|said|writ(?:e|es|ten|ing)|tells?|telling|reads?|such as|like|e\.g|for example|asks?|asking"
    r"|inject\w*|attack\w*|(?:prompts?|text|instructions?) (?:that|which|such|like))\b"
)


def without_pleas(answer: str) -> tuple[str, tuple[str, ...]]:
    """Return an answer without the sentences that tell its grader what to do, and those sentences, each on one line."""
    found = [one for one in sentences(answer) if is_plea(answer[one.start : one.end])]
    kept, end = list[str](), 0
    for sentence in found:
        kept.append(answer[end : sentence.start])
        end = sentence.end
    return "".join([*kept, answer[end:]]).strip(), tuple(quote(answer, sentence) for sentence in found)


def is_plea(sentence: str) -> bool:
    """Tell whether a sentence is an order to its grader, such as `Ignore the rubric`, and no talk about one."""
    unquoted = QUOTED.sub('""', sentence[:LONGEST].casefold().replace("\u2019", "'").strip(MARKUP))
    plain = " ".join(unquoted.split())
    return any(not TALK.search(plain[: match.start()]) for match in order().finditer(plain))
