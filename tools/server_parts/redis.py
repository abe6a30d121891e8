"""Redis: keeps nothing, as a cache does."""

import shutil

import ports
import processes
from server import Missing, Server


class Redis(Server):
    name = "redis"
    title = "Redis"

    def require(self):
        if not shutil.which("redis-server"):
            raise Missing("there is no redis-server here: apt-get install redis-server")

    def launch(self):
        processes.start(self.pid_file, self.log_file, [
            "redis-server", "--bind", ports.HOST, "--port", self.ports[0], "--dir", self.folder, "--save", "",
            "--appendonly", "no", "--daemonize", "no"])

    def is_ready(self):
        return ports.answers(self.ports[0], b"PING\r\n", b"+PONG")

    def urls(self):
        return {"redis": f"redis://{ports.HOST}:{self.ports[0]}"}
