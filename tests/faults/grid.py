"""Phase × process: which cells there are, and how each operation may end without help."""
from . import holds
from .cells import Cell, Phase
from .victims import BORG, LISTENER, POSTGRES, SERVE, SERVICE, SESSION, SSH, SSHD, WORKER

COMPLETES, FAILS, EITHER = ("completed",), ("failed",), ("completed", "failed")


def _tool(verb, text="", reads=0.0, writes=0.0):
    """Bytes are given as parts of the bulk."""
    def hold(lane, operation):
        size = lane.bulk_megabytes << 20
        return holds.tool_at(lane, operation, verb, text, int(reads * size), int(writes * size))
    return hold


def _close_gate(lane):
    lane.gate.touch()


def _lock_restores(lane):
    return lane.database.hold("begin; lock table restores in share mode")


# Beside each phase: who dies in it and what the operation makes of it, apart from those below, which may die in every phase.
LOST = [(SSH, COMPLETES), (SESSION, COMPLETES), (SSHD, COMPLETES), (LISTENER, COMPLETES)]
PHASES = [
    (Phase("backup", "script", holds.in_script, _close_gate), LOST),
    (Phase("backup", "prepare", holds.at_sign_in, holds.stop_listener), [(SSH, EITHER), (LISTENER, COMPLETES)]),
    (Phase("backup", "transfer early", _tool("create", reads=0.15)), [*LOST, (BORG, FAILS), (SERVE, COMPLETES)]),
    (Phase("backup", "transfer late", _tool("create", reads=0.95)), [*LOST, (BORG, FAILS), (SERVE, COMPLETES)]),
    (Phase("backup", "verify", _tool("list")), [(SSH, COMPLETES), (SSHD, COMPLETES), (LISTENER, COMPLETES), (BORG, EITHER)]),
    (Phase("backup", "finish", _tool("info")), [(SSH, COMPLETES), (SSHD, COMPLETES), (LISTENER, COMPLETES), (BORG, EITHER)]),
    (Phase("restore", "prepare", holds.at_sign_in, holds.stop_listener), [(SSH, EITHER), (LISTENER, COMPLETES)]),
    (Phase("restore", "transfer plan", _tool("list")), [(SSH, COMPLETES), (SSHD, COMPLETES), (BORG, FAILS)]),
    (Phase("restore", "transfer early", _tool("extract", writes=0.15)), [*LOST, (BORG, FAILS), (SERVE, COMPLETES)]),
    (Phase("restore", "transfer late", _tool("extract", writes=0.9)), [*LOST, (BORG, FAILS), (SERVE, COMPLETES)]),
    (Phase("restore", "verify", _tool("list", "{sha256}")), [(SSH, COMPLETES), (SSHD, COMPLETES), (LISTENER, COMPLETES), (BORG, FAILS)]),
    (Phase("restore", "finish", holds.at_lock, _lock_restores), [(SSH, COMPLETES), (SSHD, COMPLETES), (LISTENER, COMPLETES)]),
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
