"""tools/run and tools/stop, with stand-ins for what takes minutes: packages, the build, the platform itself."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

TOOLS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

DPKG_QUERY = '[ -n "$MISSING" ] || echo "install ok installed"'
PLATFORM = """trap 'exit 0' TERM
[ -n "$PORT_IN_USE" ] && { echo "cannot start: cannot listen on 127.0.0.1:7400: another program listens there" >&2; exit 1; }
echo "serving on 127.0.0.1:7400, data in somewhere"
while :; do sleep 0.05; done"""
CLIENT = """echo "the demo was played"
while [ -n "$DEMO_HANGS" ]; do sleep 0.05; done"""


def write_program(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write("#!/bin/bash\n" + text + "\n")
    os.chmod(path, 0o755)


def heed_interrupts():
    """As a terminal's programs do, even if these tests run in the background, where interrupts are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class RunTest(unittest.TestCase):
    def setUp(self):
        self.clone = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.clone, ignore_errors=True)
        os.makedirs(self.path("tools"))
        for name in ("run", "stop", "prerequisites.sh"):
            shutil.copy(os.path.join(TOOLS, name), self.path("tools", name))
        self.stand_in("dpkg-query", DPKG_QUERY)
        self.stand_in("cmake", "echo built")
        write_program(self.path("build/release/bin/participationd"), PLATFORM)
        write_program(self.path("build/release/bin/participationctl"), CLIENT)
        with open(self.path("build/release/build.ninja"), "w", encoding="utf-8"):
            pass
        self.addCleanup(lambda: self.call("tools/stop"))

    def path(self, *parts):
        return os.path.join(self.clone, *parts)

    def stand_in(self, program, text):
        write_program(self.path("stand-ins", program), text)

    def environment(self, more):
        return {**os.environ, "PATH": self.path("stand-ins") + ":" + os.environ["PATH"], **more}

    def call(self, command, *arguments, **environment):
        return subprocess.run([self.path(command), *arguments], env=self.environment(environment), text=True,
                              capture_output=True, check=False, timeout=60)

    def pid(self):
        with open(self.path("data/demo/participationd.pid"), encoding="utf-8") as file:
            return int(file.read())

    def assert_ends(self, pid):
        until = time.monotonic() + 20
        while os.path.exists(f"/proc/{pid}"):
            self.assertLess(time.monotonic(), until, "the platform still runs")
            time.sleep(0.02)

    def test_it_starts_the_platform_plays_the_demo_and_says_how_to_go_on(self):
        run = self.call("tools/run")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("the demo was played", run.stdout)
        self.assertEqual(run.stdout.count("\n  build/release/bin/participationctl "), 3)
        self.assertLessEqual(run.stdout.count("\n"), 14)
        self.assertNotIn("\033", run.stdout)
        pid = self.pid()
        self.assertIn("stopped", self.call("tools/stop").stdout)
        self.assert_ends(pid)
        self.assertIn("does not run", self.call("tools/stop").stdout)

    def test_a_second_run_takes_the_place_of_the_first(self):
        self.call("tools/run")
        first = self.pid()
        self.assertEqual(self.call("tools/run").returncode, 0)
        self.assert_ends(first)
        self.assertNotEqual(self.pid(), first)

    def test_an_interrupt_leaves_nothing_running(self):
        run = subprocess.Popen([self.path("tools/run")], env=self.environment({"DEMO_HANGS": "yes"}), text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
                               preexec_fn=heed_interrupts)
        for line in run.stdout:
            if "the demo was played" in line:
                break
        pid = self.pid()
        os.killpg(run.pid, signal.SIGINT)
        self.assertEqual(run.wait(timeout=30), 130)
        run.stdout.close()
        self.assert_ends(pid)

    def test_a_port_in_use_is_said_in_one_line(self):
        run = self.call("tools/run", PORT_IN_USE="yes")
        self.assertEqual(run.returncode, 1)
        self.assertEqual(run.stderr, "failed: cannot start: cannot listen on 127.0.0.1:7400: "
                                     "another program listens there\n")

    def test_a_folder_that_cannot_be_made_is_named_with_what_to_do(self):
        with open(self.path("data"), "w", encoding="utf-8"):
            pass
        run = self.call("tools/run")
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stderr, r"^failed: cannot write in .*/data/demo, as .*chown")

    def test_missing_packages_without_root_are_answered_with_the_command(self):
        self.stand_in("id", '[ "$1" = -u ] && echo 1000 || echo somebody')
        self.stand_in("sudo", "exit 1")
        run = self.call("tools/run", MISSING="yes")
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stderr, r"^failed: packages are missing and you are not root\. "
                                     r"Run:  sudo apt-get install --no-install-recommends g\+\+ ")

    def test_no_network_is_said(self):
        self.stand_in("id", "echo 0")
        self.stand_in("apt-get", "exit 100")
        run = self.call("tools/run", MISSING="yes")
        self.assertEqual(run.returncode, 1)
        self.assertIn("failed: apt-get update did not work: is there a network, and a Debian mirror?", run.stderr)

    def test_what_makes_no_sense_is_answered_with_how_to_use_it(self):
        for arguments in (["--nosuch"], ["--address"]):
            run = self.call("tools/run", *arguments)
            self.assertEqual(run.returncode, 2)
            self.assertIn(arguments[0], run.stderr)

    def test_stop_spares_a_process_that_got_the_platforms_number(self):
        other = subprocess.Popen(["sleep", "60"])
        self.addCleanup(other.wait)
        self.addCleanup(other.kill)
        os.makedirs(self.path("data/demo"))
        with open(self.path("data/demo/participationd.pid"), "w", encoding="utf-8") as file:
            file.write(f"{other.pid}\n")
        self.assertIn("does not run", self.call("tools/stop").stdout)
        self.assertIsNone(other.poll())


if __name__ == "__main__":
    unittest.main()
