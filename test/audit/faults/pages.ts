/** Pages that cannot be looked at, or have nobody to answer to. */
import { declarationTree, html, registry } from '../../../src/disclosure/index.js';
import { plant, type Fault, type FaultFacts } from '../fault.js';
import type { Registry } from '../../../registry/index.js';
import { host, site, start } from '../site.js';
import type { Site } from '../site-type.js';

/** A page that costs its timeout shall not cost more than this, in seconds. */
const faultyOptions = { timeout: 5 };

const statement = html(declarationTree(registry, 'dfo.no', 'nn', 2));
const statementAddress = `${start}personvern`;

/** The statement with one thing wrong. */
function stated(facts: Omit<FaultFacts, 'options'>, wrong: (statement: string) => string): Fault {
  if (wrong(statement) === statement) throw new Error(`"${facts.name}" changes nothing in the statement.`);
  return plant({ ...facts, options: { statement: statementAddress } }, (isFaulty) =>
    site({
      more: {
        [`${host}/personvern`]: `<!doctype html><html lang="nn"><head><meta charset="utf-8"><title>Personvern</title></head><body><main>${isFaulty ? wrong(statement) : statement}</main></body></html>`,
      },
    }),
  );
}

const bare =
  '<!doctype html><html lang="nn"><head><meta charset="utf-8"><title>Side</title></head><body><main><h1>Side</h1></main></body></html>';
const withoutInterface = (isFaulty: boolean): Site => (isFaulty ? { ...site(), [`${host}/`]: bare } : site());
const asksInEmbeds: Registry = {
  ...registry,
  organisation: 'DFØ without a banner',
  sites: { ...registry.sites, 'dfo.no': { ...registry.sites['dfo.no'], banner: [] } },
};

export const pages: readonly Fault[] = [
  plant(
    {
      name: 'error of the server',
      plants: 'The page comes with the status 500.',
      rules: ['page-failed'],
      subject: /./,
    },
    (isFaulty) => site({ status: isFaulty ? 500 : 200 }),
  ),
  plant(
    {
      name: 'page that never settles',
      plants: 'The page asks for something new each 100 milliseconds; its twin asks for the same.',
      rules: ['page-failed'],
      faultyOptions,
    },
    (isFaulty) =>
      site({
        end: `<script>let count = 0; setInterval(() => fetch('/siste/' + ${isFaulty ? 'count++' : '0'}), 100);</script>`,
        more: { [`${host}/siste/*`]: { status: 204 } },
      }),
  ),
  plant(
    { name: 'page that hangs', plants: 'The page’s script never ends.', rules: ['page-failed'], faultyOptions },
    (isFaulty) => site({ end: `<script>while (${isFaulty});</script>` }),
  ),
  plant(
    {
      name: 'page that leads elsewhere',
      plants: 'The page redirects to somebody else’s login.',
      rules: ['page-failed'],
    },
    (isFaulty) =>
      isFaulty
        ? {
            ...site(),
            [`${host}/`]: { status: 302, headers: { location: 'https://login.example/' } },
            'login.example/': bare,
          }
        : site(),
  ),
  plant(
    {
      name: 'dead link',
      plants: 'The page’s only link is answered by 404 without a body; in its twin there is a page.',
      rules: ['dead-link'],
      subject: /^www\.dfo\.no\/om$/,
    },
    (isFaulty) => (isFaulty ? site({ more: { [`${host}/om`]: { status: 404 } } }) : site()),
  ),
  plant(
    {
      name: 'link that nobody answers',
      plants: 'The page’s only link leads in a circle of redirects; in its twin there is a page.',
      rules: ['dead-link'],
    },
    (isFaulty) =>
      isFaulty ? site({ more: { [`${host}/om`]: { status: 302, headers: { location: '/om' } } } }) : site(),
  ),
  plant(
    {
      name: 'link to a page that never settles',
      plants:
        'The page’s only link leads to a page that answers 500; in its twin it asks for something new each 100 milliseconds.',
      rules: ['dead-link'],
    },
    (isFaulty) =>
      site({
        more: {
          [`${host}/om`]: {
            status: isFaulty ? 500 : 200,
            body: '<!doctype html><title>Om</title><script>let n = 0; setInterval(() => fetch("/siste/" + n++), 100);</script>',
          },
          [`${host}/siste/*`]: { status: 204 },
        },
      }),
  ),
  plant(
    {
      name: 'banner that does not come',
      plants: 'The page has no consent interface, and its site asks.',
      rules: ['banner-missing'],
    },
    withoutInterface,
  ),
  plant(
    {
      name: 'nobody to answer to',
      plants: 'The page has no consent interface; only its embeds would ask.',
      rules: ['no-interface'],
      options: { registry: asksInEmbeds },
    },
    withoutInterface,
  ),
  stated(
    {
      name: 'statement that misses an item',
      plants: 'The statement says nothing of _pk_ses.',
      rules: ['statement-misses-item'],
      subject: /_pk_ses/,
    },
    (text) => text.replace(/<tr[^>]*>(?:(?!<\/tr>)[\s\S])*_pk_ses(?:(?!<\/tr>)[\s\S])*<\/tr>/, ''),
  ),
  stated(
    {
      name: 'statement with a shorter lifetime',
      plants: 'The statement says that _pk_ses goes after two minutes.',
      rules: ['statement-lifetime'],
      subject: /_pk_ses/,
    },
    (text) => text.replace('30 minutt', '2 minutt'),
  ),
];
