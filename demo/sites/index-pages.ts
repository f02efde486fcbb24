import { Hono } from 'hono';
import { html } from 'hono/html';
import { registry, type DfoSiteId } from '../../registry/index.js';
import type { Language, Purpose, Service, Site } from '../../registry/model.js';
import { declaration } from '../../src/disclosure/index.js';
import { list, say } from '../../src/texts/say.js';
import { contents } from './articles/index.js';
import { words as editorWords } from '../editor/words.js';
import { csp } from './csp.js';
import { inLanguage, languageOf } from './language.js';
import { layout, type Html } from './layout.js';
import type { Website } from './model.js';
import { registerFiles, registerLinks } from './register.js';
import { roundTrip, seenAnswers, siteOrigin, websites } from './seen-answers.js';
import { words } from './words.js';

/** The pages that belong to no site: the list of sites, and every declaration with the open issues. */
export function indexPages(): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('content-security-policy', csp(undefined, new URL(c.req.url)));
  });
  app.get('/', (c) => {
    const trip = roundTrip(c);
    if (trip) return c.redirect(trip, 302);
    return c.html(frame(new URL(c.req.url), 'indexTitle', siteList(new URL(c.req.url))));
  });
  app.route('/', registerFiles());
  app.get('/personvern', (c) => {
    const url = new URL(c.req.url);
    // The library runs here for its declarations. It says on the console that this host is no site, and so it is.
    return c.html(
      frame(
        url,
        'privacyTitle',
        declarations(languageOf(url)),
        html`<script src="/dfo-consent.js" data-privacy-url="/personvern"></script>`,
      ),
    );
  });
  app.get('/innbygging', (c) =>
    c.html(frame(new URL(c.req.url), 'editorTitle', editor(languageOf(new URL(c.req.url))), editorScript)),
  );
  return app;
}

const editorScript = html`<link rel="stylesheet" href="/editor.css">
  <script src="/editor.js" defer></script>`;

function editor(lang: Language): Html {
  return html`<h1>${editorWords.title[lang]}</h1>
<p class="lead">${editorWords.lead[lang]}</p>
<div id="editor"><noscript><p>${editorWords.noScript[lang]}</p></noscript></div>`;
}

function frame(url: URL, title: 'indexTitle' | 'privacyTitle' | 'editorTitle', main: Html, script?: Html): Html {
  const lang = languageOf(url);
  return layout({
    url,
    lang,
    title: words[title][lang],
    name: words.indexTitle[lang],
    tagline: words.indexLead[lang],
    accent: 'gold',
    ...(script && { script }),
    links: [
      { path: '/', text: words.home[lang] },
      { path: '/personvern', text: words.privacy[lang] },
      { path: '/innbygging', text: words.editorTitle[lang] },
      { path: '/playground', text: words.playground[lang] },
      { path: '/docs/', text: words.manual[lang] },
    ],
    main,
  });
}

/** Names of services, by what they are for: «datavisualiseringar frå Tableau og Qlik». */
function asked(ids: readonly string[], lang: Language): string {
  const services = ids.map((id) => (registry.services as Readonly<Record<string, Service>>)[id]!);
  const purposes = Object.entries<Purpose>(registry.purposes).flatMap(([id, { inSentence }]) => {
    const its = services.filter(({ purpose }) => purpose === id);
    if (!its.length) return [];
    const from = its.some(({ delivery }) => delivery === 'script') ? words.withProviders : words.fromProviders;
    return say(from, lang, { purpose: inSentence[lang], providers: list(its.map(namesOf(lang)), lang) });
  });
  return list(purposes, lang) || words.none[lang];
}

const namesOf =
  (lang: Language) =>
  ({ name, title }: Service): string =>
    title?.[lang] ?? name;

function siteList(url: URL): Html {
  const lang = languageOf(url);
  const answers = seenAnswers(url);
  const necessary = (site: Site) =>
    list(
      site.necessary.map((id) => namesOf(lang)((registry.services as Readonly<Record<string, Service>>)[id]!)),
      lang,
    ) || words.none[lang];
  const light = (id: Website) => {
    const seen = answers.get(id);
    return seen && html`<p class="light" data-answer="${seen}">${words.inThisBrowser[lang]} ${words[seen][lang]}</p>`;
  };
  return html`<h1>${words.sites[lang]}</h1>
<ul class="cards">
  ${websites.map(
    ([id, site]) => html`<li data-accent="${contents[id].accent}">
      <h2><a href="${siteOrigin(id, url)}${inLanguage('/', lang)}">${site.title}</a></h2>
      <p>${contents[id].tagline[lang]}</p>
      ${light(id) ?? ''}
      <dl>
        <dt>${words.banner[lang]}</dt><dd>${asked(site.banner, lang)}</dd>
        <dt>${words.inContext[lang]}</dt><dd>${asked(site.inContext, lang)}</dd>
        <dt>${words.necessary[lang]}</dt><dd>${necessary(site)}</dd>
      </dl>
      <p><code translate="no">${site.hostnames.join(', ')}</code></p>
    </li>`,
  )}
</ul>
<p><a href="${inLanguage('/personvern', lang)}">${words.allDeclarations[lang]}</a></p>`;
}

function declarations(lang: Language): Html {
  const ids = Object.keys(registry.sites) as DfoSiteId[];
  return html`<h1>${words.allDeclarations[lang]}</h1>
${registerLinks(lang)}
<dfo-cookie-declaration site="${ids.join(' ')}" heading-level="2"></dfo-cookie-declaration>
<section class="issues">
  <h2>${words.issues[lang]}</h2>
  <p>${words.issuesLead[lang]}</p>
  <ul>
    ${issues(ids, lang).map(
      ({ id, text, sites }) =>
        html`<li data-issue="${id}">${text} <span class="concerns">(${sites.join(', ')})</span></li>`,
    )}
  </ul>
</section>`;
}

/** Every open issue once, with the sites it concerns: most belong to a statement or a service, and so to many sites. */
function issues(ids: readonly DfoSiteId[], lang: Language) {
  const found = new Map<string, { id: string; text: string; sites: string[] }>();
  for (const site of ids) {
    for (const { id, text } of declaration(registry, site, lang).issues) {
      const issue = found.get(id) ?? { id, text, sites: [] };
      issue.sites.push(registry.sites[site].title);
      found.set(id, issue);
    }
  }
  return [...found.values()];
}
