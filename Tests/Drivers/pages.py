"""The pages as a person uses them. Each class wraps one Playwright page; locators, no sleeps."""

from dataclasses import dataclass

from service import wait_until

# What the log of the widget holds, read in one go so that it can't change in between.
READ_WIDGET = """
root => [...root.shadowRoot.querySelectorAll('[data-testid=message]')].map(node => {
  const bubble = node.querySelector('.bubble');
  return {
    author: node.dataset.author, seq: Number(node.dataset.seq ?? 0),
    delivery: node.dataset.delivery ?? '', text: bubble.textContent, lang: bubble.lang,
    sources: [...node.querySelectorAll('[data-testid=sources] cite')].map(c => c.textContent),
    choices: [...node.querySelectorAll('[data-testid=choice]')].map(c => c.dataset.choice),
  };
})
"""


@dataclass
class WidgetMessage:
    author: str
    seq: int
    delivery: str
    text: str
    lang: str
    sources: list
    choices: list


class Widget:
    """<liaison-chat> on any page."""

    def __init__(self, page):
        self.page = page
        self.root = page.locator("liaison-chat")
        self.launcher = self.root.get_by_test_id("launcher")
        self.panel = self.root.get_by_test_id("panel")
        self.input = self.root.get_by_test_id("input")
        self.banner = self.root.get_by_test_id("banner")
        self.trouble = self.root.get_by_test_id("trouble")
        self.log = self.root.get_by_test_id("log")

    def open(self):
        self.launcher.click()
        wait_until(self.messages, "the widget greets")
        return self

    def messages(self, author=None):
        read = [WidgetMessage(**message) for message in self.root.evaluate(READ_WIDGET)]
        return [message for message in read if author in (None, message.author)]

    def type(self, text):
        self.input.fill(text)
        self.input.press("Enter")

    def ask(self, text):
        """Sends a message; returns what the service answered to it, once all of it is there."""
        before = len(self.messages("patient"))
        self.type(text)
        own = wait_until(
            lambda: self._acknowledged(before), f"the service acknowledges “{text}”")
        return [message for message in self.messages() if message.seq > own.seq]

    def _acknowledged(self, index):
        """A message and its replies arrive together, so the first sign of one is enough."""
        own = self.messages("patient")[index:]
        return own[0] if own and own[0].seq > 0 else None

    @property
    def state(self):
        return self.banner.get_attribute("data-state")

    def choose_language(self, tag):
        self.root.get_by_test_id("language").select_option(tag)

    def menu(self, action):
        self.root.get_by_test_id("menu").click()
        self.root.get_by_test_id(f"menu-{action}").click()

    def delete(self):
        """The conversation, with the question in between."""
        self.menu("delete")
        self.root.get_by_test_id("delete-yes").click()

    def leave_contact(self, **values):
        for name, value in values.items():
            self.root.get_by_test_id(f"contact-{name}").fill(value)
        self.root.get_by_test_id("contact-send").click()


class Staff:
    """What the desk and the studio share."""

    def __init__(self, page):
        self.page = page

    def sign_in(self, name, password):
        self.page.get_by_test_id("sign-in-name").fill(name)
        self.page.get_by_test_id("sign-in-password").fill(password)
        self.page.get_by_test_id("sign-in-submit").click()
        return self


class Desk(Staff):
    @property
    def queue(self):
        return self.page.get_by_test_id("queue-waiting").get_by_test_id("queue-item")

    @property
    def messages(self):
        return self.page.get_by_test_id("transcript").get_by_test_id("message")

    @property
    def conversation(self):
        return self.page.get_by_test_id("conversation")

    def claim(self, preview):
        """Opens the waiting conversation that shows this text, and takes it."""
        self.queue.filter(has_text=preview).click()
        self.page.get_by_test_id("claim").click()
        self.page.get_by_test_id("reply").wait_for()

    def reply(self, text):
        self.page.get_by_test_id("reply").fill(text)
        self.page.get_by_test_id("send").click()

    def resolve(self):
        self.page.get_by_test_id("resolve").click()


class Studio(Staff):
    def try_out(self, text, language="en"):
        self.page.get_by_test_id("tab-try").click()
        self.page.get_by_test_id("try-language").select_option(language)
        self.page.get_by_test_id("try-text").fill(text)
        self.page.get_by_test_id("try-submit").click()
        self.page.get_by_test_id("decision").wait_for()

    @property
    def outcome(self):
        return self.page.get_by_test_id("outcome").get_attribute("data-outcome")
