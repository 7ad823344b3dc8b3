"""Right and wrong ways to answer each blueprint task, as edits of what it gives: shared by the tests of tasks."""

BANDS_OF_B1 = [["set", "enter_pin", {"band": "customer"}], ["set", "stamp", {"band": "onstage"}]]

# Further right ways, to each task from what it gives.
RIGHT_TOO = {
    "b1-f3": [
        [*BANDS_OF_B1, ["set", "keep_books", {"band": "support", "name": "Post to the ledger"}]],
        [*BANDS_OF_B1, ["set", "keep_books", {"band": "support"}], ["set", "queue", {"evidence": "chairs"}]],
    ],
    "b2-f2": [[["connect", "connector_1", "order", {"kind": "rework", "label": "once more"}]]],
    "b5-oneexit": [
        [
            ["flow", "tell", "sign", {"label": "Y"}],
            ["add", {"id": "appeal", "band": "onstage", "name": "Explain the refusal"}],
            ["connect", "tell", "appeal", {"label": "N"}],
            ["connect", "appeal", "refused"],
        ]
    ],
    "b5-fail": [
        [
            ["add", {"id": "reverse", "band": "backstage", "name": "Reverse the entry"}],
            ["set", "process_data", {"recovery_step": "reverse"}],
            ["connect", "process_data", "reverse", {"kind": "recovery"}],
            ["connect", "reverse", "process_data", {"kind": "rework"}],
        ]
    ],
    "x4-t-wait": [
        [["set", "queue", {"wait_point": True, "wait_actual": 8.0, "wait_tolerable": "10", "name": "Wait"}]]
    ],
}
# Wrong ways, each with the misconception that it shows.
WRONG_WAYS = {
    "b1-f3": [
        (BANDS_OF_B1, "M-34"),
        ([*BANDS_OF_B1, ["set", "keep_books", {"band": "onstage"}]], "M-34"),
        (
            [*BANDS_OF_B1, ["set", "keep_books", {"band": "support"}], ["set", "queue", {"band": "onstage"}]],
            "M-29",
        ),
        ([*BANDS_OF_B1, ["remove", "keep_books"]], "M-34"),
    ],
    "b2-f2": [
        ([["connect", "connector_1", "order"]], "M-410"),
        ([["connect", "connector_1", "open_letter", {"kind": "rework"}]], "M-402"),
        ([["connect", "order", "connector_1", {"kind": "rework"}]], "M-402"),
        ([["remove", "connector_1"]], "M-31"),
    ],
    "b2-f3": [
        ([["connect", "is_order", "connector_2", {"label": "N"}]], "M-402"),
        (
            [
                ["connect", "is_order", "connector_2"],
                ["connect", "is_complete", "check_phone"],
                ["connect", "address_usable", "return_to_post"],
            ],
            "M-402",
        ),
        (
            [
                ["connect", "is_order", "connector_2", {"label": "N"}],
                ["connect", "is_complete", "check_address", {"label": "N"}],
                ["connect", "address_usable", "return_to_post", {"label": "N"}],
            ],
            "M-26",
        ),
        (
            [
                ["connect", "is_order", "connector_2", {"label": "Y"}],
                ["connect", "is_complete", "check_phone", {"label": "N"}],
                ["connect", "address_usable", "return_to_post", {"label": "N"}],
            ],
            "M-402",
        ),
    ],
    "b3-f2": [
        ([["set", "apply", {"evidence": "form"}]], "M-30"),
        ([["set", "verify", {"evidence": "pay slip"}]], "M-401"),
        ([["remove", s] for s in ("authorise", "wait", "sign", "receive", "refused")], "M-31"),
    ],
    "b3-f3": [
        ([["add", {"id": "x", "band": "backstage", "name": "Verify"}]], "M-34"),
        (
            [
                ["add", {"id": "x", "band": "backstage", "name": "Verify"}],
                ["connect", "apply", "x"],
                ["connect", "x", "tell"],
            ],
            "M-29",
        ),
        ([["add", {"id": "x", "band": "support", "name": "Pay"}], ["connect", "sign", "x"]], "M-29"),
        ([["connect", "witness", "notify"]], "M-34"),
    ],
    "b5-view": [
        ([["remove", "accept"], ["connect", "take_number", "process_data"]], "M-04"),
        ([["set", "accept", {"band": "onstage"}]], "M-04"),
        ([["set", "accept", {"band": "backstage"}]], "M-29"),
        ([["add", {"id": "queue", "band": "customer", "name": "Queue"}]], "M-04"),
    ],
    "b5-jump": [
        ([["set", "verify", {"band": "onstage"}]], "M-28"),
        ([["remove", "verify"]], "M-31"),
        ([["set", "verify", {"remote": True}]], "M-29"),
        ([["remove", "apply"]], "M-31"),
    ],
    "b5-unseen": [
        ([["set", "enter_pin", {"evidence": "PIN pad"}]], "M-401"),
        ([["set", "move_vouchers", {"evidence_zh": "", "evidence_en": ""}]], "M-30"),
        (
            [["set", "move_vouchers", {"band": "onstage"}], ["set", "enter_pin", {"evidence": "PIN pad"}]],
            "M-28",
        ),
    ],
    "b5-fail": [
        ([["set", "process_data", {"fail_point": False}]], "M-31"),
        ([["set", "process_data", {"fail_point": False, "fail_remedy": "key again"}]], "M-31"),
        ([["set", "process_data", {"recovery_step": "process_data"}]], "M-31"),
        ([["remove", "process_data"]], "M-31"),
    ],
    "b5-oneexit": [
        ([["connect", "tell", "refused"]], "M-402"),
        ([["connect", "tell", "refused", {"label": "N"}]], "M-402"),
        ([["set", "tell", {"kind": "action"}], ["remove", "refused"]], "M-402"),
        (
            [
                ["flow", "tell", "sign", {"label": "Y"}],
                ["connect", "tell", "sign", {"label": "N"}],
                ["remove", "refused"],
            ],
            "M-402",
        ),
    ],
    "b5-segments": [
        ([["about", {"segment": "savers with a passbook"}]], "M-33"),
        ([["remove", "open_app"]], "M-33"),
        ([["about", {"segment": "savers and users of the app"}], ["remove", "open_app"]], "M-33"),
        ([["about", {"segment": "savers"}], ["remove", "open_app"], ["remove", "queue"]], "M-26"),
    ],
    "x4-t-wait": [
        ([["set", "queue", {"wait_point": True}]], "M-411"),
        ([["set", "queue", {"wait_point": True, "wait_actual": 10, "wait_tolerable": 8}]], "M-411"),
        ([["set", "enter_pin", {"wait_point": True, "wait_actual": 8, "wait_tolerable": 10}]], "M-35"),
    ],
    "x4-t-complete": [
        ([["connect", "records", "hear"]], "M-32"),
        (
            [
                ["add", {"id": "r", "band": "backstage", "name": "Reply"}],
                ["connect", "records", "r"],
                ["connect", "r", "hear"],
            ],
            "M-29",
        ),
        ([["add", {"id": "r", "band": "onstage", "name": "Reply"}]], "M-26"),
        (
            [
                ["add", {"id": "r", "band": "support", "name": "Reply"}],
                ["connect", "records", "r"],
                ["connect", "r", "hear"],
            ],
            "M-29",
        ),
    ],
    "x4-t-order": [
        ([["connect", "apply", "interview"]], "M-26"),
        (
            [
                ["connect", "apply", "review"],
                ["connect", "review", "interview"],
                ["connect", "interview", "tell"],
            ],
            "M-26",
        ),
        ([["connect", "tell", "sign"], ["connect", "tell", "refused"]], "M-402"),
    ],
    "x4-t-repair": [
        ([["set", "network", {"evidence_zh": "", "evidence_en": ""}]], "M-31"),
        ([["set", "network", {"band": "onstage"}]], "M-28"),
        ([["set", "compare", {"fail_point": False}]], "M-31"),
        ([["remove", "network"]], "M-28"),
    ],
    "x4-t-build": [
        ([["connect", "begin", "finish"]], "M-04"),
        (
            [
                ["add", {"id": "m", "band": "support", "name": "Pay out"}],
                ["connect", "begin", "m"],
                ["connect", "m", "finish"],
            ],
            "M-29",
        ),
        (
            [
                ["add", {"id": "a", "band": "customer", "name": "Card", "fail_point": True}],
                ["connect", "begin", "a"],
            ],
            "M-31",
        ),
    ],
    "x4-t-recovery": [
        ([["connect", "begin", "finish"]], "M-402"),
        (
            [
                ["add", {"id": "d", "band": "onstage", "kind": "decision", "name": "Back?"}],
                ["connect", "begin", "d"],
            ],
            "M-402",
        ),
        (
            [
                ["add", {"id": "s", "band": "support", "name": "Ask"}],
                ["connect", "begin", "s"],
                ["connect", "s", "finish"],
            ],
            "M-29",
        ),
    ],
}
