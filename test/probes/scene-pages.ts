import { html, raw } from 'hono/html';
import { whoIs } from '../../demo/hosts.js';
import { article } from '../../demo/sites/article.js';
import { dfoNo } from '../../demo/sites/articles/dfo-no.js';
import { languageOf } from '../../demo/sites/language.js';
import { layout, type Html } from '../../demo/sites/layout.js';
import { words } from '../../demo/sites/words.js';
import { frame } from '../../demo/vendors/frame.js';
import { vimeo } from '../../demo/vendors/vimeo.js';
import { readFileSync } from 'node:fs';
import type { Language } from '../../registry/model.js';
import { bundled } from '../harness/bundled.js';
import { matomo, type Reply, type Request } from '../harness/serve.js';

/** The pages that scenes play on: dfo.no as the demo has it, without the demo's test tool. */
export type PageId = 'article' | 'several' | 'video' | 'chart' | 'privacy';

/** The same on any host: another name has cookies of its own. */
export const addressOf = (host: string, page: PageId, language: Language): string =>
  `https://${host}/${page}?lang=${language}`;

const scriptTag = raw(`<script src="/dfo-consent.js" ${matomo} data-privacy-url="/privacy"></script>`);

/** No site of DFØ's asks about several purposes in its banner, so this one bundles a registry of its own. */
const severalInBundle = `import { start } from 'dfo-consent';
import { registry } from 'dfo-consent/registry';
const site = { ...registry.sites['dfo.no'], banner: ['matomo', 'tableau-public', 'vimeo'], inContext: [] };
window.dfoConsent = start({ registry: { ...registry, sites: { 'dfo.no': site } }, site: 'dfo.no', privacyUrl: '/privacy' });`;
const several = await bundled(severalInBundle, 'esm');

const withEmbed = (service: string, form: string) => ({
  ...dfoNo.home,
  embeds: dfoNo.home.embeds!.filter((embed) => embed.service === service && embed.form === form),
});

const mains: Readonly<Record<PageId, (language: Language, url: URL) => Html>> = {
  article: (language, url) => article(dfoNo.second, language, url),
  several: (language, url) => article(dfoNo.second, language, url),
  video: (language, url) => article(withEmbed('vimeo', 'element'), language, url),
  chart: (language, url) => article(withEmbed('tableau-public', 'inert'), language, url),
  privacy: (language) => html`<h1>${words.privacyTitle[language]}</h1>
<p class="lead">${words.privacyLead[language]}</p>
<dfo-cookie-declaration heading-level="2"></dfo-cookie-declaration>`,
};

function pageAt(url: URL): string | undefined {
  const page = url.pathname.slice(1) as PageId;
  const main = mains[page];
  if (!main) return undefined;
  const lang = languageOf(url);
  const title = page === 'privacy' ? words.privacyTitle[lang] : dfoNo.second.title[lang];
  return String(
    layout({
      url,
      lang,
      title,
      name: 'dfo.no',
      tagline: dfoNo.tagline[lang],
      accent: dfoNo.accent,
      script: page === 'several' ? html`<script type="module" src="/several.js"></script>` : html`${scriptTag}`,
      links: [
        { path: '/article', text: words.home[lang] },
        { path: '/video', text: dfoNo.home.title[lang] },
        { path: '/privacy', text: words.privacy[lang] },
      ],
      main: main(lang, url),
      parts: {
        banner: html`<dfo-consent-banner></dfo-consent-banner>`,
        settings: html`<dfo-consent-settings></dfo-consent-settings>`,
      },
    }),
  );
}

/** What the tests' server answers where scenes are played. */
export function answerScene({ host, path }: Request): Reply | undefined {
  const url = new URL(path, `https://${host}`);
  const who = whoIs(host);
  if (who.kind === 'vendor')
    return who.vendor === 'vimeo' ? String(frame(vimeo.name, vimeo.colour, vimeo.content(url))) : { status: 204 };
  if (url.pathname === '/several.js') return { headers: { 'content-type': 'text/javascript' }, body: several };
  if (url.pathname === '/demo.css')
    return { headers: { 'content-type': 'text/css' }, body: readFileSync('demo/demo.css', 'utf8') };
  return pageAt(url);
}
