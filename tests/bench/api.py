"""What starts the service and speaks to it is shared with the other tests; see tests/lab/api.py."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from lab.api import *  # noqa: E402,F403
