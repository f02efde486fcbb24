import { dfoConsent } from '../../registry/services/dfo-consent.js';

/** What a first registry is made of. */
export interface First {
  readonly organisation: string;
  readonly title: string;
  /** As addresses have it. */
  readonly host: string;
  readonly privacyUrl: string;
}

/** Of a site that somebody has told of at a command line. */
const unchecked = {
  nn: 'Fylt inn då registeret vart laga, og ikkje sjekka mot ei kjelde enno.',
  nb: 'Fylt inn da registeret ble laget, og ikke sjekket mot en kilde ennå.',
  en: 'Filled in when the registry was made, and not checked against a source yet.',
};

const quoted = (text: string) => JSON.stringify(text);

const texts = ({ nn, nb, en }: Readonly<Record<'nn' | 'nb' | 'en', string>>, indent: string) =>
  ['{', ...Object.entries({ nn, nb, en }).map(([id, text]) => `  ${id}: ${quoted(text)},`), '}'].join(`\n${indent}`);

/**
 * A registry that compiles and has no fault: one website that asks nothing yet, and the library's own cookie, which it needs as soon as it
 * asks. The comments say what comes next; what is forgotten then, the compiler asks for.
 */
export function firstRegistry({ organisation, title, host, privacyUrl }: First): string {
  const { necessity, description, title: answer, items } = dfoConsent;
  const [cookie] = items;
  return `/** What the websites of ${organisation.replaceAll('*/', '')} store on a visitor's device, and why. */
import { defineRegistry, type Service } from 'dfo-consent/registry';

/** Where a fact comes from: this one from dfo-consent itself. */
const documented = { kind: 'documented', source: 'dfo-consent' } as const;

/** The answer to the question of consent. The library stores it, and nothing else. */
const dfoConsent = {
  name: ${quoted(organisation)},
  title: ${texts(answer, '  ')},
  purpose: 'necessary',
  legalBasis: 'strictly-necessary',
  necessity: {
    justification: ${texts(necessity.justification, '    ')},
    assessedBy: ${quoted(necessity.assessedBy)},
    date: ${quoted(necessity.date)},
  },
  delivery: 'own',
  description: ${texts(description, '  ')},
  provenance: documented,
  recipients: [{ name: ${quoted(organisation)}, role: 'controller', provenance: documented }],
  outsideEea: { value: false, provenance: documented },
  items: [
    {
      name: ${quoted(cookie.name)},
      kind: 'cookie',
      host: 'site',
      purpose: ${texts(cookie.purpose, '      ')},
      lifetime: { n: ${cookie.lifetime.n}, unit: ${quoted(cookie.lifetime.unit)} },
      recipients: [{ name: ${quoted(organisation)}, role: 'controller', provenance: documented }],
      provenance: documented,
    },
  ],
} as const satisfies Service;

export const registry = defineRegistry({
  organisation: ${quoted(organisation)},

  // The privacy statements that facts are taken from: { web: { title: 'Personvern', date: '2026-01-15', language: 'nn' } }.
  // Facts name them: { kind: 'declared', statement: 'web', date: '2026-01-15' }.
  statements: {},

  // What optional services are for, in the words that visitors are asked with. Each service names one: statistics, media.
  purposes: {},

  // Each service that stores something or contacts somebody. What it must say, the compiler asks for.
  services: { 'dfo-consent': dfoConsent },

  sites: {
    ${quoted(host)}: {
      title: ${quoted(title)},
      kind: 'website',
      hostnames: [${quoted(host)}],
      provenance: {
        kind: 'assumed',
        why: ${texts(unchecked, '        ')},
      },
      // Services that the banner asks about, such as statistics.
      banner: [],
      // Services that ask in their own place in the page, such as video.
      inContext: [],
      // Services that need no consent, with a written reason. The library's own cookie lies there once somebody has answered.
      necessary: ['dfo-consent'],
      privacyUrl: ${quoted(privacyUrl)},
    },
  },
});
`;
}
