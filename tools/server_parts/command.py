"""How the scripts end."""

import os
import signal
import sys

from processes import Failure


class _Output:
    """Standard output whose reader may go away, as with `| head`: what was begun is finished all the same, unheard."""

    def __init__(self, stream):
        self._stream = stream

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def write(self, text):
        return self._or_unheard(lambda: self._stream.write(text))

    def flush(self):
        self._or_unheard(self._stream.flush)

    def _or_unheard(self, say):
        try:
            return say()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
            return say()


def run_command(command):
    """The exit code; what failed is said in words, and being asked to end undoes what was begun."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.stdout = _Output(sys.stdout)
    try:
        return command() or 0
    except Failure as failure:
        print(f"failed: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        sys.stdout.flush()
