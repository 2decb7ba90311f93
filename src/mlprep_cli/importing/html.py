"""A saved web page, or a field that holds HTML, as Markdown."""

import re
from typing import TYPE_CHECKING, Any

from mlprep_cli.importing.facts import date_in
from mlprep_cli.importing.parts import Facts
from mlprep_cli.importing.tidy import tidied
from mlprep_cli.model.text import clean

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

GLANCE = 4000  # characters of a page in which it says what it is
DEEPEST = 120  # levels of elements: the converter calls itself for each
LOST = (
    "script", "style", "noscript", "template", "button", "input", "select", "textarea",
    "svg", "iframe", "object", "embed", "audio", "video", "canvas", "title", "meta", "link",
)  # fmt: skip
ASIDE = (
    "nav", "aside", "footer", "dialog", "[role=navigation]", "[role=contentinfo]", "[role=complementary]",
    "[role=search]",
)  # fmt: skip
LOOKS = re.compile(
    r"</?(?:p|br|div|span|b|i|u|strong|em|ul|ol|li|code|pre|table|h[1-6]|img|sub|sup|a)\b[^<>]{0,500}>|&(?:nbsp|lt|gt|amp|quot|#\d{1,7});",
    re.IGNORECASE,
)
SAVED_FROM = re.compile(r"saved from url=\(\d{1,6}\)(https?://[^\s>]{1,500})")
LANGUAGE = re.compile(r"(?:language|lang|brush)[-:]\s?([a-z0-9+#]{1,20})", re.IGNORECASE)
LONGEST_LIST, LONGEST_NUMBER = 300, 6
EMPTY_LINES = re.compile(r"\n{3,}")


def looks_like_html(text: str) -> bool:
    """Tell whether a field of a table or a deck holds HTML."""
    return bool(LOOKS.search(text))


def page_markdown(text: str) -> tuple[str, Facts, str]:
    """Return a page as Markdown, the facts that its head gives, and the title it has there."""
    soup = _soup(text)
    facts, title = _facts(soup, text), _title(soup)
    _drop(soup, ASIDE)
    return _markdown(soup) or _markdown(_soup(text)), facts, title


def field_markdown(text: str) -> str:
    """Return a short HTML text, such as a field of a card, as Markdown; sounds and pictures are named."""
    return _markdown(_soup(text))


def _drop(soup: "BeautifulSoup", names: tuple[str, ...]) -> None:
    """Take elements out with all that is in them."""
    for element in soup.select(",".join(names)):
        if not element.decomposed:
            element.decompose()


def _soup(text: str) -> "BeautifulSoup":
    """Parse HTML, leniently."""
    import warnings

    from bs4 import BeautifulSoup

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # text that looks like an address or like XML is a field like any other
        soup = BeautifulSoup(tidied(text), "html.parser")
    _flatten(soup)
    for numbered in soup.select("ol"):
        start = str(numbered.get("start", ""))
        if (
            len(numbered.find_all("li", recursive=False)) > LONGEST_LIST
        ):  # the converter counts from the top for each item
            numbered.name = "ul"
        elif not (start.isdecimal() and start.isascii() and len(start) < LONGEST_NUMBER):
            del numbered["start"]
    return soup


def _flatten(soup: "BeautifulSoup") -> None:
    """Replace what lies too deep by its text."""
    from bs4 import Tag

    depths, deep = dict[int, int](), list[Tag]()
    for element in soup.descendants:
        depth = depths.get(id(element.parent), 0) + 1
        if isinstance(element, Tag):
            depths[id(element)] = depth
            deep += [element] if depth == DEEPEST else []
    for tag in deep:
        tag.replace_with(f"\n{tag.get_text(' ')}\n")


def _facts(soup: "BeautifulSoup", text: str) -> Facts:
    """Return address, site and date as the head of a page gives them."""
    facts = Facts()
    saved = SAVED_FROM.search(text[:GLANCE])
    link = soup.select_one("link[rel=canonical]")
    for address in (link and link.get("href"), _meta(soup, "og:url"), saved and saved[1]):
        if isinstance(address, str) and address.startswith(("http://", "https://")) and not facts.url:
            facts.url = clean(address)[:500]
    facts.site = _meta(soup, "og:site_name")
    time = soup.select_one("time[datetime]")
    stamp = _meta(soup, "article:published_time") or (str(time.get("datetime")) if time else "")
    facts.updated_on = date_in(stamp)
    return facts


def _meta(soup: "BeautifulSoup", name: str) -> str:
    """Return what a `meta` element of the head says; "" without one."""
    found = soup.select_one(f'meta[property="{name}"], meta[name="{name}"]')
    content = found.get("content") if found else ""
    return " ".join(clean(content).split())[:200] if isinstance(content, str) else ""


def _title(soup: "BeautifulSoup") -> str:
    """Return the title in the head of a page without the name of its site."""
    title = _meta(soup, "og:title") or (soup.title.get_text() if soup.title else "")
    words = " ".join(clean(title).split())[:300]
    for sign in (" | ", " - ", " – ", " — ", " · "):
        head, found, _ = words.rpartition(sign)
        if found and len(head) >= len(words) // 3:
            return head
    return words


def _markdown(soup: "BeautifulSoup") -> str:
    """Return parsed HTML as clean Markdown, its formulas between dollars."""
    _formulas(soup)
    _drop(soup, LOST)
    for image in soup.find_all("img"):
        words = image.get("alt") or image.get("src") or ""
        name = " ".join(str(words).split())[:100]
        image.name = "span"  # renaming takes no time, replacing in a long row of others does
        image.string = f"(image: {name})" if name and not name.startswith("data:") else ""
    for link in soup.find_all("a"):
        if not str(link.get("href", "")).startswith(("http://", "https://")):
            link.name = "span"
    text = clean(_converter().convert_soup(soup))
    return EMPTY_LINES.sub("\n\n", "\n".join(line.rstrip("\n") for line in text.split("\n"))).strip("\n")


def _formulas(soup: "BeautifulSoup") -> None:
    """Replace what KaTeX and MathJax show of a formula by its source."""
    for script in soup.select('script[type^="math/tex"]'):
        dollars = "$$" if "display" in str(script.get("type")) else "$"
        script.replace_with(f"{dollars}{' '.join(script.get_text().split())}{dollars}")
    for note in soup.select('annotation[encoding="application/x-tex"]'):
        around: Tag | None = (
            note.find_parent(class_="katex-display") or note.find_parent(class_="katex") or note.find_parent("math")
        )
        if around is not None and around.parent is not None:
            dollars = "$$" if "katex-display" in (around.get("class") or []) else "$"
            around.replace_with(f"{dollars}{' '.join(note.get_text().split())}{dollars}")


def _converter() -> Any:  # noqa: ANN401 - a class of a library that ships no types
    """Return the converter to Markdown: signs in the text stay as they are, since formulas are full of them."""
    from markdownify import MarkdownConverter

    return MarkdownConverter(
        heading_style="atx",
        bullets="-",
        escape_asterisks=False,
        escape_underscores=False,
        escape_misc=False,
        autolinks=False,
        code_language_callback=_language,
    )


def _language(element: "Tag") -> str:
    """Return the language that the classes of a block of code name; "" for none."""
    classes = [name for tag in (element, *element.select("code")) for name in tag.get("class") or []]
    found = next((match for match in (LANGUAGE.fullmatch(str(name)) for name in classes) if match), None)
    return found[1].casefold() if found else ""
