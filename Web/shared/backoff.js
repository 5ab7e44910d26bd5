// Waiting longer after each failure, and never in step with everybody else.

/**
 * Milliseconds to wait before attempt number `attempt` (0 for the first repeat): doubles from
 * `base` up to `limit`, and is then drawn from the upper half of that span.
 */
export function backoffDelay(attempt, { base = 1000, limit = 30_000, random = Math.random } = {}) {
  const span = Math.min(limit, base * 2 ** Math.min(attempt, 20));
  return Math.round(span / 2 + (span / 2) * random());
}
