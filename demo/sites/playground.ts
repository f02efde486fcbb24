import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Language, Text } from '../../registry/model.js';
import { originOf } from '../hosts.js';
import { csp } from './csp.js';
import { languageOf } from './language.js';
import type { Html } from './layout.js';
import { scriptTag } from './script-tag.js';

const words = {
  title: { nn: 'Prøv språk og fargar', nb: 'Prøv språk og farger', en: 'Try languages and colours' },
  lang: { nn: 'Språk', nb: 'Språk', en: 'Language' },
  accent: { nn: 'Flate', nb: 'Flate', en: 'Surface' },
  contrast: { nn: 'Tekst på flata', nb: 'Tekst på flaten', en: 'Text on the surface' },
  focus: { nn: 'Fokusramme', nb: 'Fokusramme', en: 'Focus ring' },
  radius: { nn: 'Hjørne, i pikslar', nb: 'Hjørner, i piksler', en: 'Corners, in pixels' },
  font: { nn: 'Skrift', nb: 'Skrift', en: 'Typeface' },
  show: { nn: 'Vis', nb: 'Vis', en: 'Show' },
  faint: {
    nn: 'Er ein farge for svak, bruker biblioteket DFØ sine fargar. Konsollen i nettlesaren seier kvifor.',
    nb: 'Er en farge for svak, bruker biblioteket DFØs farger. Konsollen i nettleseren sier hvorfor.',
    en: 'If a colour is too faint, the library uses DFØ’s colours. The browser’s console says why.',
  },
  film: { nn: 'Opptak', nb: 'Opptak', en: 'Recording' },
} as const satisfies Record<string, Text>;

const fonts = ['inherit', 'sans-serif', 'serif', 'monospace'];

/** What was chosen, or DFØ's. Only values of the right form go into the style sheet. */
function themeOf(url: URL) {
  const colour = (name: string, otherwise: string) => {
    const value = url.searchParams.get(name) ?? '';
    return /^#[0-9a-f]{6}$/i.test(value) ? value : otherwise;
  };
  const radius = Number(url.searchParams.get('radius'));
  const font = url.searchParams.get('font') ?? '';
  return {
    accent: colour('accent', '#012a4c'),
    contrast: colour('contrast', '#ffffff'),
    focus: colour('focus', '#f7b715'),
    radius: Number.isInteger(radius) && radius >= 0 && radius <= 32 ? radius : 0,
    font: fonts.includes(font) ? font : 'inherit',
  };
}

/** The question and an embed in a language and a theme that are chosen in the address. The manual shows this page in a frame. */
export function playground(): Hono {
  const app = new Hono();
  app.get('/playground', (c) => {
    const url = new URL(c.req.url);
    c.header('content-security-policy', csp('dfo.no', url).replace("frame-ancestors 'none'", "frame-ancestors 'self'"));
    return c.html(page(url, languageOf(url)));
  });
  app.get('/playground.css', (c) => {
    const { accent, contrast, focus, radius, font } = themeOf(new URL(c.req.url));
    c.header('content-type', 'text/css; charset=utf-8');
    return c.body(`:root {
  --ds-color-accent-base-default: ${accent};
  --ds-color-accent-base-contrast-default: ${contrast};
  --ds-color-focus-outer: ${focus};
  --ds-border-radius-md: ${radius}px;
  --ds-font-family: ${font};
}
`);
  });
  return app;
}

function page(url: URL, lang: Language): Html {
  const theme = themeOf(url);
  const colours = ['accent', 'contrast', 'focus'] as const;
  const languages = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' };
  const options = (all: Readonly<Record<string, string>>, chosen: string) =>
    Object.entries(all).map(
      ([id, text]) => html`<option value="${id}"${id === chosen ? html` selected` : ''}>${text}</option>`,
    );
  return html`<!doctype html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${words.title[lang]}</title>
  <link rel="stylesheet" href="/demo.css">
  <link rel="stylesheet" href="/playground.css${url.search}">
  ${scriptTag('dfo.no', url)}
</head>
<body>
  <dfo-consent-banner></dfo-consent-banner>
  <main class="wide">
    <h1>${words.title[lang]}</h1>
    <form>
      <p><label>${words.lang[lang]} <select name="lang">${options(languages, lang)}</select></label></p>
      ${colours.map((name) => html`<p><label>${words[name][lang]} <input type="color" name="${name}" value="${theme[name]}"></label></p>`)}
      <p><label>${words.radius[lang]} <input type="number" name="radius" min="0" max="32" value="${theme.radius}"></label></p>
      <p><label>${words.font[lang]} <select name="font">${options(Object.fromEntries(fonts.map((font) => [font, font])), theme.font)}</select></label></p>
      <p><button>${words.show[lang]}</button></p>
      <p>${words.faint[lang]}</p>
    </form>
    <dfo-consent-embed service="vimeo" src="${originOf('vimeo', url)}/video/76979871" title="${words.film[lang]}"></dfo-consent-embed>
  </main>
  <footer class="site-footer"><dfo-consent-settings></dfo-consent-settings></footer>
</body>
</html>`;
}
