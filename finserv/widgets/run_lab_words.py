"""The fixed words of the run lab."""

from __future__ import annotations

from ..language import Text

LABELS = {
    "title": Text("运行实验室", "Run lab"),
    "case": Text("选择案例", "Choose a case"),
    "controls": Text("调整人手、顾客和时间", "Change staff, customers and hours"),
    "locked": Text("还没有打开：先在上面记录预测。", "Locked: record your prediction above first."),
    "again": Text("恢复起始设计", "Back to the starting design"),
    "picture": Text("服务蓝图（可左右滚动）", "Service blueprint (scrolls sideways)"),
    "whole": Text("缩放到全图", "Fit the picture to the page"),
    "mark": Text("瓶颈", "bottleneck"),
    "results": Text(
        "结果：现在与起始设计并列，顾客相同", "Now beside the starting design, with the same customers"
    ),
    "queue": Text("看哪个队伍", "Which queue to show"),
    "numbers": Text("图中的数字", "The numbers of this chart"),
    "key": Text(
        "实心：现在；横线：95%区间；菱形：起始设计。排队图：实线是现在的平均，色带是80%的日子，虚线是起始设计。",
        "Filled: now. Bar with ends: 95 % interval. Diamond: starting design. Queue: the solid line is the mean now, "
        "the band holds 80 % of days, the dashed line is the starting design.",
    ),
    "notes": Text("这次运行的规则", "The rules of this run"),
    "predict": Text("先预测", "Predict first"),
    "known": Text("起始设计里已经知道的", "What is known of the starting design"),
    "which": Text("1. 哪个资源池会成为瓶颈？", "1 Which pool will be the bottleneck?"),
    "fall": Text(
        "2. 在您选的资源池里增加一个，平均等待会缩短几分钟？（不变填0，变长填负数）",
        "2 With one more in the pool you chose, by how many minutes will the mean wait fall? "
        "(0: not at all; below 0: it rises)",
    ),
    "record": Text("记录预测", "Record my prediction"),
    "side": Text("预测与结果", "Prediction and result"),
    "run": Text("运行本单元格，就可以动手调整。", "Run this cell to change staff and customers here."),
}
AT_ONCE = Text(
    "先用{days}天作答，停下来就运行全部{all}天。", "{days} days for now; all {all} are run when you pause."
)
COMPILING = Text(
    "先用{days}天作答；快速引擎正在后台编译（只在第一次），好了就运行全部{all}天。",
    "{days} days for now; the fast engine is being compiled in the background (the first time only), "
    "then all {all} are run.",
)
ALL_DAYS = {
    "compiled": Text("已运行全部{days}天（编译引擎）。", "All {days} days run (compiled engine)."),
    "plain": Text(
        "已运行全部{days}天（纯Python引擎，结果相同，只是慢）。",
        "All {days} days run (plain Python: the same results, more slowly).",
    ),
}
