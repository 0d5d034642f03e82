"""Which cells stand for a part when there is no time for all of them: everything that a part has is in one at least, and which one that is changes with the seed."""
import hashlib
from collections import Counter


def choose(cells, seed):
    """Of the cells of one part, in their order: each beginning of a title, each end and each lane with each kind at least once."""
    order = sorted(cells, key=lambda cell: hashlib.sha256(f"{seed} {cell.title} {cell.lane}".encode()).digest())
    missing, uses, chosen = set().union(*map(has, cells)), Counter(), []
    while missing:
        best = max(order, key=lambda cell: (len(has(cell) & missing), -sum(uses[one] for one in has(cell))))
        chosen.append(best)
        missing -= has(best)
        uses.update(has(best))
    taken = set(map(id, chosen))
    return [cell for cell in cells if id(cell) in taken]


def has(cell):
    words = cell.title.split(" · ")
    return {("begins", *words[:-1]), ("ends", words[-1]), ("runs", cell.lane, words[0])}
