"""A copy of the sources in which faults are planted, with a build of its own that is kept for the next time."""

import shutil
import subprocess
import sys

from fault import apply_patch, files_of
from processes import Failure

_SHOWN = 5  # lines of what went wrong


class CopyOfTree:
    def __init__(self, root, folder, jobs):
        self.source = folder / "src"
        self.build_folder = folder / "build"
        self._root = root
        self._jobs = ["--parallel", str(jobs)] if jobs else []

    def refresh(self):
        """Makes the copy what the tree is. Files that are the same stay untouched, so that little is built again, and so
        does what tests have fetched into the copy's own build folder."""
        wanted = set(self._listed())
        for path in [path for path in self.source.rglob("*") if path.is_file()]:
            name = path.relative_to(self.source)
            if name.parts[0] != "build" and str(name) not in wanted:
                path.unlink()
        for name in sorted(wanted):
            self._restore(name)

    def plant(self, fault):
        if problem := apply_patch(fault.patch, self.source):
            raise Failure(f"the patch no longer applies: {problem}")

    def restore(self, fault):
        for name in files_of(fault.patch):
            self._restore(name)

    def build(self, programs):
        if not (self.build_folder / "build.ninja").exists():
            self._run("configuring", ["cmake", "--preset", "dev", "-S", self.source, "-B", self.build_folder,
                                      "-DCMAKE_COMPILE_WARNING_AS_ERROR=OFF"])
        self._run("building", ["cmake", "--build", self.build_folder, *self._jobs, "--target", *sorted(programs)])

    def program(self, name):
        for folder in ("libs", "services", "tests"):
            for path in (self.build_folder / folder).glob(f"*/{name}"):
                return path
        raise Failure(f"{name} was not built")

    def _listed(self):
        """What is there and not ignored: of a repository, or all but builds where there is none."""
        try:
            listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], text=True,
                                    cwd=self._root, capture_output=True, check=True).stdout.split("\0")
        except (OSError, subprocess.CalledProcessError):
            listed = [str(path.relative_to(self._root)) for path in self._root.rglob("*")
                      if path.relative_to(self._root).parts[0] not in ("build", ".git")]
        return [name for name in listed if name and (self._root / name).is_file()]

    def _restore(self, name):
        original, copy = self._root / name, self.source / name
        if copy.exists() and copy.read_bytes() == original.read_bytes():
            return
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(original, copy)

    @staticmethod
    def _run(what, command):
        """Shows its progress on one line if this is a terminal, and of what goes wrong the first lines."""
        said = []
        with subprocess.Popen([str(part) for part in command], text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT) as process:
            for line in process.stdout:
                said.append(line)
                if sys.stdout.isatty():
                    print(f"\r\033[K{line.rstrip()[:100]}", end="", flush=True)
        if sys.stdout.isatty():
            print("\r\033[K", end="", flush=True)
        if process.returncode:
            wrong = [line for line in said if "error" in line.lower()] or said[-_SHOWN:]
            raise Failure(f"{what} failed:\n{''.join(wrong[:_SHOWN])}")
