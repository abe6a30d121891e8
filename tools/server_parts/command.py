"""How the scripts end."""

import signal
import sys

from processes import Failure


def run_command(command):
    """The exit code; what failed is said in words, and being asked to end undoes what was begun."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return command() or 0
    except Failure as failure:
        print(f"failed: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
