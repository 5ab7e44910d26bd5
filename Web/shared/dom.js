// Building elements without markup: nothing that comes from outside is ever read as HTML.

import { splitLinks } from "./links.js";

/**
 * Makes an element. In `properties`, `role`, `data-…`, `aria-…` and other names with a
 * hyphen become attributes, `on…` functions listeners, the rest properties; null and undefined
 * are left out. A button submits a form only where its `type` says so.
 */
export function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  if (name === "button") node.type = "button";
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (typeof value === "function") node.addEventListener(key.replace(/^on/, ""), value);
    else if (key.includes("-") || !(key in node)) node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** An icon from the path data of a 24 × 24 drawing; decoration only. */
export function icon(path) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(namespace, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

/** Text with its web addresses as links, which open apart and tell the other site nothing. */
export function linkedText(text) {
  const fragment = document.createDocumentFragment();
  for (const piece of splitLinks(text)) {
    fragment.append(piece.href ? externalLink(piece.href, piece.text) : piece.text);
  }
  return fragment;
}

/** A link to another site; `href` must have passed `safeAddress`. */
export function externalLink(href, text) {
  return element("a", { href, target: "_blank", rel: "noopener noreferrer nofollow" }, text);
}
