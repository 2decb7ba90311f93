"""HTML put right for its parser: without comments, which take it too long, and with the ends it takes for granted."""

import re

LIST_TAG = re.compile(r"<(/?(?:ul|ol|li))(?=[\s/>])", re.IGNORECASE)
DECLARATION = re.compile(r"<[!?][^<>]{0,300}>?")


def tidied(text: str) -> str:
    """Return HTML without comments and declarations, and with an end for each item of a list."""
    return _with_ends(DECLARATION.sub("", _without_comments(text)))


def _without_comments(text: str) -> str:
    """Return HTML without its comments; the parser needs time in the square of those that do not end."""
    kept, place = list[str](), 0
    while (start := text.find("<!--", place)) >= 0:
        kept.append(text[place:start])
        stop = text.find("-->", start + 2)
        if stop < 0:
            return "".join([*kept, text[start:].replace("<!--", "")])
        place = stop + 3
    return "".join([*kept, text[place:]])


def _with_ends(text: str) -> str:
    """Return HTML with an end for each item of a list: HTML lets one leave it out, the parser does not."""
    opened = [False]  # whether an item is open, in each list around

    def ended(match: re.Match[str]) -> str:
        name, had = match[1].casefold(), opened[-1]
        if name in {"ul", "ol"}:
            opened.append(False)
        elif name in {"/ul", "/ol"}:
            had = opened.pop() if len(opened) > 1 else False
            return f"</li>{match[0]}" if had else match[0]
        else:
            opened[-1] = name == "li"
            return f"</li>{match[0]}" if name == "li" and had else match[0]
        return match[0]

    return LIST_TAG.sub(ended, text)
