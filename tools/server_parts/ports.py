"""Ports that nobody listens on."""

import pathlib
import random
import socket

HOST = "127.0.0.1"


def free_ports(count):
    """So many different ones. Another program may take one before it is used: whoever uses them tries again.

    None is of those that the machine gives to outgoing connections, which would take that of a server while it is away.
    """
    begin = int(pathlib.Path("/proc/sys/net/ipv4/ip_local_port_range").read_text(encoding="ascii").split()[0])
    candidates = random.sample(range(10000, max(begin, 20000)), 1000)
    return [port for port in candidates if _is_free(port)][:count]


def _is_free(port):
    with socket.socket() as one:
        try:
            one.bind((HOST, port))
        except OSError:
            return False
        return True


def answers(port, say=b"", expect=b""):
    """Whether something listens there that answers so when it is told that."""
    try:
        with socket.create_connection((HOST, port), timeout=1) as connection:
            connection.sendall(say)
            return connection.recv(len(expect)) == expect if expect else True
    except OSError:
        return False
