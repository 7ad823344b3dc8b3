"""How fast a run is: against SimPy and Ciw on the same bank day in the same process, and how its time grows.

Run: ``python benchmarks/simulation.py`` (about a minute). Times are processor seconds of one thread; ratios are the
median over pairs that take turns, so that a busy machine slows both sides. Needs simpy; ciw and numba for their rows.
"""

from __future__ import annotations

import importlib.util
import math
import random
import statistics
import time
from collections.abc import Callable

from finserv import Blueprint, use_language
from finserv.simulation import compiled, grid, simulate

POOLS = {"host": 2, "teller": 4, "officer": 7, "system": 2}
ARRIVALS = (50, 70, 85, 110, 105, 80, 60, 40)
# id, pool, mean in minutes, cv, and where to with which probability; synthetic
STEPS = (
    ("welcome", "host", 0.5, 0.5, {"id_check": 0.7, "interview": 0.3}),
    ("id_check", "teller", 0.8, 0.5, {"transaction": 1}),
    ("transaction", "teller", 2.0, 0.8, {"post": 1}),
    ("post", "system", 0.4, 0.3, {"transaction": 0.1, "hand_over": 0.9}),
    ("interview", "officer", 6.0, 0.6, {"fill_form": 1}),
    ("fill_form", "", 5.0, 0.5, {"doc_check": 1}),
    ("doc_check", "teller", 1.5, 0.5, {"credit_check": 1}),
    ("credit_check", "system", 1.0, 0.4, {"approve": 0.8, "manual_review": 0.2}),
    ("approve", "officer", 3.0, 0.5, {"sign": 1}),
    ("manual_review", "officer", 8.0, 0.7, {"sign": 1}),
    ("sign", "officer", 4.0, 0.5, {"doc_check": 0.1, "hand_over": 0.9}),
    ("hand_over", "host", 0.3, 0.3, {}),
)


def bank_day(copies: int = 1) -> Blueprint:
    """The bank day; ``copies`` puts it several times in a row, with as many pools, for a longer process."""
    steps, flows, pools = [], [], []
    for copy in range(copies):
        for step_id, pool, mean, cv, to in STEPS:
            steps.append(
                {
                    "id": f"{step_id}.{copy}",
                    "band": "onstage",
                    "name": step_id,
                    "kind": "decision" if len(to) > 1 else "action",
                    "pool": f"{pool}.{copy}" if pool else "",
                    "time_mean": mean,
                    "time_cv": cv,
                    "time_distribution": "lognormal",
                }
            )
            flows += [
                {
                    "source": f"{step_id}.{copy}",
                    "target": f"{t}.{copy}",
                    "probability": p if len(to) > 1 else None,
                }
                for t, p in to.items()
            ]
        if copy:
            flows.append({"source": f"hand_over.{copy - 1}", "target": f"welcome.{copy}"})
        pools += [{"id": f"{pool}.{copy}", "capacity": n} for pool, n in POOLS.items()]
    return Blueprint.from_tables(steps, flows, pools, arrivals=ARRIVALS)


def log_parameters(mean: float, cv: float) -> tuple[float, float]:
    """The two parameters of a lognormal time."""
    variance = math.log1p(cv * cv)
    return math.log(mean) - variance / 2, math.sqrt(variance)


def run_simpy(days: int) -> float:
    """The bank day in SimPy; returns the mean cycle time."""
    import simpy

    draws = random.Random(1)
    table = {
        step_id: (pool, *log_parameters(mean, cv), list(to), list(to.values()))
        for step_id, pool, mean, cv, to in STEPS
    }
    cycles: list[float] = []

    def customer(env, pools):
        begun, step = env.now, "welcome"
        while True:
            pool, mu, sigma, to, chances = table[step]
            if pool:
                with pools[pool].request() as request:
                    yield request
                    yield env.timeout(draws.lognormvariate(mu, sigma))
            else:
                yield env.timeout(draws.lognormvariate(mu, sigma))
            if not to:
                break
            step = to[0] if len(to) == 1 else draws.choices(to, chances)[0]
        cycles.append(env.now - begun)

    def doors(env, pools):
        for hour, rate in enumerate(ARRIVALS):
            at = hour * 60.0
            while (at := at + draws.expovariate(rate / 60)) < hour * 60 + 60:
                yield env.timeout(at - env.now)
                env.process(customer(env, pools))

    for _ in range(days):
        env = simpy.Environment()
        env.process(doors(env, {pool: simpy.Resource(env, n) for pool, n in POOLS.items()}))
        env.run()
    return sum(cycles) / len(cycles)


