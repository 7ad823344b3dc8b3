"""Make the lessons and exercises of both languages from their one source, and run them.

    python notebooks/build.py              make and run every notebook
    python notebooks/build.py 4_blueprint  only those whose source has this name

A source stands in ``notebooks/source`` or ``exercises/source``: cells between lines ``=== ID KIND [TAG …]`` (KIND is
``text`` or ``code``). A text cell has a part after ``--- zh`` and one after ``--- en``. A code cell has one label line
``zh: …`` and one ``en: …``, then the code, which is the same in both languages but for ``{language}``.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("notebooks", "exercises")
LANGUAGES = ("zh", "en")
_HEAD = re.compile(r"=== (?P<id>[a-z0-9_-]+) (?P<kind>text|code)(?P<tags>( [a-z-]+)*)")
KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
}


def sources() -> list[Path]:
    """The source files of all notebooks, in order."""
    return [path for room in ROOMS for path in sorted((ROOT / room / "source").glob("*.md"))]


def target(source: Path, language: str) -> Path:
    """Where the notebook of a source lies in one language."""
    return source.parent.parent / language / (source.stem + ".ipynb")


def cells(text: str) -> list[dict]:
    """The cells of a source: id, kind, tags, and the source of each language. Raises ValueError for a bad cell."""
    found: list[dict] = []
    for line in text.splitlines():
        head = _HEAD.fullmatch(line.rstrip())
        if head:
            found.append({**head.groupdict(), "tags": head["tags"].split(), "lines": []})
        elif found:
            found[-1]["lines"].append(line)
        elif line.strip():
            raise ValueError(f"text before the first cell: {line[:60]}")
    ids = [cell["id"] for cell in found]
    if len(ids) != len(set(ids)):
        raise ValueError(f"a cell id is used twice: {sorted(i for i in set(ids) if ids.count(i) > 1)}")
    for cell in found:
        cell["source"] = _text(cell) if cell["kind"] == "text" else _code(cell)
        del cell["lines"]
    return found


def _text(cell: dict) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    part: list[str] | None = None
    for line in cell["lines"]:
        if line.rstrip() in ("--- zh", "--- en"):
            part = parts.setdefault(line.split()[1], [])
        elif part is not None:
            part.append(line)
    if set(parts) != set(LANGUAGES):
        raise ValueError(f"cell {cell['id']} has not both languages")
    return {language: "\n".join(lines).strip() for language, lines in parts.items()}


def _code(cell: dict) -> dict[str, str]:
    labels = {line[:2]: line[3:].strip() for line in cell["lines"] if line[:3] in ("zh:", "en:")}
    if set(labels) != set(LANGUAGES):
        raise ValueError(f"cell {cell['id']} has not a label in both languages")
    body = "\n".join(line for line in cell["lines"] if line[:3] not in ("zh:", "en:")).strip()
    return {
        language: f"# ▶ {labels[language]}\n" + body.replace("{language}", language) for language in LANGUAGES
    }


def notebook(source: Path, language: str) -> dict:
    """The notebook of a source in one language, not yet run."""
    made = []
    for cell in cells(source.read_text(encoding="utf-8")):
        code = cell["kind"] == "code"
        metadata: dict = {"tags": cell["tags"]} if cell["tags"] else {}
        if code:
            metadata["jupyter"] = {"source_hidden": True}
        else:
            metadata |= {"editable": False, "deletable": False}
        made.append(
            {
                "cell_type": "code" if code else "markdown",
                "id": cell["id"],
                "metadata": metadata,
                "source": cell["source"][language],
            }
            | ({"execution_count": None, "outputs": []} if code else {})
        )
    return {"cells": made, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}


def run(made: dict, folder: Path) -> dict:
    """The notebook with its outputs, run from top to bottom in a kernel of its own with an empty place to work in."""
    import os
    import tempfile

    import nbformat
    from nbclient import NotebookClient

    node = nbformat.from_dict(made)
    with tempfile.TemporaryDirectory() as work:
        before = os.environ.get("FINSERV_WORK")
        os.environ["FINSERV_WORK"] = work
        try:
            client = NotebookClient(
                node, timeout=120, resources={"metadata": {"path": str(folder)}}, store_widget_state=False
            )
            client.execute()
        finally:
            os.environ.pop("FINSERV_WORK")
            if before is not None:
                os.environ["FINSERV_WORK"] = before
    return _settled(json.loads(nbformat.writes(node)))


def _settled(made: dict) -> dict:
    """Without what differs from run to run: times of execution and the ids of widgets, which die with their kernel."""
    for cell in made["cells"]:
        cell["metadata"].pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    made["metadata"] = KERNEL
    return made


def written(made: dict) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def main(names: list[str]) -> None:
    for source in sources():
        if names and source.stem not in names:
            continue
        for language in LANGUAGES:
            path = target(source, language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(written(run(notebook(source, language), path.parent)), encoding="utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main(sys.argv[1:])
