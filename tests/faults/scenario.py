"""A cell that is one story by itself, unlike those of the grid."""
from dataclasses import dataclass
from typing import Callable


@dataclass
class Scenario:
    """`play` takes the lane and gives sentences about what does not hold."""

    title: str
    play: Callable
    lane: str = "fleet"

    def run(self, lane):
        return list(self.play(lane) or [])
