"""The words that a blueprint's table cells may hold, each with its name in both languages."""

from __future__ import annotations

from ..language import Text

BANDS = {
    "customer": Text("顾客行为", "customer actions"),
    "onstage": Text("前台员工行为", "onstage employee actions"),
    "backstage": Text("后台员工行为", "backstage employee actions"),
    "support": Text("支持过程", "support processes"),
}
KINDS = {
    "action": Text("活动", "action"),
    "decision": Text("判断", "decision"),
    "start": Text("开始", "start"),
    "end": Text("结束", "end"),
    "document": Text("单据", "document"),
    "connector": Text("连接符", "connector"),
}
ACTORS = {
    "customer": Text("顾客", "customer"),
    "staff": Text("员工", "staff"),
    "machine": Text("机器", "machine"),
    "third_party": Text("第三方", "third party"),
}
FLOW_KINDS = {
    "flow": Text("流程", "flow"),
    "rework": Text("返工", "rework"),
    "recovery": Text("补救", "recovery"),
}
DISTRIBUTIONS = {
    "constant": Text("固定值", "constant"),
    "uniform": Text("均匀分布", "uniform"),
    "triangular": Text("三角分布", "triangular"),
    "exponential": Text("指数分布", "exponential"),
    "lognormal": Text("对数正态分布", "lognormal"),
    "gamma": Text("伽马分布", "gamma"),
    "empirical": Text("实测数据", "empirical"),
}
TIME_UNITS = {
    "second": Text("秒", "second"),
    "minute": Text("分钟", "minute"),
    "hour": Text("小时", "hour"),
    "day": Text("天", "day"),
}
MINUTES_PER_UNIT = {"second": 1 / 60, "minute": 1.0, "hour": 60.0, "day": 1440.0}
DISCRETION = {
    "routine": Text("照章办理", "routine"),
    "some": Text("有一定自主权", "some discretion"),
    "judgement": Text("需要专业判断", "judgement"),
}
FEES = {
    "shown": Text("告知费用", "fee shown"),
    "charged": Text("收取费用", "fee charged"),
}
LEVELS = {
    "concept": Text("概念蓝图", "concept blueprint"),
    "detail": Text("细节蓝图", "detail blueprint"),
}
STATES = {
    "as_is": Text("现状蓝图", "as-is blueprint"),
    "to_be": Text("期望蓝图", "to-be blueprint"),
}
PARTICIPATION = {
    "none": Text("无参与", "no participation"),
    "indirect": Text("间接参与", "indirect participation"),
    "self_service": Text("自助服务", "self-service"),
    "interaction": Text("交互服务", "interaction"),
}
DIVERGENCE = {
    "low": Text("低差异（标准服务）", "low divergence (standard)"),
    "high": Text("高差异（定制服务）", "high divergence (customised)"),
}
OBJECTS = {
    "goods": Text("物品/财产", "goods or property"),
    "information": Text("信息/形象", "information or images"),
    "people": Text("人员", "people"),
}
OWNERS = {
    "customer": Text("顾客的", "the customer's"),
    "provider": Text("公司的", "the provider's"),
}
PROVENANCE = {
    "chapter": Text("教材原文", "the chapter"),
    "literature": Text("文献补充", "literature"),
    "reconstruction": Text("教学重构", "teaching reconstruction"),
    "source_text": Text("随附案例文本", "accompanying text"),
    "regulation": Text("现行规定", "regulation in force"),
    "synthetic": Text("虚拟数据", "synthetic"),
    "observed": Text("实测", "observed"),
    "user": Text("自填", "user"),
}
