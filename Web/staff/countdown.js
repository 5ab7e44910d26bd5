// How long somebody has to wait, told once to those who listen and by the second to those who look.

import { element } from "../shared/dom.js";

const longest = 120;   // seconds that are counted as seconds; then minutes

/** "30 seconds", "2 分钟": as the language writes it. */
export function durationLabel(seconds, tag) {
  const isShort = seconds < longest;
  return new Intl.NumberFormat(tag, {
    style: "unit", unit: isShort ? "second" : "minute", unitDisplay: "long",
  }).format(isShort ? seconds : Math.ceil(seconds / 60));
}

/**
 * Counts down in an element with `role="alert"`: a screen reader hears the first and the last
 * sentence, not each second.
 * @param {HTMLElement} place
 * @param {number} seconds
 * @param {(key: "wait" | "again", values?: object) => string} text
 * @param {string} tag language
 * @param {() => void} onEnd the wait is over
 * @returns {() => void} stops it, without `onEnd`
 */
export function countDown(place, seconds, text, tag, onEnd) {
  const end = Date.now() + seconds * 1000;
  const sentence = (left) => text("wait", { time: durationLabel(left, tag) });
  const seen = element("span", { "aria-hidden": "true" }, sentence(seconds));
  place.replaceChildren(
    element("span", { className: "visually-hidden" }, sentence(seconds)), seen);
  // Against the clock: a page in the background is woken too seldom.
  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    if (left > 0) {
      seen.textContent = sentence(left);
      timer = setTimeout(tick, 1000);
    } else {
      place.replaceChildren(text("again"));
      onEnd();
    }
  };
  let timer = setTimeout(tick, 1000);
  return () => clearTimeout(timer);
}
