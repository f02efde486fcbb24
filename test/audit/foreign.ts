/** A sound site of another organisation's, with a consent banner that is none of ours. */
import { defineRegistry } from '../../registry/model.js';
import type { AuditOptions } from '../../src/audit/options.js';
import { counter, film, login, purposes, text } from '../fixtures/small-registry.js';
import { scriptFile } from './site.js';
import type { Site } from './site-type.js';
import { inFrame, trackers } from './vendors.js';

const host = 'library.example';
export const foreignStart = `https://${host}/`;
const day = 86_400;

const answer = {
  ...login,
  name: 'Answer',
  necessity: { ...login.necessity, justification: text('The answer is kept.') },
  items: [{ ...login.items[0], name: 'cookie-answer', lifetime: { n: 180, unit: 'days' } }],
} as const;

/** What the site declares. */
const registry = defineRegistry({
  organisation: 'The library',
  statements: {},
  purposes,
  services: {
    counter,
    film: { ...film, items: [{ ...film.items[0], host: 'film.example' }] },
    login: { ...login, items: [{ ...login.items[0], httpOnly: true }] },
    answer,
  },
  sites: {
    library: {
      title: 'The library',
      kind: 'website',
      hostnames: [host],
      provenance: login.provenance,
      banner: ['counter'],
      inContext: ['film'],
      necessary: ['login', 'answer'],
      privacyUrl: `https://${host}/privacy`,
    },
  },
});

/** What the audit is told of the site. */
export const foreignOptions: Partial<AuditOptions> = {
  registry,
  selectors: { accept: '#yes', reject: '#no', withdraw: '#change', embed: '.load' },
};

export interface ForeignParts {
  /** Attributes of the banner. */
  readonly banner?: string;
  /** In the banner, before the choices. */
  readonly before?: string;
  /** Instead of the control that refuses. */
  readonly reject?: string;
  readonly style?: string;
  /** Attributes of the cookie that the server sets with the page. */
  readonly session?: string;
  /** How a refusal is kept. */
  readonly refuse?: string;
  /** What else withdrawal does. */
  readonly withdraw?: string;
  /** What else the control in the film's place does. */
  readonly load?: string;
  /** Last in the page. */
  readonly end?: string;
}

const text12 = Array.from({ length: 12 }, (_, index) => `<p style="margin:5rem 0">Bok ${index + 1} er komen.</p>`).join(
  '\n',
);
const forget = `document.cookie = 'count=; path=/; max-age=0; Secure';`;

/** The site; without parts there is nothing wrong with it. */
export function foreign(parts: ForeignParts = {}): Site {
  const {
    banner = 'aria-label="Informasjonskapslar"',
    before = '',
    reject = '<button type="button" id="no">Nei</button>',
    style = '',
  } = parts;
  const {
    session = 'HttpOnly; Secure; SameSite=Lax',
    refuse = `keep('no');`,
    withdraw = forget,
    load = '',
    end = '',
  } = parts;
  const body = `<!doctype html>
<html lang="nn">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Biblioteket</title>
<style>button{font:inherit;color:#000;background:#fff;border:2px solid;padding:.5rem 1rem;min-width:8rem}${style}</style></head>
<body>
<section id="cookies" ${banner} hidden>
<p>Får vi telje besøka?</p>
${before}
<button type="button" id="yes">Ja</button>
${reject}
</section>
<main><h1>Biblioteket</h1>
<div data-service="film"><p>Filmen kjem frå Film.</p><button type="button" class="load">Vis filmen</button></div>
<p><a href="/om">Om biblioteket</a></p>
${text12}
</main>
<footer><button type="button" id="change">Endre svaret</button></footer>
<script>
const control = (id) => document.getElementById(id);
const answer = () => /(?:^|; )cookie-answer=(\\w+)/.exec(document.cookie)?.[1];
const keep = (value) => (document.cookie = 'cookie-answer=' + value + '; path=/; max-age=${180 * day}; SameSite=Lax; Secure');
const count = () => document.head.append(Object.assign(document.createElement('script'), { src: 'https://counter.example/count.js' }));
const place = document.querySelector('[data-service=film]');
const question = place.innerHTML;
const ask = () => {
  place.innerHTML = question;
  place.querySelector('button').onclick = () => {
    place.innerHTML = '<iframe src="https://film.example/1" title="Film"></iframe>';
    ${load}
  };
};
ask();
control('cookies').hidden = answer() !== undefined;
if (answer() === 'yes') count();
control('yes').onclick = () => { keep('yes'); control('cookies').hidden = true; count(); };
if (control('no')) control('no').onclick = () => { ${refuse} control('cookies').hidden = true; };
control('change').onclick = () => { keep('no'); ${withdraw} ask(); control('cookies').hidden = false; };
${end}
</script>
</body>
</html>`;
  return {
    [`${host}/`]: { headers: { 'set-cookie': `session=made-up; Path=/; Max-Age=${day}; ${session}` }, body },
    [`${host}/om`]:
      '<!doctype html><html lang="nn"><title>Om biblioteket</title><main><h1>Om biblioteket</h1><p><a href="/">Til framsida</a></p></main></html>',
    [`${host}/robots.txt`]: { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nAllow: /\n' },
    'counter.example/count.js': scriptFile(`document.cookie = 'count=1; path=/; max-age=${30 * day}; Secure';`),
    'film.example/1': {
      headers: { 'set-cookie': `seen=1; Max-Age=${7 * day}; ${inFrame}` },
      body: '<!doctype html><title>Film</title><p>A film</p>',
    },
    ...trackers,
  };
}
