"""Certificates for one machine's tests, of an authority that signs nothing else."""

import processes

_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "30"]


def make(folder, *names):
    """authority.pem, and for each name NAME.pem with its key, its certificate, and the authority's after it."""
    _openssl(folder, *_KEY, "-subj", "/CN=authority", "-keyout", "authority.key", "-out", "authority.pem")
    for name in names:
        _openssl(folder, *_KEY, "-subj", f"/CN={name}", "-CA", "authority.pem", "-CAkey", "authority.key",
                 "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost", "-addext",
                 "basicConstraints=critical,CA:FALSE", "-keyout", f"{name}.key", "-out", f"{name}.crt")
        (folder / f"{name}.pem").touch(mode=0o600)
        (folder / f"{name}.pem").write_text(
            "".join((folder / part).read_text() for part in (f"{name}.key", f"{name}.crt", "authority.pem")))
        for part in (f"{name}.key", f"{name}.crt"):
            (folder / part).unlink()
    (folder / "authority.key").unlink()


def _openssl(folder, *arguments):
    processes.run("openssl could not make a certificate", ["openssl", "req", "-x509", *arguments], folder=folder)
