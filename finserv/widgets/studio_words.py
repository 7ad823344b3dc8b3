"""What is written on the studio's buttons and beside its tables."""

from __future__ import annotations

from ..language import Text

LABELS = {
    "title": Text("服务蓝图工作室", "Blueprint studio"),
    "pages": Text("做蓝图的六步", "The six steps of making a blueprint"),
    "undo": Text("撤销", "Undo"),
    "redo": Text("重做", "Redo"),
    "again": Text("从头再来", "Start again"),
    "files": Text("打开与保存", "Open and save"),
    "hide": Text("隐藏说明", "Hide explanations"),
    "needs": Text("需要：", "Needs: "),
    "yields": Text("得到：", "Yields: "),
    "add": Text("加一行", "Add a row"),
    "up": Text("{row}：上移", "{row}: move up"),
    "down": Text("{row}：下移", "{row}: move down"),
    "insert": Text("{row}：在下面插入一行", "{row}: insert a row below"),
    "remove": Text("{row}：删除", "{row}: remove"),
    "details": Text("{row}：详细内容", "{row}: details"),
    "tools": Text("{row}：操作", "{row}: tools"),
    "tools_head": Text("操作", "Tools"),
    "cell": Text("{row}，{column}", "{row}, {column}"),
    "row_name": Text("第{number}行", "row {number}"),
    "new_row": Text("新的一行", "new row"),
    "new_hint": Text("写在这里…", "write here…"),
    "sheet": Text(
        "Tab 到下一格，Enter 到下一行，Alt+↑ 或 Alt+↓ 移动这一行；可以从电子表格粘贴。",
        "Tab: next cell. Enter: next row. Alt+↑ or Alt+↓: move the row. Cells of a spreadsheet can be pasted.",
    ),
    "link": Text("按先后把顾客行为连起来", "Link the customer's acts in their order"),
    "close": Text("关闭详细内容", "Close the details"),
    "picture": Text("服务蓝图的图", "The picture of the blueprint"),
    "fit": Text("缩放到全宽", "Fit to the width"),
    "findings": Text("规则检查", "What the rules say"),
    "set": Text("用哪些规则", "Rules to check by"),
    "go": Text("按 Enter 到要改的地方", "Enter goes to the place"),
    "open_from": Text("打开哪一张蓝图", "Blueprint to open"),
    "open": Text("打开", "Open"),
    "upload": Text("打开电脑上的 .json 文件", "Open a .json file of your computer"),
    "save_name": Text("另存为（文件名）", "Save under the name"),
    "save": Text("保存副本", "Save a copy"),
    "get_json": Text("下载 .json", "Download .json"),
    "get_svg": Text("下载 .svg 图", "Download the picture (.svg)"),
    "unsafe": Text("这张图不能显示。", "This picture cannot be shown."),
    "silent": Text(
        "Python 内核没有回应，刚才的修改还没有保存。请重新运行本单元格；已保存的内容会回来。",
        "The kernel does not answer: the last change is not saved. Run this cell again; what was saved comes back.",
    ),
    "done": Text("已完成", "finished"),
    "open_state": Text("未完成", "not finished"),
    "run": Text("运行本单元格，就可以在这里做蓝图。", "Run this cell to make the blueprint here."),
}
NOTHING = Text("空白蓝图", "Nothing: an empty blueprint")
CASES, WORK = Text("教材与银行案例", "Cases"), Text("我的作业（my_work）", "My work (my_work)")
DONE = Text("✓ 这一步完成了。", "✓ This step is finished.")
STILL = Text("○ 还要补上：{what}。", "○ To do: {what}.")
EARLIER = Text("第{number}步还要补上：{what}。{matters}", "Still to do in step {number}: {what}. {matters}")
KEPT = Text("{time} 已保存到 my_work/{name}", "Saved {time} · my_work/{name}")
KEPT_BEFORE = Text("自动保存到 my_work/{name}", "Kept in my_work/{name}")
NOT_KEPT = Text("没有存成文件", "Not kept in a file")
UNDONE = Text("已撤销。", "Undone. ")
REDONE = Text("已重做。", "Done again. ")
OPENED = Text("已打开“{name}”。可以撤销。", "'{name}' is open. You can undo this.")
BEFORE = Text("原来的蓝图另存在 my_work/{name}。", " What was here before is also kept as my_work/{name}.")
SAVED = Text("已存为 my_work/{name}。", "Saved as my_work/{name}.")
REPLACE = Text(
    "my_work 里已经有“{name}”。再按一次“保存副本”就替换它；不想替换就换一个文件名。",
    "my_work holds '{name}' already. Press 'Save a copy' once more to replace it, or choose another name.",
)
AGAIN = Text("已回到最初的样子。可以撤销。", "Back to where this began. You can undo this.")
LINKED = Text("已加{count}条流程。", "{count} flows added.")
BAD_NAME = Text(
    "文件名只能用字母、汉字、数字、下划线和短横线，最多60个字符。",
    "The name to save under is made of letters, digits, underscores and hyphens, at most 60.",
)
