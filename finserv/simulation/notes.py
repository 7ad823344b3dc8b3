"""What a run takes for granted, said on its result in both languages."""

from __future__ import annotations

import numpy as np

from ..language import Text
from .process import Process
from .settings import Settings, loads
from .streams import Appointments, Arrivals, Recorded

_ALWAYS = (
    Text(
        "每个资源池先到先服务；几个步骤可以共用一个池；不用资源池的步骤从不排队。",
        "Each pool serves first come, first served; several steps may share a pool; a step without a pool never waits.",
    ),
    Text(
        "同一资源池的两个步骤之间，顾客要重新排在已等候的人后面；标明“由同一人接着办”（keep）的步骤除外。",
        "Between two steps of one pool the customer queues again behind those waiting, except after a step marked "
        "keep.",
    ),
    Text(
        "只有判断才选择去向；活动有几条流程出去时全部都走，几条分支再相会的步骤要等已开始的分支到齐；"
        "不再回来的分支是旁支工作。",
        "Only a decision chooses. All flows out of an action are taken; a step where branches meet again waits for all "
        "that were started; a branch that never comes back is side work.",
    ),
    Text(
        "等待点本身没有服务时间；从走到等待点到下一步开始的时间，与记录的等待时间相比。",
        "A wait point has no service time of its own; the time from there to the start of the next step is compared "
        "with the recorded wait.",
    ),
    Text(
        "接触时间是至少有一个顾客区或前台步骤正在进行的时间，同时进行的只算一次；等待另计；其余是幕后办理。",
        "Contact time is when at least one step of the customer or onstage band is under way, counted once; waiting is "
        "apart; the rest is work out of sight.",
    ),
    Text(
        "每个随机数由（种子、天、顾客、步骤编号、第几次到该步骤）决定，所以改动一个步骤不影响其他步骤。",
        "Each random number belongs to (seed, day, customer, step id, n-th visit there), so that changing one step "
        "leaves the others as they were.",
    ),
)


def run_notes(process: Process, settings: Settings) -> tuple[Text, ...]:
    """The rules of every run, then what holds for this one."""
    return (
        *_ALWAYS,
        _arrivals(settings.arrivals),
        *process.notes,
        *_of_settings(process, settings),
        _interval(settings),
    )


def _arrivals(arrivals: Arrivals) -> Text:
    if isinstance(arrivals, Recorded):
        return Text(
            "顾客按记录的时间到达；几天的记录轮流使用。",
            "Customers come at recorded times; several days are taken in turn.",
        )
    if isinstance(arrivals, Appointments):
        return Text(
            f"顾客按预约到达：每天{len(arrivals.slots)}个预约，爽约{arrivals.no_show:.0%}，"
            f"早到或迟到的标准差{arrivals.lateness_sd:g}分钟。",
            f"Customers come by appointment: {len(arrivals.slots)} a day, {arrivals.no_show:.0%} do not come, and the "
            f"standard deviation of coming early or late is {arrivals.lateness_sd:g} min.",
        )
    if len(arrivals.rates) == 1:
        stated = (
            Text("", "")
            if arrivals.closes
            else Text("（没有写 hours，按8小时）", " (hours not stated, so 8)")
        )
        return Text(
            f"顾客随机到达（泊松过程），每小时{arrivals.rates[0]:g}人，共{arrivals.hours:g}小时{stated.zh}。",
            f"Customers come at random (a Poisson process), {arrivals.rates[0]:g} an hour for {arrivals.hours:g} hours"
            f"{stated.en}.",
        )
    return Text(
        f"顾客随机到达（泊松过程），{len(arrivals.rates)}个小时各有各的到达率，最忙的一小时{arrivals.peak:g}人；"
        "改动到达率时第k位顾客还是同一位。",
        f"Customers come at random (a Poisson process) with a rate for each of {len(arrivals.rates)} hours, "
        f"{arrivals.peak:g} in the busiest; when a rate moves, the k-th customer stays the same one.",
    )


def _of_settings(process: Process, settings: Settings) -> list[Text]:
    notes = []
    load = loads(process, settings)
    for p in np.flatnonzero(load > 1):
        notes.append(
            Text(
                "最忙的一小时，{pool}的负荷是{load}，超过1：这段时间队伍一直变长，过后才消化。",
                "In the busiest hour the load of {pool} is {load}, above 1: its queue grows then, and is worked "
                "off later.",
            ).format(pool=process.names[p], load=f"{load[p]:.2f}")
        )
    if settings.closing == "stop":
        notes.append(
            Text(
                "到关门时间一切停止；还在里面的顾客算未办完，不计入周期时间。",
                "Everything stops at closing time; customers still inside count as unfinished, not in the cycle time.",
            )
        )
    else:
        notes.append(
            Text(
                "关门后不再进人，里面的顾客全部办完。",
                "After closing time nobody comes in, and those inside are served.",
            )
        )
    if settings.patience:
        notes.append(
            Text(
                "在一个队伍里等得超过耐心时间的顾客离开；正在为他办的步骤办完为止；旁支工作不受影响。周期、"
                "等待和接触时间只算办完的顾客。",
                "A customer who waits in one queue longer than the patience leaves; what is being done for him "
                "is finished; "
                "side work goes on. Cycle, wait and contact times are of customers served.",
            )
        )
    if any(len(by_hour) > 1 for by_hour in settings.servers):
        notes.append(
            Text(
                "人手按小时变动；减少时，员工先做完手上的步骤再离开。关门后保持最后一小时的人手。",
                "Staff change by the hour; who is to go finishes the step at hand. After closing the last "
                "hour's staff stay.",
            )
        )
    if settings.warm_up > 0:
        notes.append(
            Text(
                f"前{settings.warm_up:g}分钟是预热，不计入结果。",
                f"The first {settings.warm_up:g} minutes are warm-up and are not counted.",
            )
        )
    if not np.isnan(process.wage).all() or not np.isnan(process.cost).all():
        unpaid = [i for i, w in zip(process.pool_ids, process.wage, strict=True) if np.isnan(w)]
        notes.append(
            Text(
                "成本＝在岗时间（到当天最后一项工作做完）×工资＋每次成本"
                + (f"；没有工资的资源池不计：{'、'.join(unpaid)}。" if unpaid else "。"),
                "Cost is time staffed (until the last work of the day) × wage + cost each time"
                + (f"; pools without a wage are left out: {', '.join(unpaid)}." if unpaid else "."),
            )
        )
    rows = (*process.blueprint.step_rows, *process.blueprint.pool_rows)
    if any(row.provenance == "synthetic" for row in rows):
        notes.append(
            Text(
                "蓝图中有标为虚拟数据的数字，结果只供教学。",
                "Some numbers of the blueprint are marked synthetic; the result is for learning.",
            )
        )
    return notes


def _interval(settings: Settings) -> Text:
    return Text(
        f"区间是{settings.days}天上的95%置信区间（t分布）；平均数按顾客计，不按天计。",
        f"Intervals are 95 % over {settings.days} days (Student's t); means are over customers, not over days.",
    )
