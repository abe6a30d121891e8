"""PostgreSQL: a cluster of its own, durable as in earnest."""

import os
import pathlib
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile

import ports
import processes
from processes import Failure
from server import Missing, Server

# Only the superuser of the tests, and whoever these make, need no password: a stack's database is as in earnest.
_WHO_MAY = """
host all           postgres 127.0.0.1/32 trust
host participation all      127.0.0.1/32 scram-sha-256
host all           all      127.0.0.1/32 trust
"""

_SETTINGS = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
max_connections = 200
dynamic_shared_memory_type = mmap  # in its folder, which goes with it
"""


def _programs():
    """The folder of version 15, or of the next one after it that is installed."""
    found = [folder for folder in pathlib.Path("/usr/lib/postgresql").glob("*/bin") if (folder / "initdb").exists()]
    usable = [folder for folder in found if int(folder.parent.name.split(".")[0]) >= 15]
    return min(usable, key=lambda folder: int(folder.parent.name.split(".")[0]), default=None)


class Postgres(Server):
    name = "postgres"
    title = "PostgreSQL"
    ends_by = signal.SIGQUIT  # at once: what it holds goes with it

    def __init__(self, folder):
        super().__init__(folder)
        self._user = "postgres" if os.getuid() == 0 else None  # it refuses to run as root

    def require(self):
        if not _programs():
            raise Missing("there is no PostgreSQL 15 here: apt-get install postgresql-15")
        try:
            pwd.getpwnam(self._user or pwd.getpwuid(os.getuid()).pw_name)
        except KeyError:
            raise Missing("there is no user postgres to run PostgreSQL as: apt-get install postgresql-15") from None

    def prepare(self, chosen):
        if self._user:
            self._give_folder_to_user()
        processes.run("initdb failed", [
            _programs() / "initdb", "--pgdata", self._data(), "--username", "postgres", "--auth", "trust",
            "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions"], self._user)
        with open(self._data() / "postgresql.conf", "a", encoding="utf-8") as settings:
            settings.write(_SETTINGS.format(port=chosen[0]))
        (self._data() / "pg_hba.conf").write_text(_WHO_MAY, encoding="utf-8")

    def launch(self):
        processes.start(self.pid_file, self.log_file, [_programs() / "postgres", "-D", self._data()], self._user)

    def is_ready(self):
        return subprocess.run([_programs() / "pg_isready", "-q", "-h", ports.HOST, "-p", str(self.ports[0])],
                              check=False).returncode == 0

    def urls(self):
        return {"postgres": f"postgres://postgres@{ports.HOST}:{self.ports[0]}/postgres"}

    def remove(self):
        self.end()
        self._remove_shared_memory()
        super().remove()

    def _data(self):
        """Where it is, not the way there: a link may lead through a folder that its user cannot enter."""
        return self.folder.resolve() / "data"

    def _give_folder_to_user(self):
        """Where the user cannot get at the folder, another takes its place; a link leads there."""
        shutil.chown(self.folder, self._user, self._user)
        try:
            processes.run("", ["test", "-x", self.folder], self._user)
        except Failure:
            elsewhere = pathlib.Path(tempfile.gettempdir()) / f"participation-postgres-{secrets.token_hex(8)}"
            self.folder.rmdir()
            self.folder.symlink_to(elsewhere)  # first, so that the way to it is known whatever happens
            elsewhere.mkdir(mode=0o700)
            shutil.chown(elsewhere, self._user, self._user)

    def _remove_shared_memory(self):
        """What a killed one has left: the seventh line of its own note names it."""
        try:
            segment = (self._data() / "postmaster.pid").read_text(encoding="utf-8").splitlines()[6].split()[1]
        except (OSError, IndexError):
            return
        subprocess.run(["ipcrm", "-m", segment], check=False, capture_output=True)
