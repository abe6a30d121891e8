"""Several servers that have one folder together."""

import contextlib
import fcntl
import os
import sys
import time

from processes import Failure
from server import Missing


@contextlib.contextmanager
def own_folder(folder, mark):
    """Makes the folder, or takes it if the file named by mark says that it is one of these: one script at a time."""
    if folder.exists() and any(folder.iterdir()) and not (folder / mark).exists():
        raise Failure(f"{folder} has something else in it: name an empty folder, or one that is not there yet")
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / mark, "w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if os.fstat(lock.fileno()).st_nlink:  # else another script has removed it meanwhile
                yield
                return


@contextlib.contextmanager
def last_of_folder(folder, mark, *more):
    """The same at the end: the folder goes, unless somebody has put something else there."""
    with own_folder(folder, mark):
        yield
        for file in (*more, mark):  # the mark last: until then this can be done again
            (folder / file).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        folder.rmdir()


def bring_up(servers):
    """Starts those that do not run, all at the same time, and waits. Answers with why others cannot be had, by name.
    If one fails, all that were started are ended."""
    missing, begun = {}, []
    try:
        for server in servers:
            if server.pid():
                print(f"==> {server.title} runs already")
                continue
            try:
                print(f"==> {server.title} starts", flush=True)
                server.require()
            except Missing as why:
                print(f"    not: {why}", file=sys.stderr)
                missing[server.name] = str(why)
                continue
            begun.append(server)
            server.start()
        for server in begun:
            since = time.monotonic()
            _wait(server)
            print(f"    {server.title} is ready ({time.monotonic() - since:.1f} s)", flush=True)
    except BaseException:
        for server in begun:
            (server.remove if server.is_new else server.end)()
        raise
    return missing


def _wait(server):
    try:
        server.wait()
    except Failure as failure:
        raise Failure(f"{server.title}: {failure}") from None


def take_down(servers):
    """Ends them and removes all that they have."""
    for server in servers:
        server.ask_to_end()
    for server in servers:
        if server.pid():
            print(f"==> {server.title} ends", flush=True)
        server.remove()


def show(servers):
    width = max(len(server.title) for server in servers)
    for server in servers:
        pid = server.pid()
        state = f"runs as process {pid} on {', '.join(map(str, server.ports))}" if pid else "does not run"
        print(f"{server.title:{width}}  {state}")
