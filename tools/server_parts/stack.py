"""The platform as it is run in earnest, on one machine: see tools/stack."""

import argparse
import os
import pathlib
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True

import group
import processes
from command import run_command
from kafka import Kafka
from postgres import Postgres
from processes import Failure
from redis import Redis
from replica import SERVICES, SOURCE, Replica

MARK = "stack.lock"
REPLICAS = 2


class Stack:
    """Everything is in one folder: servers/, passwords/, replicas/."""

    def __init__(self, folder, programs):
        self._folder = folder
        self._programs = programs
        self._servers = [kind(folder / "servers") for kind in (Kafka, Postgres, Redis)]
        self._replicas = [Replica(folder, programs, service, number) for service in SERVICES
                          for number in range(1, REPLICAS + 1)]

    def up(self):
        with group.own_folder(self._folder, MARK):
            (self._folder / "servers").mkdir(exist_ok=True)
            if missing := group.bring_up(self._servers):
                group.take_down(self._servers)
                raise Failure("; ".join(missing.values()))
            self._make_roles()
            self._make_topics()
            (self._folder / "replicas").mkdir(mode=0o700, exist_ok=True)
            group.bring_up(self._replicas)
        print(f"\nThe platform runs. To use it:\n  export PARTICIPATION_ADDRESS={self._addresses()}\n"
              f"  {self._programs}/participationctl --help\nMetrics of each process are on the second of its ports:")
        group.show(self._replicas)

    def down(self):
        if not (self._folder / MARK).exists():
            print(f"there is no stack in {self._folder}")
            return
        with group.last_of_folder(self._folder, MARK, "report.html"):
            group.take_down(self._replicas)
            group.take_down(self._servers)
            for part in ("servers", "passwords", "replicas"):
                shutil.rmtree(self._folder / part, ignore_errors=True)

    def status(self):
        group.show(self._servers + self._replicas)

    def demo(self):
        """A voice becomes a change, as in tools/run, on this platform."""
        if not all(replica.pid() for replica in self._replicas):
            raise Failure(f"the stack in {self._folder} does not run: start it with `tools/stack up`")
        report = self._folder / "report.html"
        done = subprocess.run([self._programs / "participationctl", "demo", "--input", SOURCE / "tools/demo/region",
                               "--report", report], check=False,
                              env={**os.environ, "PARTICIPATION_ADDRESS": self._addresses()})
        if done.returncode == 0:
            print(f"The report: open file://{report}")
        return done.returncode

    def _addresses(self):
        """As participationctl takes them: all replicas of each service."""
        of = {service: [] for service in SERVICES}
        for replica in self._replicas:
            of[replica.service].append(replica.address())
        return ",".join(f"{service}={','.join(addresses)}" for service, addresses in of.items())

    def _make_roles(self):
        passwords = self._folder / "passwords"
        processes.run("no passwords can be made", [SOURCE / "deploy/postgres/make_passwords", passwords])
        print("==> roles and schemas, as deploy/postgres/roles.sql has them", flush=True)
        url = Postgres(self._folder / "servers").urls()["postgres"]
        processes.run("the roles cannot be made", [
            "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", SOURCE / "deploy/postgres/roles.sql", url],
            environment={"PARTICIPATION_PASSWORDS": str(passwords)})

    def _make_topics(self):
        print("==> topics, as deploy/kafka/topics.yaml has them", flush=True)
        processes.run("the topics cannot be made", [
            self._programs / "participationctl", "topics", "apply", "--replication", "1",
            "--bus", Kafka(self._folder / "servers").urls()["kafka"]])


def main():
    parser = argparse.ArgumentParser(prog="tools/stack")
    parser.add_argument("what", choices=["up", "down", "status", "demo"])
    parser.add_argument("--folder", type=pathlib.Path, default=SOURCE / "build/stack")
    parser.add_argument("--programs", type=pathlib.Path, default=SOURCE / "build/release/bin")
    asked = parser.parse_args()
    stack = Stack(asked.folder.absolute(), asked.programs.absolute())
    return run_command({"up": stack.up, "down": stack.down, "status": stack.status, "demo": stack.demo}[asked.what])


if __name__ == "__main__":
    sys.exit(main())
