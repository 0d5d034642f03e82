"""Figures beside their targets: what every part of the bench prints."""
import time


class Table:
    """Collects (what, figure, target) and prints one line each; `missed` counts what does not hold."""

    def __init__(self, title, columns=("p50", "p95", "max")):
        self.columns, self.missed = columns, 0
        print(f"\n{title}\n{'':58}" + "".join(f"{name:>10}" for name in columns) + f"{'target':>20}")

    def add(self, what, values, target, holds, unit="ms"):
        """values: one per column, in the unit; target: as shown; holds: whether it is met (None: there is no target)."""
        shown = "".join(f"{short(value, unit):>10}" for value in values) + " " * 10 * (len(self.columns) - len(values))
        verdict = "" if holds is None else "ok" if holds else "MISSED"
        self.missed += holds is False
        print(f"{what:58}{shown}{target:>20}  {verdict}", flush=True)


def short(value, unit):
    if value is None:
        return "-"
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.1f} {unit}"


def percentile(values, share):
    """The value that this share (0 to 1) of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -(-len(ordered) * share // 1).__int__() - 1))]


def timed(call, rounds, warm_up=3):
    """Milliseconds of each round; the first ones (caches, compiled code) do not count."""
    times = []
    for n in range(rounds + warm_up):
        start = time.perf_counter()
        call()
        if n >= warm_up:
            times.append((time.perf_counter() - start) * 1000)
    return times
