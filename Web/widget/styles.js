// The widget's looks. A host page can set the `--liaison-…` properties on the element.

let sheet = null;

/** A constructable sheet works under a policy without inline styles; old browsers have none. */
export function addStyles(root) {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement("style");
    style.textContent = css;
    root.append(style);
  }
}

const css = `
:host { display: contents; }
:host([hidden]) { display: none; }
/* Nothing is inherited from the page, whatever it sets on everything. */
.root {
  all: initial; display: block; direction: ltr; unicode-bidi: isolate;
  --accent: var(--liaison-accent, #0d5c75);
  --on-accent: var(--liaison-on-accent, #fff);
  --head: var(--liaison-accent, #0d5c75);
  --on-head: var(--liaison-on-accent, #fff);
  --accent-soft: #e4f0f3;
  --surface: #fff;
  --raised: #f3f6f8;
  --staff: #fdf3e3;
  --line: #d3dce1;
  --control: #72838c;
  --ink: #14242c;
  --ink-soft: #4c5d66;
  --danger: #a3231c;
  --danger-soft: #fcefee;
  --shadow: 0 1px 2px rgb(16 42 54 / .08), 0 12px 40px rgb(16 42 54 / .22);
  --offset: var(--liaison-offset, 20px);
  color: var(--ink); font-size: 16px; line-height: 1.5; color-scheme: light;
}
.dark {
  --accent: var(--liaison-accent-dark, #6cc5d9);
  --on-accent: var(--liaison-on-accent-dark, #06222b);
  --head: #124554;
  --on-head: #f1f8fa;
  --accent-soft: #17303a;
  --surface: #10191d;
  --raised: #1b272d;
  --staff: #332a19;
  --line: #33424a;
  --control: #8497a1;
  --ink: #e8eff2;
  --ink-soft: #a9b9c1;
  --danger: #ffb0a8;
  --danger-soft: #3a1f1d;
  --shadow: 0 1px 2px rgb(0 0 0 / .5), 0 12px 40px rgb(0 0 0 / .6);
  color-scheme: dark;
}

*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
p, ul, h2, h3, cite { margin: 0; padding: 0; font: inherit; }
ul { list-style: none; }

.root, .root :lang(en) { font-family: system-ui, sans-serif; }
.root:lang(zh-Hans), .root :lang(zh-Hans) {
  font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
.root:lang(zh-Hant), .root :lang(zh-Hant) {
  font-family: system-ui, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif;
}
.bubble:lang(zh) { line-height: 1.6; }

button, input, textarea, select { font: inherit; color: inherit; letter-spacing: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.hidden-label, .message:not(.first) .author, .patient .author {
  position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
svg { display: block; inline-size: 22px; block-size: 22px; fill: currentColor; flex: none; }

.launcher, .panel {
  position: fixed; z-index: var(--liaison-z-index, 2147483000);
  inset-block-end: calc(var(--offset) + env(safe-area-inset-bottom, 0px));
  inset-inline-end: calc(var(--offset) + env(safe-area-inset-right, 0px));
}
.start :is(.launcher, .panel) {
  inset-inline: calc(var(--offset) + env(safe-area-inset-left, 0px)) auto;
}
.launcher {
  display: flex; align-items: center; gap: 10px;
  max-inline-size: calc(100vw - 2 * var(--offset)); min-block-size: 56px;
  padding: 12px 22px 12px 18px; border: 1px solid transparent; border-radius: 32px;
  background: var(--accent); color: var(--on-accent);
  font-weight: 600; text-align: start; box-shadow: var(--shadow);
}
.launcher:hover, .primary:hover { filter: brightness(1.1); }
.badge {
  position: absolute; inset-block-start: -6px; inset-inline-end: -4px;
  min-inline-size: 26px; padding: 1px 7px; border: 2px solid var(--surface); border-radius: 16px;
  background: #b3261e; color: #fff; font-size: 13px; font-weight: 600; text-align: center;
}

.panel {
  inset-block-start: auto; inset-inline-start: auto; margin: 0; padding: 0; overflow: hidden auto;
  inline-size: min(416px, calc(100vw - 2 * var(--offset)));
  block-size: min(680px, calc(100vh - 2 * var(--offset)));
  block-size: min(680px, calc(100dvh - 2 * var(--offset)));
  max-inline-size: none; max-block-size: none;
  border: 1px solid var(--line); border-radius: 16px;
  background: var(--surface); color: var(--ink); box-shadow: var(--shadow);
}
.panel[open] { display: flex; flex-direction: column; animation: rise .2s; }
.panel:focus-visible { outline-offset: -3px; }
@keyframes rise { 0% { opacity: 0; } }

.head {
  display: flex; align-items: center; gap: 4px; flex: none;
  padding: 10px 8px 10px 18px; background: var(--head); color: var(--on-head);
}
.head :focus-visible { outline-color: var(--on-head); }
.title { flex: 1; min-inline-size: 0; font-size: 17px; font-weight: 600; line-height: 1.4; overflow-wrap: anywhere; }
.language {
  flex: none; block-size: 36px; max-inline-size: 130px; padding: 0 6px;
  border: 1px solid currentColor; border-radius: 10px;
  background: transparent; font-size: 14px;
}
.language option { background: var(--surface); color: var(--ink); }
.close {
  display: grid; place-items: center; flex: none; inline-size: 40px; block-size: 40px; padding: 0;
  border: 1px solid transparent; border-radius: 10px; background: transparent;
}
.close:hover { background: rgb(255 255 255 / .16); }

.menu-place { position: relative; flex: none; }
.menu {
  position: absolute; inset-block-start: 46px; inset-inline-end: 0; z-index: 1; display: grid;
  inline-size: max-content; max-inline-size: min(300px, 80vw); padding: 6px;
  border: 1px solid var(--line); border-radius: 16px; background: var(--surface); color: var(--ink);
  box-shadow: var(--shadow);
}
.menu button {
  display: flex; gap: 10px; min-block-size: 42px; padding: 8px 14px; border: 0; border-radius: 10px;
  background: none; text-align: start; align-items: center;
}
.menu button:hover { background: var(--raised); }
.menu :focus-visible { outline-color: var(--accent); outline-offset: -2px; }
[aria-pressed="true"]::after, .done::after { content: "✓"; margin-inline-start: auto; font-weight: 600; }

.confirm {
  max-inline-size: min(340px, calc(100vw - 32px)); padding: 20px; border: 1px solid var(--line);
  border-radius: 16px; background: var(--surface); color: var(--ink); box-shadow: var(--shadow);
}
.confirm::backdrop { background: rgb(0 0 0 / .45); }
.error { color: var(--danger); font-size: 14px; }

.banner {
  display: flex; align-items: center; gap: 8px 12px; flex-wrap: wrap; flex: none;
  padding: 10px 12px 10px 18px; border-block-end: 1px solid var(--line);
  background: var(--accent-soft); font-size: 14px; line-height: 1.4;
}
.banner[data-state="staff"] { background: var(--staff); }
.banner .words { flex: 1 1 150px; min-inline-size: 0; }
.banner .expectation { color: var(--ink-soft); }
.person {
  display: inline-flex; align-items: center; gap: 6px; flex: none; min-block-size: 36px;
  padding: 4px 12px; border: 1px solid var(--accent); border-radius: 24px;
  background: var(--surface); color: var(--accent); font-weight: 600;
}
.copy svg, .person svg, .jump svg { inline-size: 16px; block-size: 16px; }
.person:hover { background: var(--accent); color: var(--on-accent); }
.trouble {
  display: flex; align-items: center; gap: 12px; flex: none; padding: 10px 12px 10px 18px;
  border-block-end: 1px solid var(--line); background: var(--danger-soft); color: var(--danger);
  font-size: 14px; line-height: 1.4;
}
.trouble span { flex: 1; }

/* Where the window is very low, the whole panel scrolls. */
.middle { position: relative; flex: 1 0 120px; min-block-size: 0; display: flex; }
.log {
  position: relative; flex: 1; min-inline-size: 0; overflow: hidden auto;
  overscroll-behavior: contain; padding: 14px 16px;
}
.log:focus-visible { outline-offset: -3px; }
.notice {
  margin-block-start: 16px; padding: 14px 16px; border: 1px solid var(--line); border-radius: 16px;
  background: var(--raised); font-size: 14px;
}
.notice h3 { font-size: 16px; font-weight: 600; }
.notice ul { display: grid; gap: 8px; margin-block-start: 8px; }
.notice li { padding-inline-start: 12px; border-inline-start: 3px solid var(--accent); }
.notice li:first-child { border-color: var(--danger); font-weight: 600; }
.consent {
  flex: none; padding: 10px 16px 0; border-block-start: 1px solid var(--line); color: var(--ink-soft);
  font-size: 13px; text-align: center;
}
.consent:not([hidden]) + .composer { border: 0; }
.separator {
  display: flex; align-items: center; gap: 12px; margin: 16px 0 6px;
  color: var(--ink-soft); font-size: 13px; text-align: center;
}
.separator::before, .separator::after { content: ""; flex: 1; border-block-start: 1px solid var(--line); }

.message { display: flex; flex-direction: column; align-items: flex-start; margin-block-start: 4px; }
.message.first { margin-block-start: 16px; }
.author { margin: 4px; color: var(--ink-soft); font-size: 13px; font-weight: 600; }
.line { position: relative; max-inline-size: 88%; }
.copy {
  position: absolute; inset-block-end: 0; inset-inline-start: 100%; padding: 5px; border: 0; border-radius: 10px; background: none; color: var(--ink-soft);
}
.bubble {
  padding: 9px 14px; border: 1px solid transparent; border-radius: 16px;
  background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate;
}
.bot.last .bubble, .staff.last .bubble { border-end-start-radius: 5px; }
.staff .bubble { background: var(--staff); }
.patient { align-items: flex-end; }
.patient .bubble { background: var(--accent); color: var(--on-accent); }
.patient.last .bubble { border-end-end-radius: 5px; }
.patient:not([data-delivery=""], [data-delivery="sent"]) .bubble { border: 1px dashed currentColor; }
.rejected .bubble {
  border-color: var(--danger); background: var(--danger-soft); color: var(--ink);
}
.system { align-items: center; }
.system .author { display: none; }
.system .bubble { background: transparent; color: var(--ink-soft); font-size: 14px; text-align: center; }
.bubble a { color: inherit; }
.bot .bubble a, .staff .bubble a, .sources a { color: var(--accent); }
.foot {
  display: flex; align-items: center; gap: 8px; margin: 4px;
  color: var(--ink-soft); font-size: 13px; line-height: 1.5;
}
.message:not(.last, [data-delivery]:not([data-delivery=""])) .foot { display: none; }
.delivery:empty { display: none; }
.rejected .delivery, .reason { color: var(--danger); }
.reason { max-inline-size: 88%; margin: 4px; font-size: 14px; text-align: end; }

.extras:empty { display: none; }
.extras { inline-size: 100%; }
.sources { margin: 4px; max-inline-size: 88%; color: var(--ink-soft); font-size: 14px; line-height: 1.4; }
.sources li { padding-inline-start: 10px; border-inline-start: 3px solid var(--accent); overflow-wrap: anywhere; }
.sources .tag { font-weight: 600; }
.sources .reviewed { display: block; }
.choices { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 2px; }
.choice, .primary, .jump {
  min-block-size: 40px; padding: 7px 15px; border: 1px solid var(--accent); border-radius: 24px;
  background: var(--surface); color: var(--accent); font-size: 15px; line-height: 1.4;
  text-align: start; overflow-wrap: anywhere;
}
.choice:hover { background: var(--accent-soft); }
.primary { background: var(--accent); color: var(--on-accent); font-weight: 600; }
.primary.danger { border-color: var(--danger); background: var(--danger); color: var(--surface); }
.link {
  min-block-size: 28px; padding: 4px 8px; border: 0; border-radius: 10px; background: none;
  color: var(--accent); font-weight: 600; text-decoration: underline;
}
.trouble .link { color: inherit; }

.contact {
  display: grid; gap: 10px; margin: 8px 0 2px; padding: 14px 16px;
  border: 1px solid var(--line); border-radius: 16px;
}
.contact .hint { font-size: 14px; color: var(--ink-soft); }
.contact .row { display: grid; gap: 4px; }
.contact label { font-size: 14px; font-weight: 600; }
.contact input {
  inline-size: 100%; min-block-size: 42px; padding: 6px 12px;
  border: 1px solid var(--control); border-radius: 10px; background: var(--surface);
}
.contact input[aria-invalid="true"] { border-color: var(--danger); }
.contact .primary { justify-self: start; }

.typing {
  display: flex; align-items: center; gap: 8px; flex: none; padding: 0 20px 8px;
  color: var(--ink-soft); font-size: 13px;
}
.dots { font-size: 20px; letter-spacing: 4px; line-height: 1; animation: pulse 1.2s infinite; }
@keyframes pulse { 50% { opacity: .3; } }
.jump {
  position: absolute; inset-block-end: 10px; inset-inline: 0; margin: auto;
  inline-size: fit-content; display: flex; align-items: center; gap: 6px; box-shadow: var(--shadow);
}

.ended { display: grid; gap: 10px; flex: none; padding: 14px 16px; border-block-start: 1px solid var(--line); font-size: 15px; }
.ended .primary { justify-self: start; }
.composer {
  flex: none; padding: 10px 12px calc(12px + env(safe-area-inset-bottom, 0px));
  border-block-start: 1px solid var(--line); background: var(--surface);
}
.field {
  display: flex; align-items: flex-end; gap: 6px; padding: 3px;
  border: 1px solid var(--control); border-radius: 24px; background: var(--surface);
}
.field:focus-within { border-color: var(--accent); box-shadow: 0 0 0 2px var(--accent); }
.field textarea {
  flex: 1; min-inline-size: 0; min-block-size: 42px; max-block-size: min(180px, 30vh);
  padding: 9px 6px 9px 14px; border: 0; outline: 0; background: none; resize: none;
  font-size: 16px; line-height: 24px; overflow-wrap: anywhere;
}
.field textarea::placeholder { color: var(--ink-soft); opacity: 1; }
.send {
  display: grid; place-items: center; flex: none; inline-size: 40px; block-size: 40px; padding: 0;
  border: 1px solid transparent; border-radius: 24px; background: var(--accent); color: var(--on-accent);
}
.send[aria-disabled="true"] { background: var(--raised); color: var(--control); }
.counter { margin: 0 8px 6px; color: var(--ink-soft); font-size: 13px; text-align: end; }
.counter.over { color: var(--danger); }

.page .panel {
  inset: 0; inline-size: 100%; block-size: 100vh; block-size: var(--visible-height, 100dvh);
  border: 0; border-radius: 0; box-shadow: none; animation: none;
}
.page :is(.head, .banner, .trouble, .log, .typing, .ended, .composer) {
  padding-inline: max(16px, 50% - 390px);
}
@media (max-width: 520px), (max-height: 480px) {
  .root .panel {
    inset: 0; inline-size: 100%; border: 0; border-radius: 0;
    block-size: 100vh; block-size: var(--visible-height, 100dvh);
  }
  .head { padding-block-start: calc(10px + env(safe-area-inset-top, 0px)); padding-block-end: 10px; }
}
@media (max-width: 340px) {
  .head { gap: 0; padding-inline: 10px 4px; }
  .title { font-size: 15px; }
  .language { max-inline-size: 86px; }
}
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation: none !important; }
}
@media (forced-colors: active) {
  .launcher, .panel, .bubble, .choice, .primary, .send, .close, .person { border-color: ButtonText; }
  .patient .bubble { border-width: 2px; }
  svg { fill: ButtonText; }
}
`;
