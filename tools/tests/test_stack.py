"""tools/stack, with real servers and the real programs, which PARTICIPATION_TEST_PROGRAMS names the folder of."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[1]
PROGRAMS = pathlib.Path(os.environ.get("PARTICIPATION_TEST_PROGRAMS", "none"))
NO_PROGRAMS = None if PROGRAMS.exists() else "PARTICIPATION_TEST_PROGRAMS is not set: ctest does so"
NEEDED = {"redis-server": "redis-server", "java": "default-jre-headless", "mvn": "maven", "psql": "postgresql-15"}
WHY_NOT = next((f"there is no {program}: apt-get install {package}" for program, package in NEEDED.items()
                if not shutil.which(program)), NO_PROGRAMS)


class StackTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.above = pathlib.Path(tempfile.mkdtemp())
        self.folder = self.above / "stack"
        self.addCleanup(shutil.rmtree, self.above, ignore_errors=True)

    def stack(self, what):
        return subprocess.run([TOOLS / "stack", what, "--folder", self.folder, "--programs", PROGRAMS], text=True,
                              capture_output=True, check=False, timeout=240)

    def running(self):
        """What runs, with its process."""
        return dict(re.findall(r"^(\S.*?)  +runs as process (\d+)", self.stack("status").stdout, re.M))

    def embedded_report(self):
        """That of the demo on the platform as one process with nothing but files."""
        platform = subprocess.Popen(
            [PROGRAMS / "participationd", "--data", self.above / "embedded", "--address", "127.0.0.1:0",
             "--metrics-address", "", "--organisations", TOOLS / "demo/region/organisations.csv"],
            env={name: value for name, value in os.environ.items() if not name.startswith("PARTICIPATION_")},
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            serving = next(line for line in platform.stdout if line.startswith("serving on"))
            address = re.match(r"serving on ([^,\s]+)", serving)[1]
            subprocess.run([PROGRAMS / "participationctl", "--address", address, "demo", "--input",
                            TOOLS / "demo/region", "--report", self.above / "embedded.html"], check=True,
                           capture_output=True, timeout=120)
        finally:
            platform.terminate()
            platform.wait()
            platform.stdout.close()
        return (self.above / "embedded.html").read_text(encoding="utf-8").splitlines()

    @unittest.skipIf(WHY_NOT, WHY_NOT)
    def test_the_demo_tells_on_replicas_one_of_which_was_killed_what_it_tells_embedded(self):
        self.addCleanup(self.stack, "down")
        up = self.stack("up")
        if "Maven could not fetch" in up.stderr:
            self.skipTest(up.stderr)
        self.assertEqual(up.returncode, 0, up.stderr)
        self.assertIn("export PARTICIPATION_ADDRESS=people-bank=127.0.0.1:", up.stdout)
        before = self.running()
        self.assertEqual(len(before), 3 + 8)
        os.kill(int(before["impact-reporting-1"]), signal.SIGKILL)
        again = self.stack("up")
        self.assertEqual(again.returncode, 0, again.stderr)
        after = self.running()
        self.assertEqual({name for name in before if after.get(name) != before[name]}, {"impact-reporting-1"})
        self.assertIn("impact-reporting-1", after)
        demo = self.stack("demo")
        self.assertEqual(demo.returncode, 0, demo.stderr)
        self.assertEqual((self.folder / "report.html").read_text(encoding="utf-8").splitlines(), self.embedded_report(),
                         demo.stdout)
        self.assertEqual(self.stack("down").returncode, 0)
        self.assertFalse(self.folder.exists())
        self.assertEqual([pid for pid in after.values() if pathlib.Path(f"/proc/{pid}/exe").exists()], [])

    @unittest.skipIf(NO_PROGRAMS, NO_PROGRAMS)
    def test_without_a_stack_it_says_so(self):
        self.assertIn("there is no stack in", self.stack("down").stdout)
        self.assertIn("does not run: start it with `tools/stack up`", self.stack("demo").stderr)

    def test_what_makes_no_sense_is_answered_with_how_to_use_it(self):
        for arguments in ([], ["sideways"]):
            asked = subprocess.run([TOOLS / "stack", *arguments], text=True, capture_output=True, check=False,
                                   timeout=30)
            self.assertEqual(asked.returncode, 2)
            self.assertIn("usage: tools/stack up|down|status|demo", asked.stderr)


if __name__ == "__main__":
    unittest.main()
