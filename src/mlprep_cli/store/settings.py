"""Reading and changing single settings: words become values, and the rest of the file stays as the user wrote it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from mlprep_cli.errors import MlprepError, UsageError
from mlprep_cli.model.setting import Fault, Setting
from mlprep_cli.store.config import PLAN, Config, parse_config, read_bytes, read_config, refusal
from mlprep_cli.store.files import write_whole

WORDS = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
TYPES = {"string": "text", "integer": "a whole number", "number": "a number"}


def read_settings(path: Path) -> list[Setting]:
    """Return every setting with what counts now, in the order of the documentation; raises as `read_config` does."""
    config = read_config(path)
    return [
        Setting(
            name=name,
            value=getattr(config, name),
            default=getattr(Config(), name),
            is_set=name in config.model_fields_set,
            allowed=allowed(name),
            meaning=field.description or "",
        )
        for name, field in _fields()
    ]


def allowed(name: str) -> str:
    """Return in words which values a setting takes."""
    return _in_words(_schema(name))


def parse(name: str, words: Sequence[str], here: Path) -> object:
    """Return the value that some words mean for a setting; folders are seen from `here`.

    Raises:
        UsageError: they mean none; the hint says what is allowed.
    """
    schema = _schema(name)
    value: object = words[0] if len(words) == 1 else list(words)
    if schema.get("type") == "array":
        value = [_item(word, schema.get("items", {}), here) for word in words]
    elif schema.get("type") == "boolean" and len(words) == 1:
        value = WORDS.get(words[0].casefold(), words[0])
    try:
        return getattr(Config.model_validate({name: value}), name)
    except ValidationError as error:
        message = f"`{name}` cannot be `{' '.join(words)}`"
        raise UsageError(message, hint=f"it takes {_in_words(schema)}") from error


def change(path: Path, name: str, value: object) -> list[Fault]:
    """Write one setting, or take it out where the value is None; return what else is wrong in the file.

    Comments, order and unknown keys of the file stay.

    Raises:
        MlprepError: the file is no TOML, or cannot be read or written; it is as it was.
    """
    import tomlkit

    data = read_bytes(path)
    faults = parse_config(data)[1]
    if any(not fault.name for fault in faults):
        raise refusal(path, faults)
    text = data.decode("utf-8-sig")
    document = tomlkit.parse(text)
    if value is None:
        document.pop(name, None)
    else:
        document[name] = value
    written = tomlkit.dumps(document).replace("\r\n", "\n")
    _write(path, written.replace("\n", "\r\n" if "\r\n" in text else "\n"))
    return [fault for fault in faults if fault.name.partition(".")[0] != name]


def unknown_names(path: Path) -> set[str]:
    """Return what a file sets that is no setting; nothing where it is no TOML."""
    faults = parse_config(read_bytes(path))[1]
    return {fault.name for fault in faults} - {"", *Config.model_fields}


def template() -> str:
    """Return the text of a new settings file: each setting as a comment, with its default and what it means."""
    import tomlkit

    lines = ["# Settings of mlprep. Take away the # before a setting to set it.\n"]
    for name, field in _fields():
        meaning = field.description or name
        lines.append(f"\n# {meaning[:1].upper()}{meaning[1:]}: {allowed(name)}.\n")
        default = getattr(Config(), name)
        lines.append(f"# {name} = ...\n" if default is None else f"# {tomlkit.dumps({name: default})}")
    return "".join(lines)


def _write(path: Path, text: str) -> None:
    """Replace the file."""
    try:
        write_whole(path, text.encode())
    except OSError as error:
        hint = "check free space and permissions; nothing was changed"
        raise MlprepError(f"`{path}` cannot be written: {error.strerror or error}", hint=hint) from error


def _fields() -> list[tuple[str, FieldInfo]]:
    """Return the settings that take a value."""
    return [(name, field) for name, field in Config.model_fields.items() if name != PLAN]


def _schema(name: str) -> dict[str, Any]:
    """Return what JSON Schema says about a setting; where it may be left out, about its value."""
    schema: dict[str, Any] = Config.model_json_schema()["properties"][name]
    return next((item for item in schema.get("anyOf", []) if item.get("type") != "null"), schema)


def _in_words(schema: Mapping[str, Any]) -> str:
    """Return which values a schema lets in."""
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if schema.get("type") == "boolean":
        return "`true` or `false`"
    if schema.get("type") == "array":
        return "one or more folders" if schema.get("items", {}).get("format") == "path" else "one or more values"
    low, high = schema.get("minimum"), schema.get("maximum")
    bounds = {
        (True, True): f" from {low} to {high}",
        (True, False): f" of {low} or more",
        (False, True): f" of {high} or less",
    }
    return TYPES.get(str(schema.get("type")), "a value") + bounds.get((low is not None, high is not None), "")


def _item(word: str, schema: Mapping[str, Any], here: Path) -> str:
    """Return one item of a list; a folder is kept so that it means the same wherever mlprep is started."""
    if schema.get("format") != "path" or not word or word.startswith("~"):
        return word
    folder = here / word
    return str(folder.resolve() if ".." in folder.parts else folder)
