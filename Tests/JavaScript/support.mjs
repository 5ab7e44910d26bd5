// What a browser has and Node lacks, and a service made of a function.

import { webcrypto } from "node:crypto";

globalThis.crypto ??= webcrypto;
globalThis.location ??= { origin: "https://clinic.example", pathname: "/contact" };

/** A `Storage` in memory; two of them on one map are two tabs. */
export class FakeStorage {
  constructor(values = new Map()) {
    this.values = values;
  }

  get length() {
    return this.values.size;
  }

  key(index) {
    return [...this.values.keys()][index] ?? null;
  }

  getItem(key) {
    return this.values.get(key) ?? null;
  }

  setItem(key, value) {
    this.values.set(key, String(value));
  }

  removeItem(key) {
    this.values.delete(key);
  }
}

export function json(body, status = 200, headers = {}) {
  return new Response(JSON.stringify(body), {
    status, headers: { "content-type": "application/json", ...headers },
  });
}

/** A body that the test writes to, as an event stream's answer. */
export function openStream() {
  let controller;
  const body = new ReadableStream({ start: (value) => { controller = value; } });
  const encoder = new TextEncoder();
  return {
    response: new Response(body, { headers: { "content-type": "text/event-stream" } }),
    write: (text) => controller.enqueue(encoder.encode(text)),
    end: () => controller.close(),
  };
}

/** Waits until a condition holds, or fails. */
export async function until(condition, what = "condition") {
  const end = Date.now() + 4000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`still waiting: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
}
