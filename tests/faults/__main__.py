"""tests/faults/run [PART] [FILTER]: runs cells and prints them; exit code 0 only when every one holds."""
import argparse
import os
import signal
import sys
import threading
import time
import traceback
from importlib import import_module
from importlib.util import find_spec

from . import cover
from .lanes import LANES, NEED_ROOT

# A part is a module beside this one with cells(). Cells of the lane "own" open what they need themselves: run(None).
PARTS = [name for name in ("grid", "control", "network", "replicas", "away", "schedules", "disk", "viewers", "trees", "engines", "objects", "sftp", "prune") if find_spec(f"{__package__}.{name}")]
OPEN = []
SHARED = ("embedded", "sftp")
# When more fail, it was not the company they kept.
MOST_AGAIN = 5


def main():
    options = argparse.ArgumentParser(prog="tests/faults/run", description=__doc__)
    options.add_argument("part", nargs="?", default="all", choices=["all", *PARTS])
    options.add_argument("filter", nargs="?", default="", help="only cells whose title contains this")
    options.add_argument("--lanes", type=int, default=3, help="how many installations work at once (default 3; most of the time they wait)")
    options.add_argument("--cover", metavar="SEED", help="instead of every cell so many that each phase, process, fault, engine and place is in one of them; another seed chooses others")
    options.add_argument("--minutes", type=float, default=float("inf"), help="begins no cell later than this; those that were not begun are named and counted as skipped")
    options.add_argument("--list", action="store_true", help="print the cells and run none")
    options.add_argument("--keep", action="store_true", help="leave the folders of installations for a look")
    options = options.parse_args()
    parts = PARTS if options.part == "all" else [options.part]
    if os.geteuid() != 0:
        print(f"Not as root, so without the cells of {' and '.join(NEED_ROOT)}.")
    found = [cells_of(part, options.filter) for part in parts]
    cells = sum(found, [])
    if options.cover:
        cells = sum((cover.choose(mine, options.cover) for mine in found), [])
        print(f"{len(cells)} of {sum(map(len, found))} cells, chosen by {options.cover}; without --cover all of them run.")
    if options.list:
        print("\n".join(f"{cell.title} ({cell.lane})" for cell in cells))
        return 0
    report = Report(cells, options.minutes * 60)
    slots = threading.Semaphore(options.lanes)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, give_up)
    lanes = list(deal(cells, options.lanes))
    threads = [threading.Thread(target=run_lane, args=(*lane, report, options.keep, slots), daemon=True) for lane in lanes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if options.lanes > 1 and len(lanes) > 1 and 0 < len(report.failed) <= MOST_AGAIN:
        run_again(report, options.keep)
    return report.end()


def cells_of(part, words):
    cells = import_module(f".{part}", __package__).cells()
    return [cell for cell in cells if words in f"{cell.title} ({cell.lane})" and (os.geteuid() == 0 or cell.lane not in NEED_ROOT)]


def run_again(report, keep):
    """Cells that failed while others ran beside them, once more and one at a time: those that hold then are named, not hidden."""
    report.begin_again()
    for name, cells in deal([cell for cell, _ in report.failed.values()], 1):
        run_lane(f"{name}-again" if name != "own" else name, cells, report, keep, threading.Semaphore(1))


def deal(cells, count):
    """(name of the lane, its cells), the cells of lanes that take any order shared among several."""
    for name in LANES:
        mine = [cell for cell in cells if cell.lane == name]
        shares = min(count, len(mine)) if name in SHARED else min(1, len(mine))
        for share in range(shares):
            yield f"{name}-{share}" if shares > 1 else name, mine[share::shares]


def run_lane(name, cells, report, keep, slots):
    with slots:
        if report.is_late():
            return
        if name == "own":
            return run_cells(cells, None, report)
        try:
            with LANES[name.split("-")[0]](name) as lane:
                OPEN.append(lane)
                lane.keep = keep
                lane.open()
                run_cells(cells, lane, report)
                report.note(name, lane.plain.check())
        except Exception:
            report.note(name, traceback.format_exc().splitlines())


def run_cells(cells, lane, report):
    for cell in cells:
        if report.is_late():
            return
        report.begin(cell)
        start = time.monotonic()
        report.add(cell, attempt(cell, lane), time.monotonic() - start)


def give_up(number, _):
    """Interrupted: nothing that was started may stay."""
    for lane in OPEN:
        lane.close()
    os._exit(128 + number)


def attempt(cell, lane):
    try:
        problems = list(cell.run(lane))
        if not problems:
            return problems
    except Exception as error:
        problems = [f"{type(error).__name__}: {error}", *[line.strip() for line in traceback.format_exc().splitlines()[-8:-1]]]
    try:
        if lane:
            lane.mend()
    except Exception as error:
        problems.append(f"and the installation could not be mended: {error}")
    return problems


class Report:
    def __init__(self, cells, seconds):
        self.cells, self.start, self.lock = cells, time.monotonic(), threading.Lock()
        self.limit, self.begun = self.start + seconds, set()
        self.held, self.lanes_failed, self.again = 0, 0, False
        self.failed = {}   # id of each cell that has not held so far: the cell, what did not hold

    def is_over(self):
        return time.monotonic() > self.limit

    def is_late(self):
        return not self.again and self.is_over()

    def begin(self, cell):
        with self.lock:
            self.begun.add(id(cell))

    def begin_again(self):
        self.again = True
        print(f"\n{len(self.failed)} failed; once more, by themselves:", flush=True)

    def add(self, cell, problems, seconds):
        with self.lock:
            _, first = self.failed.pop(id(cell), (cell, []))
            self.held += not problems
            if problems:
                self.failed[id(cell)] = cell, problems
            print(f"{'FAILS' if problems else 'holds'} {seconds:6.1f} s  {self.name(cell)}", flush=True)
            if self.again and not problems:
                print(f"UNSTEADY (failed beside the others, holds alone): {self.name(cell)}. At first:", flush=True)
            for problem in problems or first:
                print(f"                  {problem}", flush=True)

    @staticmethod
    def name(cell):
        return f"{cell.title}{'' if cell.lane == 'embedded' else f' ({cell.lane})'}"

    def note(self, lane, problems):
        problems = list(problems)   # a lane may find them one by one
        with self.lock:
            self.lanes_failed += bool(problems)
            for problem in problems:
                print(f"FAILS {lane}: {problem}", flush=True)

    def end(self):
        skipped = [cell for cell in self.cells if id(cell) not in self.begun] if self.is_over() else []
        # A cell that never ran, because its installation did not open, did not hold.
        failed = len(self.cells) - len(skipped) - self.held + self.lanes_failed
        print(f"\n{self.held} of {len(self.cells)} cells hold, {time.monotonic() - self.start:.0f} s")
        for cell in skipped:
            print(f"NOT RUN, the time was over: {self.name(cell)}")
        for cell, problems in self.failed.values():
            print(f"NOT HELD {self.name(cell)}: {problems[0]}")
        print(f"{self.held} passed, {failed} failed" + (f", {len(skipped)} skipped" if skipped else ""))
        return 0 if not failed else 1


sys.exit(main())
