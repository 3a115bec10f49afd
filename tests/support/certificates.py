"""Certificates of an authority of one's own, made by the `openssl` command when a test needs them."""

import pathlib
import shutil
import ssl
import subprocess


def available():
    return shutil.which("openssl") is not None


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.PIPE)


class Authority:
    """`bundle` is what has to be trusted."""

    def __init__(self, directory, name="ca"):
        self.directory = pathlib.Path(directory)
        self.name = name
        self.bundle = self.directory / f"{name}.pem"
        self.key = self.directory / f"{name}.key"
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                f"/CN=tests {name}", "-keyout", self.key, "-out", self.bundle)

    def server(self, name, alternatives="DNS:localhost,IP:127.0.0.1"):
        """The context of a server whose certificate is for these names."""
        request, certificate, key, extra = (self.directory / f"{self.name}-{name}.{end}" for end in ("csr", "pem", "key", "ext"))
        openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", f"/CN={name}", "-keyout", key,
                "-out", request)
        extra.write_text(f"subjectAltName={alternatives}\n")
        openssl("x509", "-req", "-in", request, "-CA", self.bundle, "-CAkey", self.key, "-CAcreateserial", "-days", "2", "-extfile",
                extra, "-out", certificate)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        return context
