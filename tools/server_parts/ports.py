"""Ports that nobody listens on."""

import socket

HOST = "127.0.0.1"


def free_ports(count):
    """So many different ones. Another program may take one before it is used: whoever uses them tries again."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind((HOST, 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def answers(port, say=b"", expect=b""):
    """Whether something listens there that answers so when it is told that."""
    try:
        with socket.create_connection((HOST, port), timeout=1) as connection:
            connection.sendall(say)
            return connection.recv(len(expect)) == expect if expect else True
    except OSError:
        return False
