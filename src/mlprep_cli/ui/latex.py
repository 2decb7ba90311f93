r"""LaTeX as Unicode text: `\frac{a}{b}` as `a/b`, `x_i^2` as `xᵢ²`. Parsed by pylatexenc, which gives most symbols."""

import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from mlprep_cli.model.text import clean

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

# Words that stand upright and apart from what follows, as in `log x`.
OPERATORS = tuple(
    "log ln exp sin cos tan tanh max min arg argmax argmin sup inf lim det rank tr trace Pr sign gcd dim ker".split()  # noqa: SIM905
)
# Stand before and after an operator until it is known what its neighbours are.
BEFORE, AFTER = "\ue000", "\ue001"
# Raised signs that are raised already, or have a letter of their own.
RAISED = {"*": "*", "⊤": "ᵀ", "′": "′", "†": "†", "∘": "°"}
# What pylatexenc 2 leaves out or gives without the space that it needs.
SYMBOLS = {
    "|": "‖", "Vert": "‖", "lVert": "‖", "rVert": "‖", "vert": "|", "lvert": "|", "rvert": "|",
    "mid": " | ", "parallel": " ‖ ", "top": "⊤", "intercal": "⊤",
    "quad": "  ", "qquad": "    ", "colon": ": ", "dots": "…", "ldots": "…", "cdots": "⋯",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "neg": "¬", "lnot": "¬",
}  # fmt: skip
# What only sets the size or the place of other things.
SILENT = (
    *("left", "middle", "right", "displaystyle", "textstyle", "nonumber", "limits", "nolimits", "*"),
    *(f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "m", "r")),
)
# What only dresses letters, so that leaving it out leaves them readable.
DRESSES = {"bm", "boldsymbol", "pmb", "mathbbm", "mathop", "textnormal", "mathclap"}
# What pylatexenc knows but does not show, and what to write in its place.
MISSHOWN = {
    "overline": r"`\bar`", "widehat": r"`\hat`", "widetilde": r"`\tilde`", "overrightarrow": r"`\vec`",
    "underline": "it without the line", "cancel": "it without the stroke",
    **dict.fromkeys(("underbrace", "overbrace"), "what is under or over the brace in the text"),
    **dict.fromkeys(("overset", "underset", "stackrel", "xrightarrow", "xleftarrow"), "the relation in words"),
    **dict.fromkeys(("substack", "tag", "label", "ref", "eqref", "cite", "color", "textcolor"), "it without that"),
}  # fmt: skip
ENVIRONMENTS = {
    "aligned", "align", "align*", "gathered", "split", "equation", "equation*", "cases", "array",
    "matrix", "pmatrix", "bmatrix", "vmatrix", "Vmatrix", "smallmatrix",
}  # fmt: skip
FRACTIONS = ("frac", "tfrac", "dfrac", "cfrac")
RELATIONS = {
    "ne": "≠", "neq": "≠",
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "approx": "≈", "sim": "∼", "propto": "∝", "in": "∈", "notin": "∉",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←", "Rightarrow": "⇒", "implies": "⇒", "iff": "⇔",
    "equiv": "≡", "ll": "≪", "gg": "≫", "times": "×", "cdot": "·", "pm": "±", "subset": "⊂", "subseteq": "⊆",
    "cup": "∪", "cap": "∩", "odot": "⊙", "otimes": "⊗", "oplus": "⊕", "succeq": "⪰", "preceq": "⪯", "succ": "≻",
    "perp": "⊥", "mapsto": "↦", "div": "÷", "simeq": "≃", "cong": "≅", "wedge": "∧", "vee": "∨", "circ": "∘",
}  # fmt: skip


def to_unicode(latex: str) -> str:
    """Return a formula, given without its dollars, as one line of Unicode text per line of the formula.

    What is no LaTeX is returned as it was written.
    """
    try:
        text = str(_converter().latex_to_text(latex.strip()))
    except Exception:  # noqa: BLE001 - pylatexenc stumbles in a dozen ways, and a formula must not end a session
        text = latex
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(_spaced(line) for line in lines if line)


