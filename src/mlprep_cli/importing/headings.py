"""Which part of a question a heading announces, in whichever words a page puts it."""

import re

LONGEST = 80  # characters: no heading is longer
# By part: what a heading as a whole may say. `sure` ones announce their part wherever they stand.
SURE = {
    "expectations": r"what (?:the |your |an? )?interviewers? (?:is |are |will be )?(?:expects?|looks?|looking|wants?"
    r"|seeks?|listens?|listening|assess(?:es|ing)?|evaluat\w+|tests?|testing)(?: for| to hear| to see)?"
    r"|what do(?:es)? (?:the )?interviewers? (?:expect|look for|want)|(?:interviewer(?:'s)? )?expectations"
    r"|what (?:we|they)(?:'re| are)? (?:expect|look(?:ing)? for)|(?:evaluation|assessment|grading) criteria"
    r"|what (?:a )?good (?:answer )?looks like",
    "topics": r"(?:key|main|core|related|relevant) (?:topics|concepts|skills|themes|areas)"
    r"(?: to (?:cover|know|review|mention))?"
    r"|topics (?:to cover|covered)|(?:skills|concepts) (?:tested|covered)",
    "approach": r"how (?:to|would you|should you|do you|you (?:might|could|should)) "
    r"(?:approach|think about|tackle|solve|answer|structure)(?: (?:this|it|the|your|an?))?(?: \w+)?"
    r"|(?:suggested|recommended|possible|solution|step-by-step) (?:approach|framework|strategy)"
    r"|approaching (?:this|the) (?:question|problem)|hints?|hints? (?:&|and) tips",
    "answer": r"(?:sample|model|example|suggested|ideal|full|reference|worked|detailed|strong|complete|good|expert|"
    r"official|possible) (?:answer|solution|response)s?|(?:the )?(?:answer|solution)",
    "pitfalls": r"(?:common|typical|frequent) (?:pitfalls?|mistakes?|errors?|misconceptions?)(?: to avoid)?"
    r"|(?:mistakes|pitfalls|things) to avoid|what (?:not to do|to avoid)|red flags",
    "follow_ups": r"(?:(?:possible|potential|likely|common|typical|sample|some) )?"
    r"follow[- ]?ups?(?: questions?)?(?: to expect)?"
    r"|(?:possible |likely )?(?:next|further|deeper) questions",
    "references": r"further reading|references(?: (?:&|and) further reading)?"
    r"|(?:additional|useful|helpful) (?:resources|links|reading)",
    "prompt": r"(?:the |full |original )?(?:interview )?(?:question|problem)(?: statement| description| prompt)?",
    "summary": r"quick (?:overview|summary)|(?:question|problem) (?:overview|summary)|tl;?dr|at a glance",
}
# What pages add to a question, and is none of its parts.
SURE["other"] = (
    r"(?:related|similar|recommended|more|trending|popular) (?:interview )?(?:questions?|problems?|articles?|posts?)"
    r"|(?:comments?|discussions?|replies)(?: \(?\d{1,6}\)?)|\d{1,6} comments?|about the author"
)
# These may as well head a part of an answer.
LIKELY = {
    "expectations": r"rubric|what to cover|requirements",
    "topics": r"topics|concepts|tags|skills|categor(?:y|ies)",
    "approach": r"(?:the |general |our )?approach|strategy|tips(?: (?:&|and) tricks)?|guidance|framework"
    r"|th(?:ink|ought)(?:ing)? process",
    "answer": r"explanation|response|walkthrough",
    "pitfalls": r"pitfalls?|mistakes?|misconceptions?",
    "references": r"resources|sources|bibliography|links",
    "prompt": r"description|prompt|task|scenario|context",
    "summary": r"overview|summary|introduction",
}
SHORT = {"q": "prompt", "a": "answer"}  # of `Q: ...` and `A: ...`
MARKS = re.compile(r"^[\s#>*_=~`\W]*(?:\d{1,2}[.)]\s+)?|[\s#*_=~`:.\-–—?]+$")
LINK = re.compile(r"!?\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)")


def _compiled(table: dict[str, str]) -> dict[str, re.Pattern[str]]:
    return {part: re.compile(f"(?:{words})") for part, words in table.items()}


_SURE, _LIKELY = _compiled(SURE), _compiled(LIKELY)


def part_of(heading: str, *, sure: bool = False) -> str:
    """Return the part that a heading announces; "" for none.

    Args:
        heading: without or with the signs that mark it as one.
        sure: whether only headings count that nothing else would have.
    """
    if len(heading) > LONGEST * 3:
        return ""
    name = bare(heading).casefold().replace("\u2019", "'")
    if not name or len(name) > LONGEST:
        return ""
    for table in (_SURE,) if sure else (_SURE, _LIKELY):
        for part, words in table.items():
            if words.fullmatch(name):
                return part
    return ""


def bare(heading: str) -> str:
    """Return the words of a heading without its marks, its number, its link and its colon."""
    return MARKS.sub("", " ".join(LINK.sub(r"\1", heading).split()))


def unglued(line: str) -> list[str]:
    """Return a line as the lines that it was before a page lost the break between them.

    `Explore ML Interview PrepSample Answer` is an advert and a heading; a heading is never part of a longer sentence.
    """
    if not LONGEST * 3 > len(line) > 3:
        return [line]
    for match in re.finditer(r"(?<=[a-z0-9.!?)])(?=[A-Z])", line):
        before, after = line[: match.start()], line[match.start() :]
        if part_of(after, sure=True) and " " in bare(after):
            return [*unglued(before), after]
        if part_of(before, sure=True) and " " in bare(before):
            return [before, *unglued(after)]
    return [line]


def labelled(line: str) -> tuple[str, str]:
    """Return the part that a line such as `Answer: because ...` announces, and what it says; "" for none."""
    label, colon, rest = line[: LONGEST + 3].partition(":")
    if not colon or not rest.strip():
        return "", ""
    name = bare(label).casefold()
    part = SHORT.get(name) or part_of(label, sure=True)
    return (part, line.partition(":")[2].strip(" \t*_")) if part else ("", "")
