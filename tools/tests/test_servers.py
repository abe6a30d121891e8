"""tools/servers with real PostgreSQL and Redis, and with what stands for a machine that has neither."""

import contextlib
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[1]
HAS_SERVERS = bool(shutil.which("redis-server")) and any(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
LIGHT = ("--only", "postgres,redis")


def call(*arguments, **environment):
    return subprocess.run([TOOLS / "servers", *map(str, arguments)], text=True, capture_output=True, check=False,
                          timeout=120, env={**os.environ, **environment})


def processes_of(folder):
    """Those whose command line or working folder has to do with the folder."""
    found = []
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            about = (process / "cmdline").read_bytes().decode(errors="replace") + os.readlink(process / "cwd")
        except OSError:
            continue
        if str(folder) in about and process.name != str(os.getpid()):
            found.append(about)
    return found


class ServersTest(unittest.TestCase):
    def setUp(self):
        self.above = pathlib.Path(tempfile.mkdtemp())
        self.above.chmod(0o755)
        self.folder = self.above / "servers"
        self.addCleanup(shutil.rmtree, self.above, ignore_errors=True)
        self.addCleanup(call, "down", self.folder)

    def said(self):
        lines = (self.folder / "servers.env").read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)

    def pid(self, name):
        return int((self.folder / f"{name}.pid").read_text(encoding="utf-8").split()[0])

    def redis(self, command):
        with socket.create_connection(("127.0.0.1", int(self.said()["redis"].rpartition(":")[2]))) as connection:
            connection.sendall(command.encode() + b"\r\n")
            return connection.recv(1000).decode().strip()

    def sql(self, statement, url=None):
        return subprocess.run(["psql", "-X", "-A", "-t", "-c", statement, url or self.said()["postgres"]], text=True,
                              capture_output=True, check=False, timeout=30)

    def test_a_machine_that_has_nothing_is_told_what_to_install_and_goes_on(self):
        empty = self.above / "empty"
        empty.mkdir()
        for program in ("python3", "env"):
            (empty / program).symlink_to(shutil.which(program))
        up = call("up", self.folder, "--only", "redis,kafka", PATH=str(empty))
        self.assertEqual(up.returncode, 0, up.stderr)
        self.assertIn("apt-get install redis-server", up.stderr)
        self.assertIn("apt-get install redis-server", self.said()["redis_missing"])
        self.assertIn("apt-get install default-jre-headless", self.said()["kafka_missing"])
        self.assertNotIn("redis", self.said())
        self.assertEqual(call("up", self.folder, "--only", "redis", "--require", PATH=str(empty)).returncode, 1)

    def test_nobody_needs_to_read_to_the_end_of_what_is_said(self):
        reader, writer = os.pipe()
        os.close(reader)
        status = subprocess.run([TOOLS / "servers", "status", self.folder], stdout=writer, stderr=subprocess.PIPE,
                                text=True, check=False, timeout=60)
        os.close(writer)
        self.assertEqual((status.returncode, status.stderr), (0, ""))

    def test_a_folder_with_something_else_in_it_is_left_alone(self):
        (self.above / "kafka").mkdir()
        for what in ("up", "down"):
            outcome = call(what, self.above)
            self.assertTrue((self.above / "kafka").exists())
        self.assertIn("there are no servers in", outcome.stdout)
        self.assertIn("has something else in it", call("up", self.above).stderr)

    @unittest.skipUnless(HAS_SERVERS, "apt-get install postgresql-15 redis-server")
    def test_they_start_are_left_alone_when_started_again_and_leave_nothing(self):
        self.assertEqual(call("up", self.folder, *LIGHT).returncode, 0)
        said, pid = self.said(), self.pid("postgres")
        self.assertEqual(self.redis("PING"), "+PONG")
        self.assertEqual(self.sql("SHOW fsync").stdout.strip(), "on")
        again = call("up", self.folder, *LIGHT)
        self.assertIn("PostgreSQL runs already", again.stdout)
        self.assertEqual((self.said(), self.pid("postgres")), (said, pid))
        self.assertIn(f"runs as process {pid} on", call("status", self.folder).stdout)
        self.assertEqual(call("down", self.folder).returncode, 0)
        self.assertFalse(self.folder.exists())
        self.assertEqual(processes_of(self.folder), [])
        self.assertIn("there are no servers", call("down", self.folder).stdout)

    @unittest.skipUnless(HAS_SERVERS, "apt-get install postgresql-15")
    def test_one_that_was_killed_starts_again_where_it_was_with_what_it_had(self):
        call("up", self.folder, "--only", "postgres")
        self.sql("CREATE TABLE kept (what TEXT)")
        said = self.said()
        os.kill(self.pid("postgres"), signal.SIGKILL)
        self.assertEqual(call("up", self.folder, "--only", "postgres").returncode, 0)
        self.assertEqual(self.said(), said)
        self.assertEqual(self.sql("SELECT count(*) FROM kept").stdout.strip(), "0")

    @unittest.skipUnless(HAS_SERVERS, "apt-get install redis-server")
    def test_one_that_is_paused_ends_too(self):
        call("up", self.folder, "--only", "redis")
        os.kill(self.pid("redis"), signal.SIGSTOP)
        call("down", self.folder)
        self.assertEqual(processes_of(self.folder), [])

    @unittest.skipUnless(HAS_SERVERS, "apt-get install postgresql-15 redis-server")
    def test_a_killed_script_leaves_nothing_that_down_does_not_find(self):
        for moment in (0.1, 0.3, 0.6, 1):
            script = subprocess.Popen([TOOLS / "servers", "up", self.folder, *LIGHT], stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL)
            with contextlib.suppress(subprocess.TimeoutExpired):
                script.wait(timeout=moment)
            script.kill()
            script.wait()
            call("down", self.folder)
            self.assertFalse(self.folder.exists())
            # What initdb had begun when the script was killed ends by itself: its folder is gone.
            end = time.monotonic() + 10
            while processes_of(self.folder) and time.monotonic() < end:
                time.sleep(0.05)
            self.assertEqual(processes_of(self.folder), [])

    @unittest.skipUnless(HAS_SERVERS and os.getuid() == 0, "only root lets PostgreSQL run as somebody else")
    def test_postgresql_is_elsewhere_where_its_user_cannot_go_and_goes_from_there(self):
        self.above.chmod(0o700)
        self.assertEqual(call("up", self.folder, "--only", "postgres").returncode, 0)
        elsewhere = (self.folder / "postgres").resolve()
        self.assertNotIn(self.above, elsewhere.parents)
        self.assertEqual(self.sql("SELECT 1").stdout.strip(), "1")
        call("down", self.folder)
        self.assertFalse(elsewhere.exists())

    @unittest.skipUnless(HAS_SERVERS, "apt-get install postgresql-15")
    def test_a_services_role_has_its_schema_and_sees_no_other(self):
        call("up", self.folder, "--only", "postgres")
        passwords = self.above / "passwords"
        passwords.mkdir()
        for module in ("people_bank", "activity_tracking", "feedback_ingestion", "impact_reporting"):
            (passwords / module).write_text(f"of {module}", encoding="utf-8")
            (passwords / f"{module}_keys").write_text("of keys", encoding="utf-8")
        for _ in range(2):  # it may be repeated
            subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f",
                            TOOLS.parent / "deploy/postgres/roles.sql", self.said()["postgres"]], check=True,
                           env={**os.environ, "PARTICIPATION_PASSWORDS": passwords})
        place = self.said()["postgres"].partition("@")[2].replace("/postgres", "/participation")
        people = f"postgres://people_bank:of%20people_bank@{place}"
        impact = f"postgres://impact_reporting:of%20impact_reporting@{place}"
        self.assertIn("CREATE", self.sql("CREATE TABLE people_bank.person (id TEXT)", people).stdout)
        self.assertEqual(self.sql("SELECT current_schema()", impact).stdout.strip(), "impact_reporting")
        for refused in ("SELECT * FROM people_bank.person", "CREATE TABLE public.mine (id TEXT)", "CREATE SCHEMA mine",
                        "SET ROLE people_bank", "CREATE TABLE people_bank_keys.mine (id TEXT)"):
            self.assertIn("permission denied", self.sql(refused, impact).stderr, refused)
        self.assertIn("password authentication failed",
                      self.sql("SELECT 1", f"postgres://people_bank:of%20impact_reporting@{place}").stderr)


if __name__ == "__main__":
    unittest.main()
