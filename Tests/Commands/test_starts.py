"""A start that can't succeed says why and how to mend it, and exits with a failure."""

import socket

import pytest

from service import PROJECT, free_port, run_liaison


def serve(tmp_path, **changes):
    options = {
        "--home": PROJECT, "--data": tmp_path / "data", "--port": free_port(), **changes}
    return run_liaison("serve", *[part for option in options.items() for part in option])


def check_refusal(result, *words):
    assert result.returncode != 0
    said = result.stderr
    for word in words:
        assert str(word) in said, said
    # A sentence for people, not a dump of an error or a crash.
    for sign in ["Fatal error", "Error Domain", "ErrorCode(", "Optional(", "stack dump"]:
        assert sign not in said, said
    assert "Liaison is ready" not in result.stdout


def test_a_port_in_use(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        check_refusal(serve(tmp_path, **{"--port": port}), f"port {port} is in use", "--port")


def test_a_data_folder_that_is_a_file(tmp_path):
    (tmp_path / "data").write_text("not a folder")
    check_refusal(serve(tmp_path), tmp_path / "data")
    assert (tmp_path / "data").read_text() == "not a folder"


def test_a_data_folder_below_a_file(tmp_path):
    (tmp_path / "file").write_text("")
    check_refusal(serve(tmp_path, **{"--data": tmp_path / "file/data"}), tmp_path / "file/data")


def test_a_read_only_place():
    # Not even root can make a folder here.
    check_refusal(run_liaison("serve", "--data", "/proc/liaison", "--port", free_port()),
                  "/proc/liaison")


def test_a_database_that_is_none(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/liaison.sqlite").write_bytes(b"certainly no database" * 500)
    check_refusal(serve(tmp_path), "liaison.sqlite", "not a database")


def test_broken_yaml_is_named_with_its_line_and_nothing_is_published(tmp_path, content):
    site = content / "site.yaml"
    lines = site.read_text(encoding="utf-8").split("\n")
    lines.insert(5, "  : [unclosed")
    site.write_text("\n".join(lines), encoding="utf-8")
    check_refusal(serve(tmp_path, **{"--home": content}), "site.yaml:", "content check")


def test_a_home_without_content(tmp_path):
    check_refusal(serve(tmp_path, **{"--home": tmp_path}), "site.yaml")


def test_a_home_without_pages(tmp_path, content):
    (content / "Web/demo/index.html").unlink()
    check_refusal(serve(tmp_path, **{"--home": content}), content, "--home")


@pytest.mark.parametrize("port", ["65536", "-1", "http"])
def test_a_port_that_is_none(tmp_path, port):
    assert "--port" in serve(tmp_path, **{"--port": port}).stderr


def test_two_servers_do_not_share_a_database(own_service):
    service = own_service().start()
    check_refusal(
        run_liaison("serve", "--data", service.data, "--port", free_port()), "Another server")
    assert service.call("GET", "/readyz").status == 200


def test_a_server_stops_when_asked_even_with_a_stream_open(own_service):
    service = own_service().start()
    opened = service.call("POST", "/v1/conversations", {}).body
    with socket.create_connection(("127.0.0.1", service.port), timeout=10) as stream:
        stream.sendall((
            f"GET /v1/conversations/{opened['id']}/events HTTP/1.1\r\nHost: localhost\r\n"
            f"Authorization: Bearer {opened['token']}\r\n\r\n").encode())
        assert b"200" in stream.recv(1000)
        assert service.stop() == 0
