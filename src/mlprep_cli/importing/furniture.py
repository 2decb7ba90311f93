"""The furniture of a page: adverts, counters and navigation, which say nothing about the question."""

import re

LONGEST = 180  # characters: no advert is longer, so that no sentence of a question is taken for one
COUNTED = (
    r"solved|solves?|views?|likes?|upvotes?|votes?|comments?|repl(?:y|ies)|attempts?|submissions?|saves?|shares?"
    r"|followers?|members?|solutions|answers?|discussions?|learners?|bookmarks?"
)
COUNTERS = re.compile(
    rf"[\d.,]{{1,12}}\s?[km]?\+?\s?(?:people |users )?(?:have )?(?:{COUNTED})(?: (?:this|so far|today))?"
    rf"|(?:{COUNTED}|accepted|acceptance(?: rate)?)\s?[:\-]?\s?[\d.,]{{1,12}}\s?[km%]?\+?"
    r"|(?:≈|~)?\d{1,3}\s?min(?:ute)?s? read"
)
NUMBERS = re.compile(r"[\d.,]{1,12}\s?[km%]?\+?")
ADVERTS = re.compile(
    r"(?:©|copyright\b|\(c\)).{0,100}|.{0,80}\ball rights reserved\b.{0,40}"
    r"|sharpen your skills\b.{0,60}|ready to (?:ace|crack|land|level|practi[cs]e|start)\b.{0,80}"
    r"|(?:please )?(?:sign|log) ?(?:up|in) (?:to|for|now|free|with|and)\b.{0,80}|create (?:a free|an) account\b.{0,60}"
    r"|unlock (?:the|this|all|full|more|premium|your)\b.{0,80}|upgrade (?:now|your|to (?:pro|premium|plus))\b.{0,60}"
    r"|(?:subscribe (?:to|for|now)|go premium|become a member|join (?:over )?[\d,]+)\b.{0,80}"
    r"|practi[cs]e (?:more|similar|this|these|with)\b.{0,60}\b(?:problems?|questions?|interviews?|workspace)\b.{0,90}"
    r"|.{0,80}\btrack your progress\b.{0,40}|we use cookies\b.{0,120}|this (?:site|website) uses cookies\b.{0,120}"
    r"|was this (?:question|page|answer|article|helpful)\b.{0,30}|(?:share|tweet) (?:this|on|via)\b.{0,30}"
    r"|download (?:our|the) app\b.{0,40}|(?:start|try|join|get started)\b.{0,40}\bfree(?: trial| account| today)?[.!]?"
    r"|(?:advertisement|sponsored)(?: content)?"
)
LOCKED = re.compile(
    r"(?:unlock|upgrade|subscribe|(?:please )?(?:sign|log) ?(?:up|in)|go premium)\b.{0,60}"
    r"\b(?:answers?|solutions?|explanations?|full|rest|see|view|read|reading|continue)\b.{0,60}"
    r"|(?:show|read|see|view) (?:more|the (?:full|rest)\b.{0,30}|full .{0,30})"
)
NAVIGATION = """
    home | menu | search | log in | login | sign in | sign up | register | get started | pricing | blog | about
    | about us | contact | contact us | share | save | bookmark | report | report an issue | like | reply | copy
    | copy link | copied | previous | next | prev | back | back to top | previous question | next question |
    skip to content | skip to main content | show more | show less | read more | load more | view all | see all
    | expand all | collapse all | show answer | hide answer | reveal answer | show solution | hide solution |
    show hint | dark mode | light mode | loading | privacy | privacy policy | terms | terms of service | terms
    of use | cookie policy | cookies | accept | accept all | accept cookies | accept all cookies | ad | ads |
    subscribe | follow us | table of contents | on this page | edit | submit | run | discuss | leave a comment |
    add a comment | mark as solved | mark as done | solved | unsolved | problems | courses | dashboard |
    leaderboard | premium | faq | help | support | careers | feedback
"""
WORDS = frozenset(" ".join(words.split()) for words in NAVIGATION.split("|"))
SMALL = {"a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with", "your", "our", "more"}


def is_furniture(line: str) -> bool:
    """Tell whether a line, wherever it stands, is an advert or a counter."""
    words = _plain(line)
    if not words or len(words) > LONGEST:
        return False
    return bool(COUNTERS.fullmatch(words) or ADVERTS.fullmatch(words)) or _invites(line)


def is_edge_furniture(line: str) -> bool:
    """Tell whether a line at the top or the bottom of a page is navigation, or a number that counts something."""
    words = _plain(line)
    return words.rstrip(".! ") in WORDS or bool(NUMBERS.fullmatch(words)) or is_furniture(line)


def is_lock(line: str) -> bool:
    """Tell whether a line says that more would follow for those who pay or click."""
    words = _plain(line)
    return len(words) <= LONGEST and bool(LOCKED.fullmatch(words.rstrip(".! ")))


def _invites(line: str) -> bool:
    """Tell an invitation (`Explore ML Interview Prep`) from a task (`Explore the trade-offs`): it names a product."""
    first, *rest = line.strip(" #*_[]>→»").split()[:12] or [""]
    named = [word for word in rest if word.casefold() not in SMALL]
    return first in {"Explore", "Discover", "Browse"} and bool(named) and all(word[0].isupper() for word in named)


def _plain(line: str) -> str:
    """Return a line in lower case without marks around it; "" for a list item, which is content."""
    if len(line) > LONGEST * 2 or re.match(r"\s*(?:[-+•]|\*\s)\s*\S", line):
        return ""
    return " ".join(line.casefold().replace("\u2019", "'").strip(" \t#*_[]>→»|·").split())
