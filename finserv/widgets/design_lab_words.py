"""The fixed words of the design lab."""

from __future__ import annotations

from ..language import Text

LABELS = {
    "title": Text("设计实验室", "Design lab"),
    "case": Text("选择案例", "Choose a case"),
    "method": Text("选择设计方法", "Choose a design method"),
    "second": Text("再结合一种方法", "Combine with another method"),
    "fit": Text("为什么适合，为什么不适合", "Why it fits, and why not"),
    "predict": Text("先预测", "Predict first"),
    "record": Text("记录预测", "Record my prediction"),
    "locked": Text(
        "还没有打开：先在上面记录预测，才能动手改。",
        "Locked: record your prediction above, then you can make moves.",
    ),
    "side": Text("预测与结果", "Prediction and result"),
    "moves": Text("这种方法的做法", "The moves of this method"),
    "places": Text("可以用在", "Where it applies"),
    "not_here": Text("不能用在这里，为什么（{n}处）", "Not here, and why ({n})"),
    "all": Text("把方法建议的做法全部做完", "Make every move that the method advises"),
    "undo": Text("撤销", "Undo"),
    "redo": Text("重做", "Redo"),
    "again": Text("恢复起始设计", "Back to the starting design"),
    "made": Text("已经做了的", "Moves made so far"),
    "what": Text("改了什么", "What was changed"),
    "none": Text("还没有做任何改变。", "No move made yet."),
    "picture": Text(
        "服务蓝图，标出了改变（可左右滚动）", "Service blueprint with its changes marked (scrolls sideways)"
    ),
    "whole": Text("缩放到全图", "Fit the picture to the page"),
    "results": Text(
        "结果：改前、现在、差别（顾客相同）", "Result: before, now, difference (on the same customers)"
    ),
    "assumptions": Text("假设（全部是虚拟数据，可以改）", "Assumptions (all synthetic, all yours to change)"),
    "usual": Text("恢复原来的假设", "Restore the assumptions"),
    "price": Text("代价与风险（虚拟假设）", "What it costs and what may go wrong (synthetic assumptions)"),
    "compare": Text("几个设计并列（最多4个）", "Designs side by side (at most 4)"),
    "name": Text("给现在的设计起个名字", "A name for the present design"),
    "keep": Text("留下现在的设计", "Keep this design"),
    "which": Text("存哪个设计", "Which design to save"),
    "file": Text("文件名（存在 my_work）", "File name (in my_work)"),
    "save": Text("存成文件", "Save as a file"),
    "working": Text("正在计算……", "Working …"),
    "run": Text("运行本单元格，就可以动手改。", "Run this cell to make the moves here."),
}
NO_SECOND = Text("（不结合）", "(none)")
FIT = Text("{name}（适合程度 {score}）", "{name} (fit {score})")
CONTROLS = Text(
    "控制环节不能取消，也不能绕过：{steps}。", "Control steps are never dropped or passed by: {steps}."
)
ELSEWHERE = Text("这项服务里没有它能用的地方。", "Nothing in this service is for this move.")
WHOLE_PROCESS = Text("整个过程", "the whole process")
APPLY = Text("做：{move}，{where}", "Make the move: {move}, {where}")
TAKE_BACK = Text("取消：{move}，{where}", "Take back: {move}, {where}")
REMOVE = Text("去掉“{name}”", "Remove '{name}'")
POSSIBLE = Text("可以，但方法不建议：{why}", "Possible, but not advised: {why}")
ADVISED = Text("方法建议", "advised")
PRINCIPLE = Text("依据：{text}", "Principle: {text}")
DONE = Text("✓ 已做：{move}，{where}。", "✓ Made: {move}, {where}.")
DONE_ALL = Text("✓ 做了{n}项。", "✓ {n} moves made.")
NOTHING_MORE = Text(
    "这种方法在这里没有建议的做法，或者都做完了。",
    "There is nothing here, or nothing more, that the method advises.",
)
ALREADY = Text("这一项已经做了。", "This move is made already.")
NO_MOVE = Text(
    "这种方法没有这个做法。请从列表里选。", "This method has no such move. Choose one from the list."
)
FULL = Text(
    "已经留下4个设计。先去掉一个，再留新的。", "Four designs are kept. Remove one before you keep another."
)
NAMELESS = Text(
    "请先给这个设计起个名字，最多40个字。", "Give this design a name first, at most 40 characters."
)
SAME_NAME = Text(
    "已经有一个设计叫“{name}”。请换一个名字。", "A design is called '{name}' already. Choose another name."
)
KEPT = Text("✓ 留下了“{name}”。", "✓ '{name}' is kept.")
SAVED = Text(
    "✓ 已存为 my_work/{name}.json 和 my_work/{name}.svg。",
    "✓ Saved as my_work/{name}.json and my_work/{name}.svg.",
)
REPLACE = Text(
    "my_work 里已经有“{name}.json”。再按一次“存成文件”就替换它，或者换一个文件名。",
    "There is a file '{name}.json' in my_work already. Press 'Save as a file' once more to replace "
    "it, or choose another name.",
)
GONE = Text("没有这个设计了，请重新选。", "This design is gone; choose another.")
NOW, START = Text("现在的设计", "the present design"), Text("起始设计", "starting design")
RAN = Text("每个设计运行{days}天，顾客相同。", "Each design is run for {days} days, with the same customers.")
SOON = Text("先用{days}天作答；停下来就运行{all}天。", "{days} days for now; {all} are run when you pause.")
