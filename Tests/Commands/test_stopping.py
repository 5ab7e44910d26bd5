"""The service stops when it is told to, and a start that fails takes nothing with it."""

import socket
import time

from service import Service, run_liaison


def test_a_request_that_never_ends_does_not_keep_the_service_from_stopping(tmp_path):
    service = Service(tmp_path / "data").start()
    with socket.create_connection(("127.0.0.1", service.port)) as stuck:
        stuck.sendall(
            b"POST /v1/conversations HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{")
        time.sleep(0.5)
        began = time.monotonic()
        service.stop()
        assert time.monotonic() - began < 20


def test_a_start_on_a_busy_port_does_not_use_up_the_passwords(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        failed = run_liaison(
            "serve", "--data", tmp_path / "data", "--port", port, "--example-accounts")
        assert failed.returncode != 0
        assert f"port {port} is in use" in failed.stderr
    service = Service(tmp_path / "data").start()
    service.stop()
    assert set(service.passwords) == {"admin", "agent"}
