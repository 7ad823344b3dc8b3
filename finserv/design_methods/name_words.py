"""Words by which a step's name tells that it approves, copies or answers a question about progress.

A hint for what a method does unasked; whoever names a step himself is not bound by it.
"""

from __future__ import annotations

from ..blueprint import Step

APPROVAL = (
    ("审批", "批准", "签批", "会签", "转交", "分派", "指派", "上报", "升级", "用印"),
    ("approv", "countersign", "sign off", "check and seal", "assign", "forward", "escalat", "pass on"),
)
COPYING = (
    ("重复录入", "补录", "抄", "誊", "复印", "传递", "移交", "归档", "存档", "入档", "填写信封", "写信封"),
    ("enter again", "copy", "transfer", "file the", "put into", "write name", "re-enter"),
)
PROGRESS = (("进度", "催办", "催问"), ("progress", "status", "chase"))
PRESENCE = (
    ("见证", "面签", "面谈", "当面", "咨询", "讲解"),
    ("witness", "face to face", "interview", "advise"),
)
INSPECTION = (
    ("质检", "检查", "稽核", "审计", "监控", "监测"),
    ("inspect", "audit", "monitor", "review the recording"),
)
FROM_AFAR = (
    ("网上", "线上", "在线", "网站", "手机", "邮寄", "页面"),
    ("online", "website", "app ", "page", "by mail", "by phone"),
)
PHYSICAL = (("现金", "实物", "现钞"), ("cash", "coin"))


def tells(step: Step, words: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Whether the step's name in either language holds one of the words.

    >>> tells(Step(id="s", band="backstage", name_en="Assign station staff"), APPROVAL)
    True
    """
    zh, en = words
    return any(word in step.name_zh for word in zh) or any(word in step.name_en.lower() for word in en)


def shows(step: Step, words: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Whether the step's evidence in either language holds one of the words."""
    zh, en = words
    return any(word in step.evidence_zh for word in zh) or any(
        word in step.evidence_en.lower() for word in en
    )
