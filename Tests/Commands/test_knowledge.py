"""`liaison knowledge`: what is imported reaches a running service, and nothing else does."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from service import PROJECT, Conversation, Service, run_liaison, wait_until

PAGES = PROJECT / "Tests/PageReadingTests/Pages"


@pytest.fixture
def service(tmp_path):
    service = Service(tmp_path / "data").start()
    yield service
    service.stop()


def page(title, text):
    return f'<html lang="en"><body><h1>{title}</h1><p>{text}</p></body></html>'


def knowledge(service, *arguments):
    return run_liaison("knowledge", *arguments, "--data", service.data)


def answers(service, question, words):
    def is_answered():
        return words in json.dumps(Conversation.open(service).send(question).body,
                                   ensure_ascii=False)
    return is_answered


def test_a_folder_reaches_a_running_service_and_is_taken_away_again(service, tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "garage.html").write_text(
        page("The garage", "Visitors leave their cars in the garage east of the tower."))
    (folder / "broken.html").write_bytes(b"%PDF-1.7")

    shown = knowledge(service, "import", folder, "--dry-run")
    assert shown.returncode == 2, shown.stderr
    assert "+ garage [en]" in shown.stdout and "broken.html" in shown.stderr
    assert "Nothing is published" in shown.stdout
    assert "garage" not in knowledge(service, "list").stdout

    done = knowledge(service, "import", folder, "--json")
    assert json.loads(done.stdout)["revision"] == 2
    is_answered = answers(service, "Where do visitors leave their cars?", "east of the tower")
    wait_until(is_answered, "the service answers from the page")

    again = knowledge(service, "import", folder)
    assert "0 added, 0 changed, 0 removed, 1 unchanged, 1 not imported" in again.stdout
    assert f"imported from {folder}" in knowledge(service, "list").stdout
    assert knowledge(service, "remove", "elsewhere").returncode == 1
    removed = knowledge(service, "remove", folder)
    assert removed.returncode == 0 and "1 removed" in removed.stdout
    wait_until(lambda: not is_answered(), "the service has forgotten the page")


def test_a_page_in_english_is_offered_to_who_asks_in_chinese(service, tmp_path):
    file = tmp_path / "meals.html"
    file.write_text(
        '<html lang="en"><body><h1>Meals</h1><h2>Can I get vegetarian meals?</h2><p>The kitchen'
        " cooks vegetarian and halal meals every day.</p></body></html>")
    assert knowledge(service, "import", file).returncode == 0

    def offered():
        conversation = Conversation.open(service, "zh-Hans")
        replies = conversation.send("医院有素食吗？").body["messages"][1:]
        choices = [choice for reply in replies for choice in reply.get("choices") or []]
        return conversation, next((c for c in choices if c["id"].startswith("article:meals")), None)

    wait_until(lambda: offered()[1], "the page is offered")
    conversation, choice = offered()
    assert choice["label"] == "Meals（英文）"
    answer = conversation.choose(choice["id"]).body["messages"][1:]
    assert [message["lang"] for message in answer] == ["zh-Hans", "en", "zh-Hans"]
    assert "halal" in answer[1]["text"]
    assert answer[-1]["choices"][-1]["id"] == "person"


def test_a_start_keeps_what_was_imported(service, tmp_path):
    file = tmp_path / "garage.html"
    file.write_text(page("The garage", "Visitors leave their cars in the garage."))
    assert knowledge(service, "import", file).returncode == 0
    service.stop()
    service.start()
    assert "garage [en]" in knowledge(service, "list").stdout


def test_what_was_uploaded_in_the_studio_is_found_by_staff_and_removed_by_its_name(service):
    admin = {**service.sign_in("admin"), "Origin": service.origin}
    place = "/v1/studio/knowledge/import"
    content = base64.b64encode(page("Garage", "Visitors park in the garage.").encode()).decode()
    started = service.call(
        "POST", place, {"page": {"name": "garage.html", "base64": content}}, admin)
    assert started.status == 202
    wait_until(
        lambda: service.call("GET", place, headers=admin).body["state"] == "ready", "it is read")
    published = service.call("POST", f"{place}/publish", {"id": started.body["id"]}, admin)
    assert published.body["revision"] == 2
    [hit] = service.call("POST", "/v1/desk/search", {"query": "garage"}, admin).body["hits"]
    assert hit["source"] == "Cedars-Sinai International"
    assert "imported from garage.html" in knowledge(service, "list").stdout
    assert "1 removed" in knowledge(service, "remove", "garage.html").stdout


def test_pages_of_every_age_are_imported(service):
    done = knowledge(service, "import", PAGES, "--json")
    report = json.loads(done.stdout)
    pages = sorted(PAGES.glob("*.html"))
    assert len(pages) >= 10
    assert len(report["added"]) == len(pages), report["problems"]
    assert done.returncode == 0


@pytest.mark.parametrize("source, message", [
    ("https://www.example.org/", "knowledge.hosts"), ("ftp://example.org/a", "only http and https are"),
    ("/nowhere/at/all", "There is no file or folder"), ("https://", "isn't a web address"),
])
def test_what_cannot_be_imported_says_why(service, source, message):
    result = knowledge(service, "import", source)
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr and "Fatal" not in result.stderr


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(302)
        self.send_header("Location", self.path)
        self.end_headers()

    def log_message(self, *arguments):
        pass


def test_a_server_on_this_machine_is_not_asked_even_where_it_is_allowed(tmp_path, content):
    """Only the tests of PageFetching have a policy that lets them."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"127.0.0.1:{server.server_port}"
    site = content / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8").replace(
        "hosts: []", f'hosts: ["{host}", "localhost:{server.server_port}"]'), encoding="utf-8")
    service = Service(tmp_path / "data", home=content).start()
    try:
        for name in (host, f"localhost:{server.server_port}"):
            result = knowledge(service, "import", f"http://{name}/")
            assert result.returncode == 1
            assert "isn't on the public internet" in result.stderr
    finally:
        service.stop()
        server.shutdown()
