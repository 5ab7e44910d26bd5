// Path data of 24 × 24 drawings, made for this widget.

export const icons = {
  chat: "M3 4h18v13h-9l-5 4v-4H3zm4 4v2h10V8zm0 4v2h6v-2z",
  close: "M5 7l2-2 12 12-2 2zM17 5l2 2L7 19l-2-2z",
  send: "M3 21v-7l10-2-10-2V3l19 9z",
  down: "M11 4h2v12l5-5 1 2-7 7-7-7 1-2 5 5z",
  menu: "M10 4h4v4h-4zm0 6h4v4h-4zm0 6h4v4h-4z",
  copy: "M8 3h12v14h-2V5H8zM4 7h12v14H4zm2 2v10h8V9z",
  person: "M12 3a4 4 0 1 1 0 9 4 4 0 0 1 0-9zM4 21c0-9 16-9 16 0z",
};
