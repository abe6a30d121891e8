"""The four services as processes of their own, on servers that they share."""

import os
import pathlib

import ports
import processes
from kafka import Kafka
from postgres import Postgres
from redis import Redis
from server import Server

SOURCE = pathlib.Path(__file__).resolve().parents[2]
SERVICES = ["people-bank", "activity-tracking", "feedback-ingestion", "impact-reporting"]


class Replica(Server):
    """One process of a service. Replicas of a service share its schemas and the key that wraps its keys."""

    ports_needed = 2  # calls, metrics

    def __init__(self, stack, programs, service, number):
        self.name = self.title = f"{service}-{number}"
        self.service = service
        super().__init__(stack / "replicas")
        self._stack = stack
        self._programs = programs

    def address(self):
        return f"{ports.HOST}:{self.ports[0]}"

    def launch(self):
        servers = self._stack / "servers"
        database = f"{ports.HOST}:{Postgres(servers).ports[0]}/participation?password-file={self._stack}/passwords"
        settings = {
            "data": self.folder,
            "address": self.address(),
            "metrics-address": f"{ports.HOST}:{self.ports[1]}",
            "database": f"postgres://{{module}}@{database}/{{module}}",
            "keys": f"postgres://{{module}}_keys@{database}/{{module}}_keys",
            "master-key": self._stack / "replicas" / f"{self.service}-keys" / "master.key",
            "bus": f"{Kafka(servers).urls()['kafka']}?instance={self.name}",
            "cache": Redis(servers).urls()["redis"],
            "organisations": SOURCE / "tools/demo/region/organisations.csv",
        }
        flags = [part for name, value in settings.items() for part in (f"--{name}", value)]
        # What the shell has set for the client, or for tests, is not meant for the services.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PARTICIPATION_")}
        processes.start(self.pid_file, self.log_file, [self._programs / self.service, *flags], None, environment)

    def is_ready(self):
        return "serving on" in self.log.text()
