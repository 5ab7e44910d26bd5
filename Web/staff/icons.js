// Line drawings on a 24 × 24 grid; decoration only, the words are always beside them.

import { icon } from "../shared/dom.js";

const shapes = {
  alert: "M12 4 2.5 20h19L12 4Zm0 6v4m0 3v.01",
  back: "M14 6l-6 6 6 6",
  chat: "M4 5h16v11H10l-4 4v-4H4V5Z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5l3.5 2",
  contact: "M4 6h16v12H4V6Zm0 1l8 6 8-6",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  key: "M8 9a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.2 1.3L19 3m-3.5 3.3L18 9",
  inbox: "M4 13l3-8h10l3 8v6H4v-6Zm0 0h5l1 2h4l1-2h5",
  note: "M6 3h9l4 4v14H6V3Zm8 0v5h5M9 12h7M9 16h5",
  offline: "M3 3l18 18M5 11a11 11 0 0 1 4-2.5m4-.4a11 11 0 0 1 6 2.9M8.5 15a5.5 5.5 0 0 1 6 0M12 19v.01",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.7 11.2L20 20",
  send: "M4 12L20 4l-5 16-3.5-6.5L4 12Zm7.5 1.5L20 4",
  transfer: "M4 8h15m-4-4 4 4-4 4M20 16H5m4-4-4 4 4 4",
};

/** @param {keyof typeof shapes} name */
export function symbol(name) {
  return icon(shapes[name]);
}
