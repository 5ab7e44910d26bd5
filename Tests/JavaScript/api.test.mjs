import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { API, NetworkError, ProblemError } from "../../Web/shared/api.js";
import { json } from "./support.mjs";

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

const api = new API({ base: "https://h.example/liaison", token: () => "secret", timeout: 40 });

test("paths are relative to the base, and the token never stands in the address", async () => {
  let request;
  globalThis.fetch = async (url, options) => {
    request = { url, options };
    return json({ ok: true });
  };
  assert.deepEqual(await api.post("/v1/x", { a: 1 }), { ok: true });
  assert.equal(request.url, "https://h.example/liaison/v1/x");
  assert.equal(request.options.headers.Authorization, "Bearer secret");
  assert.equal(request.options.body, "{\"a\":1}");
});

test("problem details become an error with code, detail and waiting time", async () => {
  globalThis.fetch = async () => new Response(
    JSON.stringify({ title: "Too many", detail: "Wait a little", code: "rate.limited" }),
    { status: 429, headers: { "content-type": "application/problem+json", "retry-after": "7" } });
  await assert.rejects(api.get("v1/x"), (error) => {
    assert.ok(error instanceof ProblemError);
    assert.equal(error.code, "rate.limited");
    assert.equal(error.message, "Wait a little");
    assert.equal(error.retryAfter, 7);
    return error.isTemporary;
  });
});

test("the service's clock counts where the device's own is off by more than a minute", async () => {
  const answer = (date) => async () => new Response("{}", { headers: { date: date.toUTCString() } });
  const api = new API({ base: "https://h.example/" });
  const yesterday = new Date(Date.now() - 86_400_000);
  globalThis.fetch = answer(yesterday);
  await api.get("v1/x");
  assert.ok(Math.abs(api.now() - yesterday) < 5000);
  globalThis.fetch = answer(new Date(Date.now() + 20_000));
  await api.get("v1/x");
  assert.ok(Math.abs(api.now() - Date.now()) < 1000, "a few seconds are the network's");
});

test("an error whose body is not JSON still has its status", async () => {
  globalThis.fetch = async () => new Response("<h1>Bad gateway</h1>", { status: 502 });
  await assert.rejects(api.get("v1/x"), { name: "ProblemError", status: 502, isTemporary: true });
});

test("a captive portal's page is no answer", async () => {
  globalThis.fetch = async () => new Response("<html>Sign in to the hotel</html>", { status: 200 });
  await assert.rejects(api.get("v1/x"), NetworkError);
});

test("a request that hangs counts as lost", async () => {
  globalThis.fetch = (url, { signal }) => new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("aborted")));
  });
  await assert.rejects(api.get("v1/x"), NetworkError);
});

test("an empty answer is null", async () => {
  globalThis.fetch = async () => new Response(null, { status: 204 });
  assert.equal(await api.delete("v1/x"), null);
});

test("Retry-After is seconds; anything else leaves it to the back-off", async () => {
  for (const [value, seconds] of [["12", 12], ["Mon, 23 Nov 2026 10:00:30 GMT", 0], ["later", 0]]) {
    globalThis.fetch = async () => new Response("", { status: 503, headers: { "retry-after": value } });
    await assert.rejects(api.get("v1/x"), { retryAfter: seconds });
  }
});
