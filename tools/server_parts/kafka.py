"""Apache Kafka: one broker that is its own controller, with listeners in the open, with TLS, and with SASL on TLS."""

import fcntl
import os
import pathlib
import secrets
import shutil
import signal

import certificates
import ports
import processes
from processes import Failure
from server import Missing, Server

_SOURCE = pathlib.Path(__file__).resolve().parents[2]
_BROKER = _SOURCE / "deploy/kafka/broker"
_JARS = _SOURCE / "build/tools/kafka"

_SETTINGS = """
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@{host}:{controller}
listeners=PLAIN://{host}:{plain},TLS://{host}:{tls},SASL://{host}:{sasl},CONTROLLER://{host}:{controller}
advertised.listeners=PLAIN://{host}:{told},TLS://{host}:{tls},SASL://{host}:{sasl}
listener.security.protocol.map=PLAIN:PLAINTEXT,TLS:SSL,SASL:SASL_SSL,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAIN
log.dirs={folder}/data
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
broker.heartbeat.interval.ms=500
broker.session.timeout.ms=2500
auto.create.topics.enable=false
ssl.keystore.type=PEM
ssl.keystore.location={folder}/broker.pem
ssl.truststore.type=PEM
ssl.truststore.location={folder}/authority.pem
listener.name.tls.ssl.client.auth=required
listener.name.sasl.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.sasl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
"""

_CLIENT_TLS = """security.protocol=ssl
ssl.ca.location={folder}/authority.pem
ssl.certificate.location={folder}/client.pem
ssl.key.location={folder}/client.pem
"""

_CLIENT_SASL = """security.protocol=sasl_ssl
ssl.ca.location={folder}/authority.pem
sasl.mechanism=SCRAM-SHA-512
sasl.username=participation
sasl.password={password}
"""

# Not seen by others: Java reads its arguments from it, so that no password stands on a command line.
_FORMAT = """-cp "{jars}/*"
kafka.tools.StorageTool format --cluster-id {cluster} --config {folder}/broker.properties
--add-scram "SCRAM-SHA-512=[name=participation,password={password}]"
"""


def _write(path, text):
    """For this user's eyes only."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def fetch_jars():
    """Through Maven, as its user has set it up; once, and all or nothing."""
    _JARS.parent.mkdir(parents=True, exist_ok=True)
    with open(_JARS.with_suffix(".lock"), "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _JARS.exists():
            return
        new = _JARS.with_suffix(".new")
        shutil.rmtree(new, ignore_errors=True)
        print("    fetching the broker's 46 MB through Maven, once", flush=True)
        try:
            processes.run("Maven could not fetch Kafka; is there a network, and does Maven reach its repository?", [
                "mvn", "-B", "-q", "-f", _BROKER / "pom.xml", "dependency:copy-dependencies",
                "-DincludeScope=runtime", f"-DoutputDirectory={new}"])
        except Failure as failure:
            raise Missing(str(failure)) from None
        new.rename(_JARS)


class Kafka(Server):
    name = "kafka"
    title = "Apache Kafka"
    ports_needed = 4
    ends_by = signal.SIGKILL  # what it holds goes with it
    seconds = 180
    told = None  # the port that clients are sent to, if it is not that of the plain listener: a proxy's

    def require(self):
        if not shutil.which("java"):
            raise Missing("there is no Java here: apt-get install default-jre-headless")
        if not shutil.which("openssl"):
            raise Missing("there is no openssl here: apt-get install openssl")
        if not _JARS.exists():
            if not shutil.which("mvn"):
                raise Missing("there is no Maven here, which fetches Kafka: apt-get install maven")
            fetch_jars()

    def prepare(self, chosen):
        certificates.make(self.folder, "broker", "client")
        plain, tls, sasl, controller = chosen
        password = secrets.token_hex(24)
        _write(self.folder / "broker.properties", _SETTINGS.format(
            host=ports.HOST, plain=plain, told=self.told or plain, tls=tls, sasl=sasl, controller=controller,
            folder=self.folder))
        _write(self.folder / "client-tls.properties", _CLIENT_TLS.format(folder=self.folder))
        _write(self.folder / "client-sasl.properties", _CLIENT_SASL.format(folder=self.folder, password=password))
        arguments = self.folder / "format.arguments"
        _write(arguments, _FORMAT.format(jars=_JARS, cluster=secrets.token_hex(11), folder=self.folder,
                                         password=password))
        processes.run("its storage cannot be made", ["java", "-XX:TieredStopAtLevel=1", f"@{arguments}"])
        arguments.unlink()

    def launch(self):
        processes.start(self.pid_file, self.log_file, [
            "java", "-Xms128m", "-Xmx384m", "-XX:+UseSerialGC", "-Djava.awt.headless=true",
            f"-Dlog4j.configuration=file:{_BROKER}/log4j.properties", "-cp", f"{_JARS}/*", "kafka.Kafka",
            self.folder / "broker.properties"])

    def is_ready(self):
        return "Kafka Server started" in self.log.text()

    def urls(self):
        plain, tls, sasl, _ = self.ports
        return {"kafka": f"kafka://{ports.HOST}:{plain}",
                "kafka_tls": f"kafka://{ports.HOST}:{tls}?config={self.folder}/client-tls.properties",
                "kafka_sasl": f"kafka://{ports.HOST}:{sasl}?config={self.folder}/client-sasl.properties"}
