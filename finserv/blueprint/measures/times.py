"""Measures of time: the customer's, the provider's, their ratio, and the longest way."""

from __future__ import annotations

from ...language import Text
from .critical_path import critical_path
from .measure import Kind, Reading
from .reckoning import Reckoning, add

MINUTES = Text("分钟", "minutes")
SHARE = Text("比例", "share")
CHAIN = Text("吸收马尔可夫链（Kemeny、Snell，1960）", "absorbing chain (Kemeny & Snell 1960)")
CHASE = Text("Chase（1978，1981）；教材第22页", "Chase 1978, 1981; chapter, slide 22")
NO_TIME = Text("总时间为零", "the total time is zero")


def ratio(part: Reading, whole: Reading) -> Reading:
    """One time divided by another; unknown where either is, or where the whole is zero."""
    if part.value is None:
        return part
    if whole.value is None:
        return whole
    return Reading(part.value / whole.value) if whole.value else Reading(None, NO_TIME)


def read_contact_ratio(r: Reckoning) -> Reading:
    return ratio(r.contact, add(r.contact, r.hidden))


def read_presence_ratio(r: Reckoning) -> Reading:
    return ratio(add(r.contact, r.waiting), add(r.contact, r.hidden, r.waiting))


def read_potential_efficiency(r: Reckoning) -> Reading:
    found = read_contact_ratio(r)
    return found if found.value is None else Reading(1 - found.value)


def read_provider_time(r: Reckoning) -> Reading:
    return r.expected(step for step in r.acts if step.band != "customer" or step.pool)


KINDS = (
    Kind(
        id="contact_time",
        name=Text("接触时间", "contact time"),
        unit=MINUTES,
        definition=Text(
            "一位顾客在顾客行为和前台步骤上的期望时间；同一列里顾客的一步与回应它的前台步骤只算一次，不含等待。",
            "Expected time of one customer in customer and onstage steps; a customer step and the onstage step that "
            "answers it in the same column count once; waiting is apart.",
        ),
        source=CHASE,
        provenance="literature",
        read=lambda r: r.contact,
    ),
    Kind(
        id="waiting_time",
        name=Text("等待时间", "waiting time"),
        unit=MINUTES,
        definition=Text(
            "一位顾客在各等待点的实际等待时间之和（期望值）。",
            "Expected sum of the actual waiting times of one customer at the wait points.",
        ),
        source=Text("教材第27页：等待点；Shostack（1984）", "chapter, slide 27: wait points; Shostack 1984"),
        provenance="literature",
        read=lambda r: r.waiting,
    ),
    Kind(
        id="customer_time",
        name=Text("顾客的时间", "customer's time"),
        unit=MINUTES,
        definition=Text(
            "接触时间加等待时间：一位顾客自己花掉的时间，按各分支的概率和返工折算。",
            "Contact time and waiting time: what one customer spends himself, by the probabilities of branches and "
            "rework.",
        ),
        source=CHAIN,
        provenance="literature",
        read=lambda r: add(r.contact, r.waiting),
    ),
    Kind(
        id="provider_time",
        name=Text("提供者的时间", "provider's time"),
        unit=MINUTES,
        definition=Text(
            "为一位顾客在前台、后台、支持步骤上花的期望时间，加上占用资源池的顾客步骤。",
            "Expected time spent for one customer in onstage, backstage and support steps, and in customer steps that "
            "hold a pool.",
        ),
        source=CHAIN,
        provenance="literature",
        read=read_provider_time,
    ),
    Kind(
        id="creation_time",
        name=Text("服务总时间", "service creation time"),
        unit=MINUTES,
        definition=Text(
            "接触时间加上顾客看不见的工作时间（后台和支持），不含等待。",
            "Contact time and the time of work out of sight (backstage and support), without waiting.",
        ),
        source=CHASE,
        provenance="literature",
        read=lambda r: add(r.contact, r.hidden),
    ),
    Kind(
        id="contact_ratio",
        name=Text("接触程度", "contact ratio"),
        unit=SHARE,
        definition=Text(
            "接触时间除以服务总时间，不含等待。",
            "Contact time divided by service creation time, without waiting.",
        ),
        source=CHASE,
        provenance="literature",
        read=read_contact_ratio,
    ),
    Kind(
        id="presence_ratio",
        name=Text("在场比例（含等待）", "presence ratio, waiting included"),
        unit=SHARE,
        definition=Text(
            "接触时间与等待时间之和，除以服务总时间与等待时间之和：等待也是顾客在系统里的时间。",
            "Contact and waiting time divided by creation and waiting time: waiting, too, is time in the system.",
        ),
        source=CHASE,
        provenance="literature",
        read=read_presence_ratio,
    ),
    Kind(
        id="potential_efficiency",
        name=Text("潜在效率指数", "potential efficiency index"),
        unit=Text("指数", "index"),
        definition=Text(
            "1减接触程度。Chase只说潜在效率是它的函数，这里取函数为恒等，所以只是指数，用来比较，不是效率本身。",
            "1 minus the contact ratio. Chase says that potential efficiency is a function of it; with that function "
            "taken as identity this is an index to compare by, not an efficiency.",
        ),
        source=Text("Chase（1981）", "Chase 1981"),
        provenance="literature",
        read=read_potential_efficiency,
    ),
    Kind(
        id="critical_time",
        name=Text("关键路径时间", "time of the critical path"),
        unit=MINUTES,
        definition=Text(
            "从开始到结束最长的一条路要多久，含等待，不走返工和补救。",
            "How long the longest way from start to end takes, waiting included, without rework and recovery.",
        ),
        source=Text("关键路径法（Kelley、Walker，1959）", "critical path method (Kelley & Walker 1959)"),
        provenance="literature",
        read=lambda r: critical_path(r)[1],
    ),
)
