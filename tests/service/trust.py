"""Whom the room talks to: the endpoint, if it can prove who it is, and nobody else."""

import http.server
import socket
import ssl
import threading

from support.certificates import Authority, available
from support.connect_server import TOKEN, ConnectServer, Fault
from support.service_room import Room, RoomTest, describe, settings


class Proxy:
    """Answers CONNECT, and passes bytes both ways. `asked` are the heads of all requests."""

    def __init__(self, status=200):
        asked = self.asked = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_CONNECT(self):
                asked.append(self.raw_requestline + bytes(self.headers))
                if status != 200:
                    return self.send_error(status)
                # A machine without /etc/hosts does not know localhost.
                port = int(self.path.rpartition(":")[2])
                with socket.create_connection(("127.0.0.1", port)) as there:
                    self.send_response(200)
                    self.end_headers()
                    back = threading.Thread(target=pass_on, args=(there, self.connection), daemon=True)
                    back.start()
                    pass_on(self.connection, there)
                    back.join()
                self.close_connection = True
                return None

            def do_GET(self):
                asked.append(self.raw_requestline)
                self.send_error(502)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def pass_on(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


class Trust(RoomTest):
    def setUp(self):
        super().setUp()
        if not available():
            self.skipTest("no openssl")
        self.authority = Authority(self.directory)

    def server(self, name="localhost", alternatives="DNS:localhost,IP:127.0.0.1", **options):
        return ConnectServer([settings(1)], tls=self.authority.server(name, alternatives), **options)

    def assert_not_trusted(self, reply, server):
        self.assertEqual(reply["fault"], "denied", reply)
        self.assertRegex(reply["error"], "(?i)certificate")
        self.assertEqual(server.calls, [])

    def test_another_authority(self):
        other = Authority(self.directory, "other")
        with self.server() as server:
            self.assert_not_trusted(self.ask(server, describe(), other.bundle), server)
            # The system does not know it either.
            self.assert_not_trusted(self.ask(server, describe()), server)
            self.assertEqual(self.ask(server, describe(), self.authority.bundle)["fault"], "none")

    def test_another_host(self):
        with self.server("elsewhere", "DNS:connect.elsewhere.example") as server:
            self.assert_not_trusted(self.ask(server, describe(), self.authority.bundle), server)

    def test_an_old_protocol(self):
        context = self.authority.server("old")
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.maximum_version = ssl.TLSVersion.TLSv1_1
        with ConnectServer([settings(1)], tls=context) as server:
            self.assertEqual(self.ask(server, describe(), self.authority.bundle)["fault"], "connection")
            self.assertEqual(server.calls, [])

    def test_no_tls_where_there_should_be(self):
        with ConnectServer([settings(1)]) as server, Room(server.url.replace("http:", "https:"), server.environment(), self.authority.bundle) as room:
            self.assertEqual(room.ask(describe())["fault"], "connection")
            self.assertEqual(server.calls, [])

    def test_certificates_that_are_not_there(self):
        with self.server() as server, Room(server.url, server.environment(), self.directory / "none.pem") as room:
            self.assertIn("AWS_CA_BUNDLE", room.take()["message"])
        (self.directory / "empty.pem").write_text("")
        with self.server() as server:
            self.assertEqual(self.ask(server, describe(), self.directory / "empty.pem")["fault"], "denied")

    def test_connections_that_break_end_no_program(self):
        for kind in ("reset", "lost", "truncated"):
            for after in (0, 1):
                with self.server(faults=[Fault(kind, after=after, times=3)]) as server:
                    with Room(server.url, server.environment(), self.authority.bundle, side_by_side=3) as room:
                        replies = [reply["fault"] for reply in room.all(*[describe()] * 8)]
                        self.assertEqual(len(replies), 8)
                        self.assertEqual(replies.count("connection"), 3)
                        self.assertEqual(room.process.wait(), 0)

    def test_redirects_are_not_followed(self):
        for status in (301, 302, 303, 307, 308):
            with ConnectServer([settings(1)]) as other, ConnectServer([settings(1)], faults=[Fault("redirect", status=status, url=other.url)]) as server:
                reply = self.ask(server, describe())
                self.assertEqual(reply["fault"], "refused")
                self.assertIn(f"HTTP {status}: a redirect", reply["error"])
                self.assertEqual((other.connections, len(server.calls)), (0, 1))

    def test_http_is_for_this_machine_only(self):
        with ConnectServer([settings(1)]) as server:
            for host in ("connect.us-west-2.amazonaws.com", "localhost.example", "127.0.0.1@elsewhere.example"):
                with Room(f"http://{host}", server.environment()) as room:
                    self.assertEqual(room.take()["problem"], 0)
            port = server.url.rpartition(":")[2]
            for host in ("localhost", "127.0.0.1"):
                with Room(f"http://{host}:{port}", server.environment()) as room:
                    self.assertEqual(room.ask(describe())["fault"], "none")

    def test_a_proxy_sees_where_to_and_nothing_else(self):
        for name in ("HTTPS_PROXY", "https_proxy"):
            with self.server() as server, Proxy() as proxy, Room(server.url, {**server.environment(), name: proxy.url}, self.authority.bundle) as room:
                self.assertEqual(room.ask(describe())["fault"], "none")
                self.assertEqual(len(proxy.asked), 1)
                self.assertTrue(proxy.asked[0].startswith(b"CONNECT localhost:"))
                for secret in (TOKEN.encode(), b"uthorization: AWS4", b"x-amz"):
                    self.assertNotIn(secret.lower(), proxy.asked[0].lower())

    def test_a_proxy_is_left_out_where_the_aws_cli_leaves_it_out(self):
        with self.server() as server, Proxy() as proxy:
            for variables in ({"HTTPS_PROXY": proxy.url, "NO_PROXY": "localhost"}, {"https_proxy": proxy.url, "no_proxy": "*"},
                              {"HTTP_PROXY": proxy.url, "http_proxy": proxy.url}, {"ALL_PROXY": proxy.url}):
                with Room(server.url, {**server.environment(), **variables}, self.authority.bundle) as room:
                    self.assertEqual(room.ask(describe())["fault"], "none")
            self.assertEqual(proxy.asked, [])
        with ConnectServer([settings(1)]) as server, Proxy() as proxy:
            variables = {name: proxy.url for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "HTTPS_PROXY")}
            with Room(server.url, {**server.environment(), **variables}) as room:
                self.assertEqual(room.ask(describe())["fault"], "none")
            self.assertEqual(proxy.asked, [])

    def test_a_proxy_that_refuses(self):
        for status, becomes in ((407, "denied"), (403, "denied"), (502, "connection")):
            with self.server() as server, Proxy(status) as proxy:
                proxied = {**server.environment(), "HTTPS_PROXY": proxy.url.replace("//", "//user:proxy-password@")}
                with Room(server.url, proxied, self.authority.bundle) as room:
                    reply = room.ask(describe())
                    self.assertEqual(reply["fault"], becomes, reply)
                    self.assertIn(str(status), reply["error"])
                    self.assertNotIn("proxy-password", reply["error"])
