"""What happens when something goes wrong behind a control: a sentence for the reader, never silence."""

from __future__ import annotations

import functools
import os
import traceback
from collections.abc import Callable
from typing import Any

from ..errors import FinservError, shown
from ..language import Text

UNEXPECTED = Text(
    "这里出了点意外（{what}），刚才那一步没有生效，已保存的内容没有受影响。请撤销或重新运行本单元格再试。",
    "Something unexpected happened ({what}). The last step had no effect and what was saved is safe. Undo, or run "
    "this cell again.",
)


def friendly(show: Callable[[Any, Text], None]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Decorate a widget's callback: its errors are shown by ``show(widget, text)`` instead of vanishing.

    A `FinservError` is the reader's to mend and shows its own sentence. Anything else shows a general one; with
    ``FINSERV_STRICT`` in the environment (as the tests have it) it is raised again.
    """

    def decorate(callback: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(callback)
        def guarded(widget: Any, *args: Any, **kwargs: Any) -> Any:
            try:
                return callback(widget, *args, **kwargs)
            except FinservError as error:
                show(widget, error.text)
            except Exception as error:
                show(widget, UNEXPECTED.format(what=shown(f"{type(error).__name__}: {error}", 120)))
                widget.last_traceback = traceback.format_exc()
                if os.environ.get("FINSERV_STRICT"):
                    raise
            return None

        return guarded

    return decorate
