"""The kernel compiled by numba where it is installed, in a background thread, kept on disk for the next session.

Numba's own cache looks at one source file; ours is kept under a name that holds a digest of all of the kernel's files,
so that no stale code is ever used.
"""

from __future__ import annotations

import hashlib
import importlib.util
import inspect
import threading
import types
from collections.abc import Callable
from typing import Any

from . import day, draws, events, forks, kernel, layout
from .tables import smallest

_ARRAY_FORMS = ("clear", "soonest", "drop", "add", "crowded", "total", "at", "row_of")
_PHRASES = (
    ("= events[0]", "= soonest(events)"),
    ("del events[0]", "drop(events)"),
    ("insort(events,", "add(events,"),
    ("= facts[n]", "= row_of(facts, n)"),
)
# The kernel makes no arrays, so nothing needs counting; counting those that it passes on takes ten times its own time.
_OPTIONS = {"nogil": True, "_nrt": False}
# Only the kernel itself is called from Python.
_INNER = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
_lock = threading.Lock()
_thread: threading.Thread | None = None
_ready: Callable[..., Any] | None = None


def available() -> bool:
    """True where numba is installed."""
    return importlib.util.find_spec("numba") is not None


def prepare() -> None:
    """Begin to compile in the background, once; returns at once, also where numba is not installed."""
    global _thread
    with _lock:
        if _thread is None and available():
            _thread = threading.Thread(target=_compile, name="finserv-compile")
            _thread.start()


def compiled_kernel(wait: bool = False) -> Callable[..., Any] | None:
    """The compiled `run_days`, or None while it is not ready or where there is none; ``wait`` waits for it."""
    if wait:
        prepare()
        if _thread is not None:
            _thread.join()
    return _ready


def under_way() -> bool:
    """True while the kernel is being compiled in the background."""
    return _thread is not None and _thread.is_alive()


def _compile() -> None:
    global _ready
    try:
        run_days = compile_kernel()
        run_days(*smallest(), 0, 1)
    except Exception:  # noqa: BLE001  a numba that cannot compile here leaves plain Python, which gives the same bits
        return
    _ready = run_days


def compile_kernel() -> Callable[..., Any]:
    """Compile the kernel's functions, each with the array forms of the event list in place of the list ones."""
    import numba

    jit = numba.njit(**_OPTIONS, **_INNER)
    inline = numba.njit(**_OPTIONS, **_INNER, forceinline=True)
    space = {**vars(events), **{name: jit(getattr(events, name)) for name in ("sort_once", "turn_round")}}
    array_forms = {name: inline(_in_space(getattr(events, f"{name}_arrays"), space)) for name in _ARRAY_FORMS}
    known: dict[str, Any] = {"mix": jit(draws.mix), **array_forms}
    for module in (forks, day):
        space = {**vars(module), **known}
        for name, function in list(vars(module).items()):
            if isinstance(function, types.FunctionType) and function.__module__ == module.__name__:
                space[name] = jit(_in_space(function, space))
        known |= {
            name: space[name] for name in vars(module) if name in space and hasattr(space[name], "py_func")
        }
    main = _in_space(_with_array_forms(kernel.run_days), {**vars(kernel), **known})
    main.__qualname__ = f"run_days_{_digest()}"
    try:
        return numba.njit(**_OPTIONS, cache=True)(main)
    except RuntimeError:  # nowhere to keep it
        return numba.njit(**_OPTIONS)(main)


def _in_space(function: types.FunctionType, space: dict[str, Any]) -> types.FunctionType:
    return types.FunctionType(function.__code__, space, function.__name__, function.__defaults__)


def _with_array_forms(function: types.FunctionType) -> types.FunctionType:
    """The same text with each phrase on lists as a call, compiled as if it stood in its own file."""
    text = inspect.getsource(function)
    for phrase, call in _PHRASES:
        if phrase not in text:
            raise ValueError(f"no '{phrase}' in the kernel")
        text = text.replace(phrase, call)
    space: dict[str, Any] = {}
    lines = "\n" * (function.__code__.co_firstlineno - 1)
    exec(compile(lines + text, function.__code__.co_filename, "exec"), space)
    return space[function.__name__]


def _digest() -> str:
    sources = "".join(inspect.getsource(module) for module in (day, draws, events, forks, kernel, layout))
    sources += str((_PHRASES, sorted(_OPTIONS.items())))
    return hashlib.sha256(sources.encode("utf-8")).hexdigest()[:16]
