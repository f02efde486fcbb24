import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { registry } from '../../registry/index.js';
import { isPlayedInPage, presetOf } from '../as-browser.js';
import { whoIs } from '../hosts.js';
import { article } from './article.js';
import { contents } from './articles/index.js';
import { csp } from './csp.js';
import { languageOf } from './language.js';
import { layout, type Html } from './layout.js';
import type { Website } from './model.js';
import { partsOf } from './printed.js';
import { registerFiles, registerLinks } from './register.js';
import { scriptTag } from './script-tag.js';
import { tellAnswer } from './seen-answers.js';
import { words } from './words.js';

/** The pages of every website: an article, a second one to go to and back from, and the privacy page. */
export function sitePages(): Hono {
  const app = new Hono();
  app.get('/', (c) =>
    page(c, (site, url) => {
      const { home } = contents[site];
      return [home.title[languageOf(url)], article(home, languageOf(url), url)];
    }),
  );
  app.get('/side-2', (c) =>
    page(c, (site, url) => {
      const { second } = contents[site];
      return [second.title[languageOf(url)], article(second, languageOf(url), url)];
    }),
  );
  const privacy = (c: Context) =>
    page(c, (site, url) => {
      const lang = languageOf(url);
      return [
        words.privacyTitle[lang],
        html`<h1>${words.privacyTitle[lang]}</h1>
<p class="lead">${words.privacyLead[lang]}</p>
${registerLinks(lang)}
<dfo-cookie-declaration site="${site}" heading-level="2"></dfo-cookie-declaration>`,
      ];
    });
  app.get('/personvern', privacy);
  // Where the registry says that the statement lies.
  app.get('/om-dfo/personvern', privacy);
  app.route('/', registerFiles());
  app.get('/__qa/answer', (c) => {
    const who = whoIs(new URL(c.req.url).hostname);
    return who.kind === 'site' ? tellAnswer(c, who.site as Website) : c.notFound();
  });
  app.notFound((c) =>
    page(
      c,
      (_, url) => {
        const title = words.notFound[languageOf(url)];
        return [title, html`<h1>${title}</h1>`];
      },
      404,
    ),
  );
  return app;
}

function page(
  c: Context,
  make: (site: Website, url: URL) => readonly [title: string, main: Html],
  status: 200 | 404 = 200,
): Response | Promise<Response> {
  const url = new URL(c.req.url);
  const who = whoIs(url.hostname);
  if (who.kind !== 'site') return c.notFound();
  const site = who.site as Website;
  const lang = languageOf(url);
  const { accent, tagline, loggedIn, second } = contents[site];
  const [title, main] = make(site, url);
  const parts = partsOf(site, lang, url);
  c.header('content-security-policy', csp(site, url, parts));
  c.header('x-content-type-options', 'nosniff');
  const preset = presetOf(url);
  if (site === 'tilskudd-admin.dfo.no' && preset !== 'no-cookies') setSession(c, url);
  return c.html(
    layout({
      url,
      lang,
      title,
      name: registry.sites[site].title,
      tagline: tagline[lang],
      accent,
      script: isPlayedInPage(preset)
        ? html`<script src="/as-${preset}.js"></script>
  ${scriptTag(site, url)}`
        : scriptTag(site, url),
      ...(loggedIn && { loggedIn: loggedIn[lang] }),
      links: [
        { path: '/', text: words.home[lang] },
        { path: '/side-2', text: second.title[lang] },
        { path: '/personvern', text: words.privacy[lang] },
      ],
      main,
      parts,
      hasTestTool: true,
    }),
    status,
  );
}

/** The login cookies that the statement declares; what they hold in reality is not known. */
function setSession(c: Context, url: URL): void {
  const attributes = `Path=/; HttpOnly; SameSite=Lax${url.protocol === 'https:' ? '; Secure' : ''}`;
  c.header('set-cookie', `dtc=stand-in; ${attributes}`, { append: true });
  c.header('set-cookie', `_dtx=stand-in; ${attributes}`, { append: true });
}
