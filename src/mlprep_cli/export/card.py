"""How a card looks in Anki: the fields of a note, the two sides made of them, and a style for day and night."""

from collections.abc import Mapping
from dataclasses import dataclass

# Greys that let the background through suit Anki's light and dark alike.
STYLE = """\
.card { font: 17px/1.5 system-ui, sans-serif; text-align: left; max-width: 46em; margin: 0 auto; padding: 0 .5em; }
.card h1 { font-size: 1.25em; margin: .4em 0; }
.card h2 { font-size: 1.05em; margin: 1.2em 0 .3em; border-bottom: 1px solid rgba(128,128,128,.4); }
.card h3, .card h4 { font-size: 1em; margin: 1em 0 .3em; }
.about, .context { opacity: .7; font-size: .9em; }
.context { border-left: 3px solid rgba(128,128,128,.5); padding-left: .8em; margin: .6em 0; }
code, pre { font: .9em/1.4 ui-monospace, monospace; background: rgba(128,128,128,.15); border-radius: 4px; }
code { padding: .1em .25em; }
pre { padding: .6em .8em; overflow-x: auto; white-space: pre; }
pre code { background: none; padding: 0; font-size: 1em; }
table { border-collapse: collapse; margin: .6em 0; }
th, td { border: 1px solid rgba(128,128,128,.5); padding: .25em .6em; }
li { margin: .25em 0; }
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of note. `id` is permanent: by it, Anki knows its notes again. New fields go to the end."""

    id: int
    name: str
    fields: tuple[str, ...]
    front: str
    back: str


def _parts(headings: Mapping[str, str]) -> str:
    """Return the template of some fields below their headings, each left out where the field is empty."""
    parts = (f"{{{{#{name}}}}}\n<h2>{title}</h2>\n{{{{{name}}}}}\n{{{{/{name}}}}}" for name, title in headings.items())
    return "\n".join(parts)


QUESTION = Kind(
    id=1_483_920_517,
    name="mlprep question",
    fields=("Title", "About", "Question", "Expectations", "Points", "Answer", "Pitfalls", "References", "Id"),
    front="\n".join(
        [
            '<div class="about">{{About}}</div>',
            "<h1>{{Title}}</h1>",
            "{{Question}}",
            _parts({"Expectations": "What the interviewer expects"}),
        ]
    ),
    back="\n".join(
        [
            "{{FrontSide}}",
            '<hr id="answer">',
            _parts(
                {
                    "Points": "What a strong answer says",
                    "Answer": "Sample answer",
                    "Pitfalls": "Pitfalls",
                    "References": "References",
                }
            ),
        ]
    ),
)
FOLLOW_UP = Kind(
    id=1_483_920_518,
    name="mlprep follow-up",
    fields=("Question", "Title", "Context", "Answer", "Id"),
    front="""\
<div class="about">Follow-up to: {{Title}}</div>
<div class="context">{{Context}}</div>
<h1>{{Question}}</h1>""",
    back='{{FrontSide}}\n<hr id="answer">\n{{Answer}}',
)