def run_ciw(days: int) -> float:
    """The bank day in Ciw: a node for each pool, a customer class for each step, moved on as the table says."""
    import ciw

    nodes = [*POOLS, ""]
    place = {step_id: nodes.index(pool) + 1 for step_id, pool, *_ in STEPS}
    following = {step_id: to for step_id, *_, to in STEPS}

    class Table(ciw.routing.NodeRouting):
        def next_node(self, individual):
            to = following[individual.customer_class]
            if not to:
                return self.simulation.nodes[-1]
            individual.customer_class = random.choices(list(to), list(to.values()))[0]
            individual.previous_class = individual.customer_class
            return self.simulation.nodes[place[individual.customer_class]]

    class Doors(ciw.dists.Distribution):
        def __init__(self):
            self.last = 0.0

        def sample(self, t=None, ind=None):
            at = t
            while at < 480:
                at += random.expovariate(max(ARRIVALS) / 60)
                if at < 480 and random.random() < ARRIVALS[int(at // 60)] / max(ARRIVALS):
                    return at - t
            return math.inf

    times = {step_id: ciw.dists.Lognormal(*log_parameters(mean, cv)) for step_id, _, mean, cv, _ in STEPS}
    cycles: list[float] = []
    for day in range(days):
        ciw.seed(day)
        random.seed(day)
        network = ciw.create_network(
            arrival_distributions={
                s: [Doors() if s == "welcome" and n == 0 else None for n in range(len(nodes))] for s in place
            },
            service_distributions={s: [times[s]] * len(nodes) for s in place},
            number_of_servers=[*POOLS.values(), math.inf],
            routing={s: ciw.routing.NetworkRouting([Table() for _ in nodes]) for s in place},
        )
        simulation = ciw.Simulation(network)
        simulation.simulate_until_max_time(3000)
        begun: dict[int, float] = {}
        ended: dict[int, float] = {}
        for record in simulation.get_all_records():
            begun[record.id_number] = min(begun.get(record.id_number, math.inf), record.arrival_date)
            ended[record.id_number] = max(ended.get(record.id_number, 0.0), record.exit_date)
        cycles += [ended[i] - begun[i] for i in begun]
    return sum(cycles) / len(cycles)


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def ratios(days: int = 100, pairs: int = 7) -> None:
    """Print seconds for 100 days and the ratio to SimPy, pair by pair."""
    bp = bank_day()
    ways = ["plain"] + (["compiled"] if compiled.available() else [])
    taken: dict[str, list[float]] = {way: [] for way in ways}
    simpy_taken: list[float] = []
    for _ in range(pairs):
        for way in ways:
            taken[way].append(seconds(lambda way=way: simulate(bp, days=days, engine=way)))
        simpy_taken.append(seconds(lambda: run_simpy(days // 5)) * 5)
    print(f"bank day, {days} days, one thread; mean cycle {simulate(bp, days=days)['cycle_time']:.2f} min, "
          f"SimPy {run_simpy(40):.2f} min")  # fmt: skip
    print(f"  SimPy      {statistics.median(simpy_taken):8.3f} s")
    if importlib.util.find_spec("ciw"):
        ciw_taken = seconds(lambda: run_ciw(5)) * days / 5
        print(f"  Ciw        {ciw_taken:8.3f} s (from 5 days; mean cycle {run_ciw(10):.2f} min)")
    for way in ways:
        ratio = statistics.median(s / t for s, t in zip(simpy_taken, taken[way], strict=True))
        print(f"  {way:<9}  {statistics.median(taken[way]):8.4f} s   {ratio:6.1f} × SimPy", end="")
        print(
            f"   {ciw_taken / statistics.median(taken[way]):6.0f} × Ciw"
            if importlib.util.find_spec("ciw")
            else ""
        )
    run = simulate(bp, days=days)
    print(f"  all measures with intervals: {seconds(lambda: run.measures) * 1000:.1f} ms")


def growth() -> None:
    """Print how the time grows with customers, steps and days."""
    bp = bank_day()
    way = "compiled" if compiled.available() else "plain"
    scale = 1 if way == "compiled" else 10

    def row(name: str, work: Callable[[], object]) -> None:
        print(f"  {name:<28} {min(seconds(work) for _ in range(3)) * 1000:9.1f} ms")

    print(f"growth ({way})")
    for days in (100, 200, 400, 800):
        row(f"{days // scale} days", lambda days=days: simulate(bp, days=days // scale, engine=way))
    for times in (1, 2, 4, 8):
        arrivals = [rate * times for rate in ARRIVALS]
        staff = {f"{pool}.0": n * times for pool, n in POOLS.items()}
        row(f"{600 * times} customers a day", lambda a=arrivals, s=staff: simulate(
            bp, a, days=100 // scale, staffing=s, engine=way))  # fmt: skip
    for copies in (1, 2, 4, 8):
        longer = bank_day(copies)
        row(f"{12 * copies} steps", lambda b=longer: simulate(b, days=100 // scale, engine=way))


def scenarios() -> None:
    """Print the time of a grid of experiments."""
    axes = {"pools.teller.0": range(3, 13), "pools.officer.0": range(5, 15)}
    begun, worked = time.perf_counter(), time.process_time()
    table = grid(bank_day(), axes, days=20)
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    print(
        f"grid: {len(table)} scenarios × 20 days in {took:.2f} s by the clock, {worked:.2f} s of processors; "
        f"10,000 need {worked * 10_000 / len(table):.0f} s of processors"
    )


if __name__ == "__main__":
    use_language("en")
    if compiled.available():
        begun = time.perf_counter()
        compiled.compiled_kernel(wait=True)
        print(f"compiled kernel ready after {time.perf_counter() - begun:.2f} s")
    ratios()
    growth()
    scenarios()
