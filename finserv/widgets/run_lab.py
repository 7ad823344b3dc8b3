"""The run lab: run a blueprint while its staff and customers are changed; predict first."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from ..blueprint import Blueprint
from ..blueprint.cases import CASE_IDS, case
from ..errors import FinservError, unknown_word
from ..language import Text, language
from ..simulation.compiled import prepare
from ..teaching import AnswersFile
from .assets import css, javascript
from .friendly import friendly
from .run_lab_face import face_html, face_text
from .run_lab_picture import picture
from .run_lab_prediction import asked, known_prediction, read_prediction, side_by_side
from .run_lab_results import results
from .run_lab_runs import LabRuns, Pair, engine, soon_faster
from .run_lab_settings import LabSettings, changed, controls, known_settings, starting_settings
from .run_lab_words import ALL_DAYS, AT_ONCE, COMPILING, LABELS


class RunLab(anywidget.AnyWidget):
    """Controls for staff, arrivals and hours, and what a run says: waits, loads, cost, the bottleneck on the picture.

    ``blueprint``: a blueprint, or the id of a case. ``predict``: whether the controls stay locked until a prediction
    is recorded. Predictions and settings are kept in the answers file, one entry for each blueprint. Raises
    `FinservError` for an unknown case.

    >>> lab = RunLab("order_processing", predict=False)
    >>> lab.set("pool.checker", 2)
    >>> lab.settings.servers["checker"]
    2
    """

    _esm = javascript("form.js", "run_lab.js")
    _css = css("form.css", "question_card.css", "run_lab.css")
    view = traitlets.Dict().tag(sync=True)
    picture = traitlets.Dict().tag(sync=True)

    def __init__(self, blueprint: Blueprint | str = "deposit", predict: bool = True):
        super().__init__()
        prepare()
        self._own = blueprint if isinstance(blueprint, Blueprint) else None
        self._predict = predict
        self._file = AnswersFile()
        self._message, self._error, self._answers = Text(), False, ""
        self.last_traceback = ""
        self._open(self._own.id if self._own is not None else blueprint)
        self.on_msg(self._received)

    @property
    def blueprint(self) -> Blueprint:
        """What is run."""
        return self._runs.blueprint

    @property
    def settings(self) -> LabSettings:
        """What the controls are set to."""
        return self._settings

    @property
    def locked(self) -> bool:
        """Whether a prediction is asked for and none is on record yet."""
        return self._predict and bool(self.blueprint.pool_rows) and self._prediction is None

    @property
    def pair(self) -> Pair | None:
        """The latest runs, of the starting design and of the present one; None while locked."""
        return self._pair

    def set(self, control: str, value: Any) -> None:
        """Move one control and run all days; raises `FinservError` where the value cannot be."""
        self._settings = changed(self.blueprint, self._settings, control, value)
        self._run(whole=True)
        self._show()

    @property
    def _id(self) -> str:
        return f"run_lab_{self.blueprint.id or 'own'}"

    def _open(self, chosen: str) -> None:
        if self._own is not None and chosen == self._own.id:
            bp = self._own
        elif chosen in CASE_IDS:
            bp = case(chosen)
        else:
            raise FinservError(unknown_word(Text("案例", "case"), chosen, CASE_IDS))
        self._runs = LabRuns(bp)
        last = self._file.read().last(self._id)
        kept = last.answer if last is not None and isinstance(last.answer, dict) else {}
        self._message = self._file.message
        self._settings = known_settings(bp, kept.get("settings"))
        self._prediction = known_prediction(bp, kept.get("prediction"))
        self._kept = self._as_kept()
        self._queue_pool = ""
        self._pair: Pair | None = None
        self._side: dict[str, Any] | None = None
        self._side_whole = False
        self._asked: dict[str, Any] | None = None
        self.picture = picture(bp)
        try:
            self._asked = asked(bp) if self.locked else None
            self._run(whole=False)
        except FinservError as error:
            self._message, self._error = error.text, True
        self._show()

    def _as_kept(self) -> dict[str, Any]:
        return {"prediction": self._prediction, "settings": self._settings.as_json()}

    def _keep(self) -> None:
        if self._as_kept() != self._kept:
            self._file.record(self._id, self._as_kept(), "kept", 0.0)
            self._kept = self._as_kept()

    def _say(self, text: Text) -> None:
        self._message, self._error = text, True
        self._show()

    @friendly(_say)
    def _received(self, _widget: Any, content: dict, _buffers: Any) -> None:
        self._answers = str(content.get("n", ""))
        kind = content.get("type")
        if kind != "settled":
            self._message, self._error = Text(), False
        if kind == "case":
            self._open(str(content.get("case")))
        elif kind == "predict" and self.locked:
            self._prediction = read_prediction(self.blueprint, content.get("pool"), content.get("fall"))
            self._keep()
            self._run(whole=False)
        elif kind == "settled":
            self._keep()
            if self._unfinished and not soon_faster():
                self._run(whole=True)
        elif not self.locked:
            self._moved(kind, content)
        self._show()

    def _moved(self, kind: Any, content: dict) -> None:
        if kind == "set":
            self._settings = changed(
                self.blueprint, self._settings, str(content.get("control")), content.get("value")
            )
            self._run(whole=False)
        elif kind == "again":
            self._settings = starting_settings(self.blueprint)
            self._run(whole=False)
        elif kind == "queue" and content.get("pool") in self._settings.servers:
            self._queue_pool = str(content.get("pool"))

    @property
    def _unfinished(self) -> bool:
        return self._pair is not None and not (self._pair.whole and (self._side_whole or not self._predict))

    def _run(self, whole: bool) -> None:
        """Run what the controls ask for; where that fails, the message says why and no old result stays."""
        self._pair = None
        if self.locked:
            return
        pair = self._runs.pair(self._settings, whole)
        if self._prediction is not None and self._predict and not self._side_whole:
            start = starting_settings(self.blueprint)
            at_once = self._runs.days_at_once(start) >= start.days
            self._side = side_by_side(self._runs, self._prediction, whole or at_once)
            self._side_whole = whole or at_once
        self._pair = pair

    def _show(self) -> None:
        bp, pair, locked = self.blueprint, self._pair, self.locked
        self.view = {
            "language": language(),
            "labels": {key: str(text) for key, text in LABELS.items()},
            "answers": self._answers,
            "cases": self._cases(),
            "case": bp.id,
            "locked": locked,
            "asked": self._asked if locked else None,
            "side": None if locked or not self._predict else self._side,
            "controls": controls(bp, self._settings),
            "pools": [{"value": pool.id, "label": str(pool.name)} for pool in bp.pool_rows],
            "queue_pool": self._shown_queue(pair),
            "results": results(pair, self._shown_queue(pair)) if pair is not None else None,
            "notes": [str(note) for note in pair.now.notes] if pair is not None else [],
            "status": str(self._status()),
            "unfinished": self._unfinished,
            "message": str(FinservError(self._message)),
            "error": self._error,
        }

    def _shown_queue(self, pair: Pair | None) -> str:
        return self._queue_pool or (pair.now.bottleneck() if pair is not None else "")

    def _status(self) -> Text:
        if self._pair is None:
            return Text()
        if self._pair.whole:
            return ALL_DAYS[engine()].format(days=self._pair.days)
        return (COMPILING if soon_faster() else AT_ONCE).format(days=self._pair.days, all=self._settings.days)

    def _cases(self) -> list[dict[str, str]]:
        own = [] if self._own is None else [self._own]
        shown = [*own, *(case(i) for i in CASE_IDS if self._own is None or i != self._own.id)]
        return [{"value": bp.id, "label": str(bp.title) or bp.id} for bp in shown]

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        data["text/html"] = face_html(self._runs, self.picture, self._predict)
        data["text/plain"] = face_text(self.blueprint)
        return data, metadata
