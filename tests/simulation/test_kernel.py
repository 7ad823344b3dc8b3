"""Hand-worked days: recorded arrivals and constant times, so that every minute can be reckoned on paper."""

import pytest
from simulated_processes import process

from finserv import FinservError
from finserv.simulation import compiled, recorded, simulate


def run(bp, minutes, hours=2, **settings):
    return simulate(bp, recorded(minutes, hours), days=1, engine="plain", **settings)


def leaves(result):
    return result.customers["leave"].tolist()


def times(result, step):
    log = result.log()
    rows = log[log["step"] == step]
    return list(zip(rows["enter"], rows["start"], rows["end"], strict=True))


def test_first_come_first_served():
    result = run(process([("a", "desk", 5)]), [0, 1, 2, 20])
    assert leaves(result) == [5, 10, 15, 25]
    assert result.customers["wait"].tolist() == [0, 4, 8, 0]
    assert result["wait"] == 3 and result["utilisation.desk"] == 20 / 120


def test_two_servers_and_a_step_that_never_waits():
    result = run(process([("a", "desk", 4), ("b", "", 10)], ["a b"], {"desk": 2}), [0, 0, 0])
    assert sorted(leaves(result)) == [14, 14, 18] and result["wait"] == pytest.approx(4 / 3)


def test_between_two_steps_of_a_pool_the_customer_queues_again():
    bp = process([("a", "desk", 2), ("b", "desk", 3)], ["a b"])
    again = run(bp, [0, 1])
    assert times(again, "a") == [(0, 0, 2), (1, 2, 4)] and times(again, "b") == [(2, 4, 7), (4, 7, 10)]
    kept = run(bp.change("a", keep=True), [0, 1])
    assert times(kept, "b") == [(2, 2, 5), (7, 7, 10)] and leaves(kept) == [5, 10]


def test_a_kept_server_waits_through_steps_without_a_pool():
    bp = process(
        [("a", "desk", 2, {"keep": True}), ("think", "", 4), ("b", "desk", 1)], ["a think", "think b"]
    )
    result = run(bp, [0, 1])
    assert leaves(result) == [7, 14] and result["utilisation.desk"] == pytest.approx(14 / 120)
    assert times(result, "b") == [(6, 6, 7), (13, 13, 14)]


def test_a_kept_server_is_given_up_for_another_pool_or_the_way_out():
    bp = process(
        [("a", "desk", 2, {"keep": True}), ("x", "room", 5), ("b", "desk", 1)], ["a x", "x b"], {"room": 2}
    )
    assert times(run(bp, [0, 0]), "a") == [(0, 0, 2), (0, 2, 4)]
    steps = [("a", "desk", 2, {"keep": True}), ("q", "", 3, {"kind": "decision"}), ("b", "desk", 1)]
    sure = run(process(steps, ["a q", "q b 1"]), [0, 0])
    assert times(sure, "a") == [(0, 0, 2), (0, 6, 8)]
    steps = [
        ("a", "desk", 2, {"keep": True}),
        ("q", "", 3, {"kind": "decision"}),
        ("b", "desk", 1),
        ("out", "", 0),
    ]
    maybe = run(process(steps, ["a q", "q b 0.000001", "q out 0.999999"]), [0, 0])
    assert times(maybe, "a") == [(0, 0, 2), (0, 5, 7)]


def test_forks_and_joins_take_the_longest_branch():
    #          ┌ b 3 (room) ┐
    # a 1 ─────┤            ├ d 1
    #          └ c 5        ┘
    bp = process([("a", "", 1), ("b", "room", 3), ("c", "", 5), ("d", "", 1)], ["a b", "a c", "b d", "c d"])
    result = run(bp, [0, 0, 0])
    assert sorted(leaves(result)) == [7, 8, 11]
    assert times(result, "b") == [(1, 1, 4), (1, 4, 7), (1, 7, 10)]
    # all of it is contact (onstage); waiting only where nothing else is done for the customer
    assert sorted(result.customers["contact_time"]) == [7, 8, 10] and sorted(result.customers["wait"]) == [
        0,
        0,
        1,
    ]


def test_three_branches_of_which_two_meet_first():
    bp = process([("a", "", 1), ("b", "", 2), ("c", "", 4), ("d", "", 3), ("e", "", 1), ("f", "", 1)],
                 ["a b", "a c", "a d", "b e", "c e", "e f", "d f"])  # fmt: skip
    result = run(bp, [0])
    assert times(result, "e") == [(5, 5, 6)] and times(result, "f") == [(6, 6, 7)]


