"""What the servers have in common: a folder, a pid file, a log, ports, and how they come and go."""

import pathlib
import re
import shutil
import signal
import time

import ports
import processes
from processes import Failure

# Another program took the port, or the one before this has just been killed and the machine still clears up after it.
_TRY_AGAIN = re.compile("already in use|still in use|already exists|another program listens|is the port in use",
                        re.IGNORECASE)


class Missing(Exception):
    """Why this machine cannot run the server, and what to install."""


class Server:
    """One server. Those derived from it say what it needs, how its folder is prepared and what its program is."""

    name = ""        # as in servers.env
    title = ""       # as people call it
    ports_needed = 1
    ends_by = signal.SIGTERM
    seconds = 30     # within which it is ready

    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / self.name
        self.pid_file = pathlib.Path(folder) / f"{self.name}.pid"
        self.log_file = pathlib.Path(folder) / f"{self.name}.log"
        self.is_new = False
        self._ports_file = pathlib.Path(folder) / f"{self.name}.ports"  # written when the folder is prepared

    def require(self):
        """Throws Missing if what the server needs is absent."""

    def prepare(self, chosen):
        """Fills its folder, for the ports that are chosen."""

    def launch(self):
        """Starts its program on the folder."""

    def is_ready(self):
        """Whether it answers."""

    def urls(self):
        """What servers.env says: URLs by name."""

    @property
    def ports(self):
        return [int(port) for port in self._ports_file.read_text(encoding="utf-8").split()]

    def pid(self):
        return processes.pid_of(self.pid_file)

    def start(self):
        """Starts it on what it has kept and on the same ports, else with nothing on new ones. Then wait for it."""
        self.is_new = not self._ports_file.exists()
        if self.is_new:
            self.remove()
            self.folder.mkdir(mode=0o700)
            chosen = ports.free_ports(self.ports_needed)
            self.prepare(chosen)
            pending = self._ports_file.with_suffix(".new")
            pending.write_text(" ".join(map(str, chosen)), encoding="utf-8")
            pending.rename(self._ports_file)
        self.log = processes.Log(self.log_file)
        self.launch()

    def wait(self):
        """Until it is ready. A new one that finds its port taken meanwhile begins again on another."""
        for attempts_left in reversed(range(6)):
            try:
                processes.wait_until(self.is_ready, self.pid_file, self.log, self.seconds)
                return
            except Failure:
                if not attempts_left or not _TRY_AGAIN.search(self.log.text()):
                    raise
            if self.is_new:
                self.remove()
            time.sleep(0.5)
            self.start()

    def ask_to_end(self):
        processes.ask_to_end(self.pid_file, self.ends_by)

    def end(self):
        processes.stop(self.pid_file, self.ends_by)

    def remove(self):
        """Ends it, and removes all that it has."""
        self.end()
        for path in (self._ports_file, self._ports_file.with_suffix(".new"), self.log_file):
            path.unlink(missing_ok=True)
        _remove_folder(self.folder)


def _remove_folder(folder):
    """Also if what was killed a moment ago still writes into it, through the link if it is one."""
    for _ in range(50):
        shutil.rmtree(folder.resolve(), ignore_errors=True)
        if not folder.resolve().exists():
            break
        time.sleep(0.1)
    folder.unlink(missing_ok=True)  # the link
