"""Processes that outlive the script that starts them. Each notes itself in a pid file before it becomes what it is to
be, so that none runs without one, even if the script is killed. The note is its number and when it began, since numbers
are given again."""

import os
import pathlib
import pwd
import re
import signal
import subprocess
import time


_PATIENCE = 300  # seconds, for what may have to fetch something


class Failure(Exception):
    """What went wrong and what to do, for whoever runs the script."""


def _began(pid):
    """When the process began, in ticks of the machine's clock; nothing if there is none, or only its remains."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else fields[19]


def pid_of(pid_file):
    """The process that noted itself there, if it still runs."""
    try:
        pid, began = pathlib.Path(pid_file).read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return None
    return int(pid) if _began(pid) == began else None


def run(what, command, user=None, folder="/", environment=None):
    """Runs a command that ends with the script, even if that is killed, as the user if one is named."""
    as_user = ["--reuid", user, "--regid", user, "--init-groups"] if user else []
    try:
        outcome = subprocess.run(["setpriv", "--pdeathsig", "KILL", *as_user, *map(str, command)], cwd=folder,
                                 env={**os.environ, **(environment or {})}, stdin=subprocess.DEVNULL,
                                 capture_output=True, text=True, check=False, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        raise Failure(f"{what}: it did not end within {_PATIENCE} s") from None
    if outcome.returncode != 0:
        text = re.sub(r"\x1b\[[0-9;]*m", "", outcome.stderr + outcome.stdout)  # colours
        said = [line.strip() for line in text.splitlines() if line.strip()]
        raise Failure(f"{what}: {' / '.join(said[:3])}")


def _become(user):
    """Makes this process the user's, for good."""
    entry = pwd.getpwnam(user)
    os.initgroups(user, entry.pw_gid)
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)


def start(pid_file, log, command, user=None, environment=None):
    """Starts the command detached, as the user if one is named, its output going to the end of the log; with this
    environment instead of the script's."""
    failed, report = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setsid()
            os.chdir("/")
            pathlib.Path(f"{pid_file}.new").write_text(f"{os.getpid()} {_began(os.getpid())}\n", encoding="utf-8")
            os.rename(f"{pid_file}.new", pid_file)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644), 1)
            os.dup2(1, 2)
            if user:
                _become(user)
            os.execvpe(command[0], [str(part) for part in command], environment or os.environ)
        except Exception as problem:  # whatever it is, this process must not go on as a second script
            os.write(report, str(problem).encode())
        finally:
            os._exit(127)
    os.close(report)
    with os.fdopen(failed, encoding="utf-8") as pipe:  # closed when the command has taken the process over
        problem = pipe.read()
    if problem:
        os.waitpid(child, 0)
        raise Failure(f"cannot start {command[0]}: {problem}")


def ask_to_end(pid_file, with_signal):
    """Answers with the process that noted itself there, if there was one to ask."""
    pid = pid_of(pid_file)
    if pid:
        os.kill(pid, with_signal)
        os.kill(pid, signal.SIGCONT)  # one that is paused heeds nothing
    return pid


def stop(pid_file, with_signal, seconds=15):
    """Ends the process that noted itself there, by force if it does not heed the signal, and the note."""
    pid = ask_to_end(pid_file, with_signal)
    until = time.monotonic() + seconds
    while pid_of(pid_file):
        if time.monotonic() > until:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)
    pathlib.Path(pid_file).unlink(missing_ok=True)


class Log:
    """What a process says, from now on."""

    def __init__(self, path):
        self._path = pathlib.Path(path)
        self._from = self._path.stat().st_size if self._path.exists() else 0

    def text(self):
        if not self._path.exists():
            return ""
        with open(self._path, encoding="utf-8", errors="replace") as file:
            file.seek(self._from)
            return file.read()

    def end(self):
        lines = self.text().splitlines()[-6:] or ["(nothing)"]
        return f"its log {self._path} ends with\n" + "\n".join(f"    {line}" for line in lines)


def wait_until(ready, pid_file, log, seconds):
    """Waits until ready() holds; says what the log says if the process ends before, or takes longer than that."""
    until = time.monotonic() + seconds
    while not ready():
        if not pid_of(pid_file):
            raise Failure(f"it ended at once; {log.end()}")
        if time.monotonic() > until:
            raise Failure(f"it is not ready after {seconds} s; {log.end()}")
        time.sleep(0.05)