@lru_cache(maxsize=1000)
def unconverted(latex: str) -> str:
    """Return why a formula, given without its dollars, does not come out as meant, and the mend; empty if it does."""
    from pylatexenc.latexwalker import LatexWalker, LatexWalkerError

    try:
        nodes, _, _ = LatexWalker(latex, latex_context=_grammar(), tolerant_parsing=False).get_latex_nodes()
    except LatexWalkerError:
        return "its braces or its `\\begin` and `\\end` do not pair up; mend them"
    except Exception as error:  # noqa: BLE001 - pylatexenc stumbles in a dozen ways over what is no LaTeX
        return f"it is no LaTeX ({type(error).__name__}); mend it"
    faults = (fault for node in _all_nodes(nodes) if (fault := _fault(node)))
    left = "a backslash is left; mend it" if "\\" in to_unicode(latex) else ""
    return next(faults, left)


def _fault(node: Any) -> str:
    """Return why one node of a formula does not come out as meant; empty if it does."""
    from pylatexenc.latexwalker import LatexEnvironmentNode, LatexMacroNode

    if isinstance(node, LatexEnvironmentNode) and node.environmentname not in ENVIRONMENTS:
        return f"`{node.environmentname}` is not known; write it without"
    if not isinstance(node, LatexMacroNode) or node.macroname in DRESSES:
        return ""
    if node.macroname in MISSHOWN:
        return f"`\\{node.macroname}` is not shown; write {MISSHOWN[node.macroname]}"
    known = _converter().knows(node.macroname)
    return "" if known else f"`\\{node.macroname}` is not known; write `\\operatorname{{...}}` or a known sign"