def test_a_branch_may_be_skipped_by_a_decision():
    steps = [("a", "", 1), ("b", "", 2, {"kind": "decision"}), ("x", "", 9), ("c", "", 4), ("d", "", 1)]
    short = run(process(steps, ["a b", "a c", "b x 0", "b d 1", "x d", "c d"]), [0])
    long = run(process(steps, ["a b", "a c", "b x 1", "b d 0", "x d", "c d"]), [0])
    assert leaves(short) == [6] and leaves(long) == [13]


def test_a_kept_server_goes_on_with_the_other_branch():
    steps = [
        ("a", "desk", 2, {"keep": True}),
        ("b", "desk", 3, {"keep": True}),
        ("c", "desk", 4),
        ("d", "desk", 1),
    ]
    result = run(process(steps, ["a b", "a c", "b d", "c d"]), [0, 0])
    # one desk: a, b, then the same server does c before the other customer's a
    assert times(result, "a") == [(0, 0, 2), (0, 9, 11)] and times(result, "c") == [(2, 5, 9), (11, 14, 18)]
    assert leaves(result) == [19, 20]


def test_customers_who_keep_what_others_wait_for_are_an_error():
    # one kind of customer keeps the desk and needs the room, the other keeps the room and needs the desk
    keep = {"keep": True}
    steps = [("s", "", 1, {"kind": "decision"}), ("p", "", 1), ("a", "desk", 1, keep), ("think", "", 5),
             ("c", "room", 1), ("e", "desk", 1), ("q", "", 1), ("x", "room", 1, keep), ("wonder", "", 5),
             ("z", "desk", 1), ("y", "room", 1)]  # fmt: skip
    flows = [
        "s p 0.5",
        "s q 0.5",
        "p a",
        "p think",
        "think c",
        "a e",
        "c e",
        "q x",
        "q wonder",
        "wonder z",
        "x y",
        "z y",
    ]
    with pytest.raises(FinservError, match="wait for servers that others keep"):
        run(process(steps, flows), [0] * 8)
    assert len(leaves(run(process(steps, flows, {"desk": 9, "room": 9}), [0] * 8))) == 8


def test_who_waits_for_a_branch_goes_on_when_it_turns_another_way():
    steps = [("a", "", 1), ("b", "", 6, {"kind": "decision"}), ("c", "", 2), ("d", "", 1), ("out", "", 1)]
    result = run(process(steps, ["a b", "a c", "b d 0.000001", "b out 0.999999", "c d"]), [0])
    assert times(result, "d") == [(7, 7, 8)] and times(result, "out") == [(7, 7, 8)] and leaves(result) == [8]


def test_who_leaves_gives_up_what_he_keeps():
    steps = [("s", "", 1), ("a", "desk", 1, {"keep": True}), ("think", "", 30), ("b", "desk", 1), ("c", "room", 9),
             ("e", "desk", 1)]  # fmt: skip
    flows = ["s a", "s c", "a think", "think b", "b e", "c e"]
    result = run(process(steps, flows), [0, 0], patience={"room": 4})
    # the second leaves the queue of the room at 5; he never came to the desk, which the first keeps till the end
    assert result.customers["status"].tolist() == ["served", "abandoned"] and leaves(result) == [34, 5]
    kept = run(process(steps, flows, {"desk": 2}), [0, 0, 20], patience={"room": 4})
    # the second kept a desk from 2 to 5; the third finds it free
    assert leaves(kept)[1] == 5 and times(kept, "a") == [(1, 1, 2), (1, 1, 2), (21, 21, 22)]


def test_the_log_in_plain_python(monkeypatch):
    logged = run(process([("a", "desk", 2), ("b", "", 0), ("c", "desk", 3)], ["a b", "b c"]), [0, 1])
    monkeypatch.setattr(compiled, "compiled_kernel", lambda wait=False: None)
    plain = run(process([("a", "desk", 2), ("b", "", 0), ("c", "desk", 3)], ["a b", "b c"]), [0, 1])
    assert plain.log().equals(logged.log()) and times(plain, "b") == [(2, 2, 2), (4, 4, 4)]


def test_side_work_uses_its_pool_and_not_the_customers_time():
    bp = process([("serve", "desk", 2), ("leave", "", 0, {"band": "customer"}), ("file", "desk", 10)],
                 ["serve leave", "serve file"])  # fmt: skip
    result = run(bp, [0, 3])
    assert leaves(result) == [2, 14] and result.outcome.day_end.tolist() == [24]
    assert times(result, "file") == [(2, 2, 12), (14, 14, 24)]
    assert result.log().query("side_work")["step"].tolist() == ["file", "file"]


