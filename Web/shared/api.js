// One way to talk to the service: JSON in, JSON out, and errors that say what to do next.

/** The service answered, and the answer is an error (RFC 9457 problem details). */
export class ProblemError extends Error {
  /**
   * @param {number} status HTTP status
   * @param {object} problem the decoded problem details, `{}` where the body was something else
   * @param {number} retryAfter seconds; 0 where nothing is said, or a date, which no clock of a
   *   patient's could be held against
   */
  constructor(status, problem = {}, retryAfter = 0) {
    super(problem.detail || problem.title || `HTTP ${status}`);
    this.name = "ProblemError";
    this.status = status;
    this.code = problem.code ?? null;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** The same request may succeed later without any change. */
  get isTemporary() {
    return this.status >= 500 || [408, 425, 429].includes(this.status);
  }
}

/** No usable answer: offline, timed out, or something in between answered for the service. */
export class NetworkError extends Error {
  constructor(message, cause) {
    super(message, { cause });
    this.name = "NetworkError";
  }
}

/** Turns an error response into a `ProblemError`, whatever its body is. */
export async function problemFrom(response) {
  const body = await response.json().catch(() => null);
  return new ProblemError(
    response.status, Object(body), Number(response.headers.get("retry-after")) || 0);
}

/** A client for the HTTP API. Throws `ProblemError`, `NetworkError`, or the caller's abort. */
export class API {
  #base;
  #token;
  #credentials;
  #timeout;
  #offset = 0;

  /**
   * @param {object} options
   * @param {string | URL} options.base where the service lives; paths are relative to it
   * @param {() => string | null | undefined} [options.token] bearer, asked for at each request
   * @param {RequestCredentials} [options.credentials] `same-origin` where a session cookie is used
   * @param {number} [options.timeout] milliseconds until a request counts as lost
   */
  constructor({ base, token = () => null, credentials = "omit", timeout = 30_000 }) {
    this.#base = new URL(base);
    if (!this.#base.pathname.endsWith("/")) this.#base.pathname += "/";
    this.#token = token;
    this.#credentials = credentials;
    this.#timeout = timeout;
  }

  get base() {
    return this.#base.href;
  }

  /** The service's time: a phone's own clock may be off by a day. */
  now() {
    return new Date(Date.now() + this.#offset);
  }

  /** Takes the time from an answer; a difference of less than a minute is none. */
  readClock(response) {
    const offset = Date.parse(response.headers.get("date") ?? "") - Date.now();
    if (!Number.isNaN(offset)) this.#offset = Math.abs(offset) < 60_000 ? 0 : offset;
  }

  /** The absolute address of a path such as `v1/conversations`. */
  url(path) {
    return new URL(path.replace(/^\/+/, ""), this.#base).href;
  }

  /** The headers that every request carries; the event stream needs them too. */
  headers() {
    const token = this.#token();
    return token ? { Authorization: `Bearer ${token}` } : {};
  }

  get(path, options) {
    return this.request("GET", path, undefined, options);
  }

  post(path, body = {}, options) {
    return this.request("POST", path, body, options);
  }

  patch(path, body, options) {
    return this.request("PATCH", path, body, options);
  }

  delete(path, options) {
    return this.request("DELETE", path, undefined, options);
  }

  /** The body as a file of this type. */
  blob(path, type) {
    return this.request("GET", path, undefined, { accept: type });
  }

  /**
   * Resolves to the decoded body, or null where the answer has none. `timeout` takes the place of
   * the client's own.
   */
  async request(method, path, body, {
    signal, timeout = this.#timeout, accept = "application/json",
  } = {}) {
    const controller = new AbortController();
    const abort = () => controller.abort();
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort, { once: true });
    const timer = setTimeout(abort, timeout);
    try {
      const headers = { Accept: accept, ...this.headers() };
      if (body !== undefined) headers["Content-Type"] = "application/json";
      const response = await fetch(this.url(path), {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: this.#credentials,
        cache: "no-store",
        signal: controller.signal,
      });
      this.readClock(response);
      if (!response.ok) throw await problemFrom(response);
      if (accept !== "application/json") return await response.blob();
      const text = await response.text();
      return text === "" ? null : JSON.parse(text);
    } catch (error) {
      if (error instanceof ProblemError || signal?.aborted) throw error;
      // A captive portal's HTML with status 200 ends here too, and is no answer either.
      throw new NetworkError(`${method} ${path} had no usable answer`, error);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  }
}
