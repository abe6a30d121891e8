"""What the servers have in common: a folder, a pid file, a log, ports, and how they come and go."""

import pathlib
import shutil
import signal

import ports
import processes
from processes import Failure


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
        self.log = pathlib.Path(folder) / f"{self.name}.log"
        self._ports_file = pathlib.Path(folder) / f"{self.name}.ports"

    def require(self):
        """Throws Missing if what the server needs is absent."""

    def prepare(self, chosen):
        """Fills its folder, for the ports that are chosen."""

    def launch(self):
        """Starts it; the folder is prepared."""

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
        """Starts it on what it keeps, else on new ports with nothing. It need not be ready yet."""
        if not self._ports_file.exists():
            self.remove()
            self._prepare_on(ports.free_ports(self.ports_needed))
        self.launch()

    def wait(self):
        """Until it is ready. One that finds its port taken meanwhile begins again on another."""
        for attempt in range(3):
            try:
                processes.wait_until(self.is_ready, self.pid_file, self.log, self.seconds)
                return
            except Failure:
                if attempt == 2 or "in use" not in processes.end_of(self.log, 200).lower():
                    raise
            self.remove()
            self.start()

    def remove(self):
        """Ends it, and removes all that it has."""
        processes.stop(self.pid_file, self.ends_by)
        self._ports_file.unlink(missing_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.log.unlink(missing_ok=True)

    def _prepare_on(self, chosen):
        self.folder.mkdir()
        pending = self._ports_file.with_suffix(".new")
        pending.write_text(" ".join(map(str, chosen)), encoding="utf-8")
        self.prepare(chosen)
        pending.rename(self._ports_file)
