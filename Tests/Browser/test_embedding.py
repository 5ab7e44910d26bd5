"""The widget on a page of another site, as README.md tells to embed it."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from pages import Widget


@pytest.fixture
def other_site():
    """Serves one page on two origins: 127.0.0.1 and localhost."""
    class Handler(BaseHTTPRequestHandler):
        page = ""

        def do_GET(self):
            is_page = self.path == "/"
            self.send_response(200 if is_page else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if is_page:
                self.wfile.write(self.page.encode())

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server, Handler
    server.shutdown()


def test_a_listed_origin_can_embed_the_widget_and_no_other(
        visitors, own_service, content, other_site):
    server, handler = other_site
    listed = f"http://localhost:{server.server_port}"
    unlisted = f"http://127.0.0.1:{server.server_port}"
    site = content / "site.yaml"
    text = site.read_text(encoding="utf-8")
    assert '"https://www.example.org"' in text
    site.write_text(text.replace('"https://www.example.org"', f'"{listed}"'), encoding="utf-8")
    service = own_service(home=content).start()
    handler.page = f"""<!doctype html><html lang="zh-Hant"><title>Clinic</title>
        <script type="module" src="{service.origin}/widget.js"></script>
        <liaison-chat></liaison-chat>"""

    widget = Widget(visitors.open(listed, origins=[service.origin])).open()
    assert widget.messages()[0].lang == "zh-Hant"
    answers = widget.ask("What is Healthcare Diplomacy?")
    assert "Healthcare Diplomacy" in answers[0].text
    widget.ask("Can I talk to someone")
    expect(widget.banner).to_have_attribute("data-state", "waiting")
    assert visitors.faults == []

    page = visitors.open(unlisted, origins=[service.origin])
    page.wait_for_load_state("networkidle")
    expect(Widget(page).launcher).to_have_count(0)
    assert any("CORS" in fault or "403" in fault for fault in visitors.faults), visitors.faults
    visitors.faults.clear()
