"""Phase × process: which cells there are, and how each operation may end without help."""
from . import holds
from .cells import Cell, Phase
from .victims import BORG, LISTENER, POSTGRES, SERVE, SERVICE, SESSION, SSH, SSHD, WORKER

COMPLETES, FAILS, EITHER = ("completed",), ("failed",), ("completed", "failed")


def tool(verb, text="", reads=0.0, writes=0.0, phase=None):
    """Bytes are given as parts of the bulk."""
    def hold(lane, operation):
        size = lane.bulk_megabytes << 20
        return holds.tool_at(lane, operation, verb, text, int(reads * size), int(writes * size), phase)
    return hold


def _lock_repository(lane, operation):
    return holds.at_lock(lane, operation, f"repositories where id = '{lane.ids['repository']}'")


def _lock_restore(lane, operation):
    return holds.at_lock(lane, operation, f"restores where operation_id = '{operation}'")


def _close_gate(lane):
    lane.gate.touch()


# Beside each phase: who dies in it and what the operation makes of it, apart from those below, which may die in every phase.
# A tool that ends with its own client may end as if somebody had killed it there.
LOST = [(SSH, COMPLETES), (SESSION, EITHER), (SSHD, COMPLETES), (LISTENER, COMPLETES)]
PHASES = [
    (Phase("backup", "script", holds.in_script, _close_gate), LOST),
    (Phase("backup", "prepare", holds.at_sign_in, holds.stop_listener), [(SSH, EITHER), (LISTENER, COMPLETES)]),
    (Phase("backup", "transfer early", tool("create", reads=0.15)), [*LOST, (BORG, FAILS), (SERVE, COMPLETES)]),
    (Phase("backup", "transfer late", tool("create", reads=0.95)), [*LOST, (BORG, FAILS), (SERVE, COMPLETES)]),
    (Phase("backup", "verify", tool("list", phase="verify")), [(SSH, COMPLETES), (SSHD, COMPLETES), (LISTENER, COMPLETES), (BORG, EITHER)]),
    (Phase("backup", "finish", _lock_repository), [(LISTENER, COMPLETES)]),
    (Phase("restore", "prepare", holds.at_sign_in, holds.stop_listener), [(SSH, EITHER), (LISTENER, COMPLETES)]),
    (Phase("restore", "transfer plan", tool("list", "{mode}")), [(SSH, COMPLETES), (SSHD, COMPLETES), (BORG, FAILS)]),
    (Phase("restore", "transfer early", tool("extract", writes=0.15)), [*LOST, (BORG, FAILS), (SERVE, COMPLETES)]),
    (Phase("restore", "transfer late", tool("extract", writes=0.9)), [*LOST, (BORG, FAILS), (SERVE, COMPLETES)]),
    (Phase("restore", "verify", tool("list", "{sha256}")), [(SSH, COMPLETES), (SSHD, COMPLETES), (LISTENER, COMPLETES), (BORG, FAILS)]),
    (Phase("restore", "finish", _lock_restore), [(SSH, COMPLETES), (SSHD, COMPLETES), (LISTENER, COMPLETES)]),
]
ELSEWHERE = ("script", "transfer early", "verify")


def cells():
    for phase, victims in PHASES:
        for victim, ends in [(SERVICE, FAILS), *victims, (POSTGRES, COMPLETES)]:
            yield Cell(phase, victim, "embedded", ends)
        yield Cell(phase, WORKER, "replicas", FAILS)
        yield Cell(phase, POSTGRES, "replicas", COMPLETES)
        if phase.name in ELSEWHERE:
            yield Cell(phase, WORKER, "elsewhere", FAILS)
