import { html } from 'hono/html';
import type { Html } from '../sites/layout.js';

/** A vendor's own page, as it stands in a frame or behind a link. It says what it is, so that nobody takes it for the real one. */
export function frame(vendor: string, colour: string, content: Html): Html {
  return html`<!doctype html>
<html lang="nn">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${vendor} (stand-in)</title>
  <style>
    html { color-scheme: light }
    body { margin: 0; min-height: 100vh; display: grid; grid-template-rows: 1fr auto; font: 1rem/1.4 system-ui, sans-serif; color: #1b1b1b; background: #fff; border-block-start: 6px solid ${colour}; box-sizing: border-box }
    main { display: grid; align-content: center; justify-items: center; gap: .5rem; padding: .75rem; min-width: 0 }
    footer { padding: .5rem .75rem; font-size: .8125rem; background: #eef1f3 }
    svg { max-width: 100%; height: auto; max-height: 70vh }
    h1 { font-size: 1.0625rem; margin: 0 }
    p { margin: 0 }
    button { font: inherit; min-height: 2.75rem; padding: .25rem 1rem; border: 2px solid #1b1b1b; background: #fff; cursor: pointer }
    button:focus-visible { outline: 3px solid #f7b715; outline-offset: 2px }
  </style>
</head>
<body>
<main>${content}</main>
<footer>Stand-in for ${vendor} in the demo of dfo-consent. Nothing here comes from ${vendor}.</footer>
</body>
</html>`;
}
