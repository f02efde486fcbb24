import { html } from 'hono/html';
import type { Language } from '../../registry/model.js';
import { playedBy } from '../as-browser.js';
import { originOf, vendorOf } from '../hosts.js';
import type { Html } from './layout.js';
import type { Article, Embed, Table } from './model.js';

/** An article: words first, then its table and what comes from vendors, each embed after a paragraph of its own. */
export function article({ title, lead, body, table, embeds = [] }: Article, lang: Language, page: URL): Html {
  return html`<article>
  <h1>${title[lang]}</h1>
  <p class="lead">${lead[lang]}</p>
  ${body.map(
    (text, i) => html`<p>${text[lang]}</p>
  ${embeds[i] ? figure(embeds[i], lang, page) : ''}`,
  )}
  ${embeds.slice(body.length).map((embed) => figure(embed, lang, page))}
  ${table ? tableOf(table, lang) : ''}
</article>`;
}

function figure(embed: Embed, lang: Language, page: URL): Html {
  const { service, form, path, width, height } = embed;
  const address = playedBy(originOf(vendorOf[service]!, page) + path, page);
  const title = embed.title[lang];
  return html`<figure>
    ${
      form === 'inert'
        ? html`<iframe data-service="${service}" data-src="${address}" width="${width}" height="${height}" title="${title}"></iframe>`
        : html`<dfo-consent-embed service="${service}" src="${address}" title="${title}" width="${width}" height="${height}"></dfo-consent-embed>`
    }
    <figcaption>${title}</figcaption>
  </figure>`;
}

function tableOf({ caption, head, rows }: Table, lang: Language): Html {
  const words = (text: Table['rows'][number][number]) => (typeof text === 'string' ? text : text[lang]);
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption[lang]}">
    <table>
      <caption>${caption[lang]}</caption>
      <thead><tr>${head.map((text) => html`<th scope="col">${text[lang]}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((text) => html`<td>${words(text)}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
}