def _all_nodes(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield the nodes of a formula with all that is inside them."""
    for node in filter(None, nodes):
        yield node
        yield from _all_nodes(getattr(node, "nodelist", None) or [])
        arguments = getattr(node, "nodeargd", None)
        yield from _all_nodes((arguments and arguments.argnlist) or [])


def script(text: str, kind: str) -> str:
    """Return `text` raised (kind `super`) or lowered (`sub`): in small letters where Unicode has them all."""
    letters = _small(kind)
    mark = "^" if kind == "super" else "_"
    plain = " ".join(text.replace(BEFORE, "").replace(AFTER, "").split()).replace("-", "−")
    tight = re.sub(r"\s*([−+=,])\s*", r"\1", plain)
    if tight and all(char in letters for char in tight):
        return "".join(letters[char] for char in tight)
    if re.fullmatch(r"\w+", tight):
        return f"{mark}{tight}"
    return f"{mark}({plain})"


@cache
def _small(kind: str) -> dict[str, str]:
    """Return Unicode's small raised or lowered letters by the letter that they stand for."""
    found = dict(RAISED) if kind == "super" else {}
    for code in (*range(0xB2, 0xBA), *range(0x2070, 0x209D), *range(0x1D2C, 0x1D6B), 0x2C7C):
        words = unicodedata.decomposition(chr(code)).split()
        if words[:1] == [f"<{kind}>"] and len(words) == 2:
            found.setdefault(chr(int(words[1], 16)), chr(code))
    return found


def _spaced(text: str) -> str:
    """Return text with the spaces that its signs need: TeX drops those after a macro."""
    text = re.sub(rf"(?<=[\w)\]]){BEFORE}", " ", text).replace(BEFORE, "")
    text = re.sub(rf"{AFTER}(?=[^\s(\[^_,.)\]ᴬ-ᵪ⁰-ₜ²³¹])", " ", text).replace(AFTER, "")
    text = re.sub(r"\s*([=≠<>≤≥≈])\s*", r" \1 ", text)
    text = re.sub(r"(?<=\S)([-+/]) ", r" \1 ", text)
    return re.sub(r"(?<=\S) +(?=\S)", " ", text).replace("( ", "(").replace(" )", ")").strip()


def _fraction(above: str, under: str) -> str:
    """Return a fraction on one line, with brackets where its parts need them."""
    return f"{_closed(above)}/{_closed(under)}"


def _closed(part: str) -> str:
    """Return a part of a formula in brackets unless it holds together by itself."""
    tight = part.strip()
    if re.fullmatch(r"[^\s+\-−/·×=]+", tight) or re.fullmatch(r"[\w^]*\([^()]*\)|‖[^‖]*‖\S*", tight):
        return tight
    return f"({tight})"


def _root(node: Any, l2tobj: Any) -> str:
    """Return a root, with its degree where it has one."""
    degree, under = node.nodeargd.argnlist
    small = script(_text(degree, l2tobj), "super") if degree is not None else ""
    content = _text(under, l2tobj).strip()
    return f"{small}√{content}" if re.fullmatch(r"\w", content) else f"{small}√({content})"


def _text(node: Any, l2tobj: Any) -> str:
    """Return a node's content as text."""
    return str(l2tobj.nodelist_to_text([node])) if node is not None else ""


def _argument(node: Any, l2tobj: Any, index: int = 0) -> str:
    """Return one argument of a macro as text."""
    return _text(node.nodeargd.argnlist[index], l2tobj)


def _unknown(node: Any) -> str:
    r"""Return the name of a macro that nobody knows, unless it seems to dress what follows, as `\bm{x}` does."""
    dresses = node.parsing_state.s[node.pos + node.len :].startswith("{")
    return "" if dresses else f"{BEFORE}{node.macroname}{AFTER}"


def _operator_name(node: Any, l2tobj: Any) -> str:
    r"""Return the name that `\operatorname` gives, apart from what follows."""
    return f"{BEFORE}{_argument(node, l2tobj, -1)}{AFTER}"


@cache
def _converter() -> "_WithParser":
    """Return pylatexenc's converter with our rules for what its own ones flatten: fractions, roots, scripts."""
    from pylatexenc.latex2text import (
        LatexNodes2Text,
        MacroTextSpec,
        SpecialsTextSpec,
        get_default_latex_context_db,
    )

    rules = get_default_latex_context_db()
    fixed = SYMBOLS | dict.fromkeys(SILENT, "") | {name: f" {sign} " for name, sign in RELATIONS.items()}
    fixed |= {name: f"{BEFORE}{name}{AFTER}" for name in OPERATORS}
    macros = [MacroTextSpec(name, lambda node, text=text: text) for name, text in fixed.items()]
    macros += [
        MacroTextSpec(name, lambda node, l2tobj: _fraction(_argument(node, l2tobj), _argument(node, l2tobj, 1)))
        for name in FRACTIONS
    ]
    macros += [
        MacroTextSpec("sqrt", _root),
        MacroTextSpec("operatorname", _operator_name),
        MacroTextSpec("binom", lambda node, l2tobj: f"C({_argument(node, l2tobj)}, {_argument(node, l2tobj, 1)})"),
        MacroTextSpec("\\", lambda node: "\n"),
    ]
    scripts = [
        SpecialsTextSpec(mark, lambda node, l2tobj, kind=kind: script(_argument(node, l2tobj), kind))
        for mark, kind in (("^", "super"), ("_", "sub"))
    ]
    rules.set_unknown_macro_spec(MacroTextSpec("", _unknown))
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # what it cannot read is shown as it is
    rules.add_context_category("mlprep", macros=macros, specials=scripts, prepend=True)
    converter = LatexNodes2Text(latex_context=rules, math_mode="text", strict_latex_spaces=False)
    return _WithParser(converter, _grammar())


def _grammar() -> Any:
    """Return pylatexenc's grammar with the arguments of macros and scripts that it does not know."""
    from pylatexenc.latexwalker import get_default_latex_context_db
    from pylatexenc.macrospec import MacroStandardArgsParser, SpecialsSpec, std_macro

    grammar = get_default_latex_context_db()
    grammar.add_context_category(
        "mlprep",
        macros=[std_macro("operatorname", "*{"), *(std_macro(name, "{{") for name in (*FRACTIONS, "binom"))],
        specials=[SpecialsSpec(mark, args_parser=MacroStandardArgsParser("{")) for mark in "^_"],
        prepend=True,
    )
    return grammar


class _WithParser:
    """A converter that parses with our own rules."""

    def __init__(self, converter: "LatexNodes2Text", parsing: Any) -> None:
        self._converter = converter
        self._parsing = parsing

    def knows(self, macro: str) -> bool:
        """Tell whether a macro has a rule of conversion of its own."""
        return bool(self._converter.latex_context.get_macro_spec(macro).macroname)

    def latex_to_text(self, latex: str) -> str:
        """Return a formula as text."""
        return str(self._converter.latex_to_text(latex, latex_context=self._parsing, tolerant_parsing=True))