def test_side_work_with_branches_of_its_own_waits_for_them():
    steps = [("s", "", 1), ("leave", "", 0, {"band": "customer"}), ("x", "", 1), ("y", "", 5), ("z", "", 1)]
    bp = process([*steps, ("w", "", 1, {"band": "support"})], ["s leave", "s w", "w x", "w y", "x z", "y z"])
    result = run(bp, [0])
    assert leaves(result) == [1] and times(result, "z") == [(7, 7, 8)]


def test_a_wait_point_has_no_time_of_its_own_and_is_compared():
    queue = {"wait_point": True, "wait_actual": 6, "wait_tolerable": 3, "band": "customer"}
    bp = process([("queue", "", 7, queue), ("serve", "desk", 4)], ["queue serve"])
    result = run(bp, [0, 1, 2])
    assert leaves(result) == [4, 8, 12]
    row = result.wait_points.iloc[0]
    assert (row["recorded"], row["tolerable"], row["mean"]) == (6, 3, 3)
    assert row["within_tolerable"] == result["within_tolerable"] == pytest.approx(2 / 3)
    assert any("wait points" in note.en for note in result.notes)


def test_a_wait_point_in_a_branch_lasts_until_the_join():
    steps = [("a", "", 1), ("queue", "", None, {"wait_point": True}), ("back", "", 6), ("tell", "", 1)]
    result = run(process(steps, ["a queue", "a back", "queue tell", "back tell"]), [0])
    assert result.wait_points["mean"].tolist() == [6]


def test_impatient_customers_leave():
    bp = process([("a", "desk", 10)])
    result = run(bp, [0, 1, 2, 11], patience=9.5)
    assert result.customers["status"].tolist() == ["served", "served", "abandoned", "served"]
    assert leaves(result) == [10, 20, 11.5, 30] and result["abandoned"] == 0.25
    assert result.customers["wait"].tolist() == [0, 9, 9.5, 9]
    assert result.steps["visits"].tolist() == [0.75]


def test_who_leaves_takes_his_branches_along():
    bp = process(
        [("a", "", 1), ("b", "room", 8), ("c", "desk", 8), ("d", "", 1)],
        ["a b", "a c", "b d", "c d"],
        {"room": 2},
    )
    result = run(bp, [0, 0, 0], patience={"desk": 3})
    assert result.customers["status"].tolist() == ["served", "abandoned", "abandoned"]
    assert leaves(result) == [10, 4, 4] and len(times(result, "b")) == 2 and len(times(result, "d")) == 1


def test_staff_change_by_the_hour():
    bp = process([("a", "desk", 40)])
    more = run(bp, [0, 0, 0], hours=2, staffing={"desk": [1, 2]})
    assert times(more, "a") == [(0, 0, 40), (0, 40, 80), (0, 60, 100)]
    fewer = run(bp, [0, 30, 45, 50], hours=2, staffing={"desk": [2, 1]})
    # at minute 60 one of two busy servers is to go: she finishes first, at 70
    assert times(fewer, "a") == [(0, 0, 40), (30, 30, 70), (45, 45, 85), (50, 85, 125)]
    assert fewer["utilisation.desk"] == pytest.approx((40 + 40 + 40 + 35) / 180)


def test_closing_time():
    bp = process([("a", "desk", 40)])
    served = run(bp, [0, 10, 50], hours=1)
    assert leaves(served) == [40, 80, 120] and served["overtime"] == 60 and served["utilisation.desk"] == 1
    stopped = run(bp, [0, 10, 50], hours=1, closing="stop")
    assert stopped.customers["status"].tolist() == ["served", "unfinished", "unfinished"]
    assert stopped["cycle_time"] == 40 and stopped["unfinished"] == pytest.approx(2 / 3)
    assert stopped["utilisation.desk"] == 1 and stopped.outcome.minutes.tolist() == [[60]]


def test_the_warm_up_is_not_counted():
    bp = process([("a", "desk", 20)])
    result = run(bp, [0, 1, 70, 71], hours=2, warm_up=30)
    assert result["customers"] == 2 and result["cycle_time"] == pytest.approx((20 + 39) / 2)
    assert result["utilisation.desk"] == pytest.approx((10 + 40) / 90) and result["wait.desk"] == 19 / 2


def test_the_queue_over_the_day():
    result = run(process([("a", "desk", 30)]), [0, 1, 2], hours=1.6)
    seen = dict(zip(result.queue("desk")["minute"], result.queue("desk")["mean"], strict=True))
    assert [seen[m] for m in (0, 1, 10, 30, 31, 59, 60, 61)] == [0, 0, 2, 2, 1, 1, 1, 0]
