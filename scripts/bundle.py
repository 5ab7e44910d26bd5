"""Joins the widget's modules into one file for patients and makes it small: Web/bundle/.

The service serves what stands there while it is made from the sources that stand beside it; else
it serves the modules as they are (see Sources/WebAPI/Pages/WidgetRelease.swift).

Joining: each top-level name once, all in one function. The modules only declare, so their order is
free: the styles first and then the largest, since gzip looks back over no more than 32 kB.
Our own style is what is read here: `import { a } from "./b.js";` and `export` before a
declaration. Everything else is an error, never a guess.
"""

import hashlib
import re
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parent.parent / "Web"
TARGET = WEB / "bundle"
ENTRIES = {
    # entry: (output, what it exports)
    "widget/liaison-chat.define.js": ("liaison-chat.js", "define"),
    "widget/loader.js": ("loader.js", None),
}
IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
DECLARATION = re.compile(
    r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)


class Unjoinable(Exception):
    """A module has something that this script doesn't read."""


def target(path: Path, specifier: str) -> Path:
    # The loader is served at the top, where the folders are below web/.
    if specifier.startswith("./web/"):
        return WEB / specifier.removeprefix("./web/")
    return (path.parent / specifier).resolve()


def collect(path: Path, done: dict[Path, str]) -> None:
    """Puts the modules that `path` needs before it."""
    if path in done:
        return
    text = path.read_text(encoding="utf-8")
    done[path] = ""   # a cycle ends here
    for names, specifier in IMPORT.findall(text):
        if " as " in names:
            raise Unjoinable(f"{path.name}: “as” in an import")
        collect(target(path, specifier), done)
    del done[path]
    body = IMPORT.sub("", text)
    body = re.sub(r"^export (?=async |const |let |function |class )", "", body, flags=re.MULTILINE)
    if left := re.search(r"^(import|export)\b.*", body, re.MULTILINE):
        raise Unjoinable(f"{path.name}: {left[0]}")
    done[path] = body


def join(entry: str, exported: str | None) -> tuple[str, list[Path]]:
    modules: dict[Path, str] = {}
    collect(WEB / entry, modules)
    owners: dict[str, Path] = {}
    for path, body in modules.items():
        for name in DECLARATION.findall(body):
            if name in owners:
                raise Unjoinable(f"“{name}” stands in {owners[name].name} and in {path.name}")
            owners[name] = path
    order = sorted(modules, key=lambda path: (path.name != "styles.js", -len(modules[path])))
    body = "".join(modules[path] for path in order)
    if exported:
        return f"export const {exported} = (() => {{\n{body}return {exported};\n}})();\n", list(modules)
    # `release` is put before the loader; import.meta belongs to the module's top.
    return f"{{\n{body}}}\n", list(modules)


def smaller_styles(code: str, minify) -> str:
    """The style sheet stands in a template without places; its own properties get short names."""
    own = set(re.findall(r"--(?!liaison-)[a-z][a-z-]*(?=[:),\"])", code))
    for number, name in enumerate(sorted(own, key=lambda name: (-len(name), name))):
        code = re.sub(rf"{name}(?![a-z-])", f"--{chr(ord('a') + number)}", code)

    def replace(match: re.Match) -> str:
        return f"const css = `{minify.string('text/css', match[1])}`"
    return re.sub(r"const css = `([^`$]*)`", replace, code)


MEMBER = re.compile(
    r"^  (?:static |async |get |set )*([a-z]\w*[A-Z]\w*)(?: =|;|\(.*\) \{$)", re.MULTILINE)
CALLED_BY_THE_BROWSER = {
    "connectedCallback", "disconnectedCallback", "attributeChangedCallback", "observedAttributes"}


def smaller_names(code: str) -> str:
    """Members of our classes in camelCase get short names. What is a key of data too, or stands in
    quotes, is left: others may read it."""
    names = {name for name in MEMBER.findall(code) if name not in CALLED_BY_THE_BROWSER
             and not re.search(rf"\b{name}:|[\"'`]{name}[\"'`]", code)}
    for number, name in enumerate(sorted(names)):
        code = re.sub(rf"\b{name}\b", f"${number}", code)
    return code


def main() -> None:
    import minify   # of the package tdewolff-minify
    import zopfli.gzip

    TARGET.mkdir(exist_ok=True)
    sources: set[Path] = set()
    for entry, (output, exported) in ENTRIES.items():
        joined, paths = join(entry, exported)
        sources.update(paths)
        small = minify.string("application/javascript", smaller_names(smaller_styles(joined, minify)))
        (TARGET / output).write_text(small + "\n", encoding="utf-8")
        if exported is None:
            continue   # the service compresses it, with the release before it
        # The same format as gzip's, some 3 % smaller for a second's work.
        (TARGET / f"{output}.gz").write_bytes(
            zopfli.gzip.compress(f"{small}\n".encode(), numiterations=30))
    digest = hashlib.sha256()
    for path in sorted(sources):
        digest.update(path.relative_to(WEB).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    names = "".join(f"{path.relative_to(WEB).as_posix()}\n" for path in sorted(sources))
    (TARGET / "sources.txt").write_text(f"{digest.hexdigest()}\n{names}", encoding="utf-8")


if __name__ == "__main__":
    try:
        main()
    except Unjoinable as problem:
        sys.exit(f"scripts/bundle.py: {problem}")
