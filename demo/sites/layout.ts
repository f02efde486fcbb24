import { html } from 'hono/html';
import type { Language } from '../../registry/model.js';
import { presetOf, presets } from '../as-browser.js';
import { indexOrigin, isLocal } from '../hosts.js';
import { inLanguage } from './language.js';
import { words } from './words.js';

/** Markup that is escaped already. */
export type Html = ReturnType<typeof html>;

export interface Page {
  readonly url: URL;
  readonly lang: Language;
  readonly title: string;
  /** Name and tagline in the header. */
  readonly name: string;
  readonly tagline: string;
  readonly accent: string;
  /** The script tag of the library; none where the page does not use it. */
  readonly script?: Html;
  readonly loggedIn?: string;
  readonly links: readonly { readonly path: string; readonly text: string }[];
  readonly main: Html;
  /** Where there is a visitor to ask: a banner and a footer control. */
  readonly parts?: { readonly banner: Html; readonly settings: Html };
  readonly hasTestTool?: boolean;
}

const languages = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' } as const satisfies Record<Language, string>;

/** Said until the test tool comes; without scripts it does not, and there must be a way back. */
function played(url: URL): Html | string {
  const preset = presetOf(url);
  if (!preset) return '';
  const own = new URL(url);
  own.searchParams.delete('as');
  return html`<p>As another browser: ${presets[preset]}. <a href="${own.pathname + own.search}">As this browser is</a></p>`;
}

/** A whole page: the banner first, then the skip link, as the pattern has it. No inline style or script but the printed banner's. */
export function layout({
  url,
  lang,
  title,
  name,
  tagline,
  accent,
  script,
  loggedIn,
  links,
  main,
  parts,
  hasTestTool,
}: Page): Html {
  return html`<!doctype html>
<html lang="${lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title === name ? name : `${title} – ${name}`}</title>
  ${script ?? ''}
  <link rel="stylesheet" href="/demo.css">
  ${hasTestTool ? html`<link rel="stylesheet" href="/qa.css">` : ''}
</head>
<body data-accent="${accent}">
  ${parts?.banner ?? ''}
  <a class="skip" href="#main">${words.skip[lang]}</a>
  <header class="site-header">
    <div class="wide">
      <p class="site-name"><a href="${inLanguage('/', lang)}">${name}</a></p>
      <p class="tagline">${tagline}</p>
      ${loggedIn ? html`<p class="logged-in">${loggedIn}</p>` : ''}
      <nav aria-label="${words.navigation[lang]}">
        <ul>
          ${links.map(
            ({ path, text }) =>
              html`<li><a href="${inLanguage(path, lang)}"${path === url.pathname ? html` aria-current="page"` : ''}>${text}</a></li>`,
          )}
        </ul>
      </nav>
      <nav aria-label="${words.languages[lang]}">
        <ul>
          ${Object.entries(languages).map(
            ([id, text]) =>
              html`<li><a href="${inLanguage(url.pathname, id as Language)}" lang="${id}" hreflang="${id}"${id === lang ? html` aria-current="true"` : ''}>${text}</a></li>`,
          )}
        </ul>
      </nav>
    </div>
  </header>
  <main id="main" tabindex="-1" class="wide">
${main}
  </main>
  <footer class="site-footer">
    <div class="wide">
      <p>${words.owner[lang]}</p>
      ${parts?.settings ?? ''}
      ${hasTestTool && isLocal(url.hostname) ? html`<p><a href="${indexOrigin(url)}${inLanguage('/innbygging', lang)}">${words.editorTitle[lang]}</a></p>` : ''}
    </div>
  </footer>
  ${
    hasTestTool
      ? html`<aside id="qa" class="qa" lang="en" aria-label="Test tool">${played(url)}</aside>
  <script src="/qa.js" defer></script>`
      : ''
  }
</body>
</html>`;
}
