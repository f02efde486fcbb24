import { describe, expectTypeOf, test } from 'vitest';
import {
  defineRegistry,
  registry,
  typedRegistry,
  type AddedLanguage,
  type DfoItemName,
  type DfoRegistry,
  type LanguageId,
  type Provenance,
  type Purpose,
  type Recipient,
  type Service,
  type StoredItem,
  type Text,
} from '../../registry/index.js';
import { defineLanguage } from '../../src/texts/define-language.js';
import type { InterfaceTexts } from '../../src/texts/interface.js';
import type { DfoSite } from '../../registry/sites/site.js';

const text: Text = { nn: 'tekst', nb: 'tekst', en: 'text' };
const provenance: Provenance = { kind: 'assumed', why: text };
const purpose: Purpose = {
  name: text,
  inSentence: text,
  label: text,
  description: text,
  question: { title: text, body: text },
};
const facts = {
  name: 'A',
  description: text,
  provenance,
  items: [],
  recipients: [],
  outsideEea: 'not-documented',
} as const;
const necessity = { justification: text, assessedBy: 'Somebody', date: '2026-11-22' } as const;

const optional = { ...facts, purpose: 'statistics', legalBasis: 'consent', delivery: 'own' } as const;
const necessary = {
  ...facts,
  purpose: 'necessary',
  legalBasis: 'strictly-necessary',
  necessity,
  delivery: 'own',
} as const;
const linked = { ...facts, delivery: 'linked' } as const;

describe('a text', () => {
  test('has nynorsk, bokmål and English, all three and no other (R47)', () => {
    ({ nn: 'ja', nb: 'ja', en: 'yes' }) satisfies Text;
    // @ts-expect-error nynorsk is missing
    ({ nb: 'ja', en: 'yes' }) satisfies Text;
    // @ts-expect-error bokmål is missing
    ({ nn: 'ja', en: 'yes' }) satisfies Text;
    // @ts-expect-error English is missing
    ({ nn: 'ja', nb: 'ja' }) satisfies Text;
    // @ts-expect-error nobody asked for Northern Sámi
    ({ nn: 'ja', nb: 'ja', en: 'yes', se: 'juo' }) satisfies Text;
    // @ts-expect-error a text in one language is no text
    'ja' satisfies Text;
  });
});

describe('an optional service', () => {
  type OwnService = Service<'statistics'>;

  test('rests on consent and on nothing else (R15)', () => {
    optional satisfies OwnService;
    // @ts-expect-error a public body has no legitimate interest here
    ({ ...optional, legalBasis: 'legitimate-interest' }) satisfies OwnService;
    // @ts-expect-error nor in another spelling
    ({ ...optional, legalBasis: 'legitimateInterest' }) satisfies OwnService;
    // @ts-expect-error a contract is no basis for storage on the device
    ({ ...optional, legalBasis: 'contract' }) satisfies OwnService;
    // @ts-expect-error strictly necessary is not for statistics
    ({ ...optional, legalBasis: 'strictly-necessary' }) satisfies OwnService;
    // @ts-expect-error not even with a justification
    ({ ...optional, legalBasis: 'strictly-necessary', necessity }) satisfies OwnService;
    // @ts-expect-error consent needs no justification: one of the two is wrong
    ({ ...optional, necessity }) satisfies OwnService;
  });

  test('has a purpose of the registry (R7)', () => {
    optional satisfies OwnService;
    // @ts-expect-error nobody is asked about marketing
    ({ ...optional, purpose: 'marketing' }) satisfies OwnService;
    // @ts-expect-error what is necessary is not asked about
    ({ ...optional, purpose: 'necessary' }) satisfies OwnService;
  });
});

describe('a necessary service', () => {
  test('says why, who found so, and when (R14)', () => {
    necessary satisfies Service;
    // @ts-expect-error there is no justification
    ({ ...facts, purpose: 'necessary', legalBasis: 'strictly-necessary', delivery: 'own' }) satisfies Service;
    // @ts-expect-error the justification is empty of words
    ({ ...necessary, necessity: { assessedBy: 'Somebody', date: '2026-11-22' } }) satisfies Service;
    // @ts-expect-error nobody has assessed it
    ({ ...necessary, necessity: { justification: text, date: '2026-11-22' } }) satisfies Service;
    // @ts-expect-error nobody knows when
    ({ ...necessary, necessity: { justification: text, assessedBy: 'Somebody' } }) satisfies Service;
    // @ts-expect-error that is no date
    ({ ...necessary, necessity: { ...necessity, date: 'in November' } }) satisfies Service;
  });
});

describe('a fact', () => {
  const item = {
    name: 'a',
    kind: 'cookie',
    host: 'site',
    purpose: text,
    lifetime: 'session',
    recipients: [],
    provenance,
  } as const;

  test('says where it comes from (R114)', () => {
    item satisfies StoredItem;
    const { provenance: _, ...without } = item;
    // @ts-expect-error the item has no provenance
    without satisfies StoredItem;
    // @ts-expect-error the recipient has none
    ({ name: 'A', role: 'controller' }) satisfies Recipient;
    ({ name: 'A', role: 'controller', provenance }) satisfies Recipient;
    // @ts-expect-error a declared fact has a statement and its date
    ({ kind: 'declared' }) satisfies Provenance;
    // @ts-expect-error an observed one has a browser
    ({ kind: 'observed', date: '2026-11-22' }) satisfies Provenance;
    // @ts-expect-error an assumption is explained in every language
    ({ kind: 'assumed', why: 'Likely.' }) satisfies Provenance;
    // @ts-expect-error a rumour is no provenance
    ({ kind: 'heard', why: 'Somebody said so.' }) satisfies Provenance;
  });

  test('about a lifetime is a number of units, or one of the known words (R11)', () => {
    ({ ...item, lifetime: { n: 13, unit: 'months' } }) satisfies StoredItem;
    ({ ...item, lifetime: 'not-documented' }) satisfies StoredItem;
    // @ts-expect-error a lifetime is not left out
    ({ ...item, lifetime: undefined }) satisfies StoredItem;
    // @ts-expect-error nor is it a free text
    ({ ...item, lifetime: '13 months' }) satisfies StoredItem;
  });

  test('about transfer out of the EEA says where it comes from, or that nobody knows (R114)', () => {
    ({ ...optional, outsideEea: { value: true, provenance } }) satisfies Service<'statistics'>;
    ({ ...optional, outsideEea: 'not-documented' }) satisfies Service<'statistics'>;
    // @ts-expect-error who says so?
    ({ ...optional, outsideEea: true }) satisfies Service<'statistics'>;
  });

  test('about a role is one of four (R42)', () => {
    expectTypeOf<Recipient['role']>().toEqualTypeOf<
      'controller' | 'joint-controller' | 'processor' | 'not-documented'
    >();
    ({ name: 'A', role: 'processor', provenance }) satisfies Recipient;
    // @ts-expect-error «databehandlar» is a word of the page, not a role
    ({ name: 'A', role: 'databehandlar', provenance }) satisfies Recipient;
    // @ts-expect-error a third party is no role
    ({ name: 'A', role: 'third-party', provenance }) satisfies Recipient;
  });
});

describe('a site', () => {
  const site = {
    title: 'A',
    kind: 'website',
    hostnames: ['a.example'],
    provenance,
    banner: ['stats'],
    inContext: [],
    necessary: ['login'],
  } as const;
  const base = {
    organisation: 'A',
    statements: {},
    purposes: { statistics: purpose },
    services: { stats: optional, login: necessary, shop: linked },
  } as const;

  test('names services of the registry, each in the place that its legal basis allows (R14, R15)', () => {
    defineRegistry({ ...base, sites: { a: { ...site, linked: ['shop'] } } });
    // @ts-expect-error there is no such service
    defineRegistry({ ...base, sites: { a: { ...site, banner: ['stast'] } } });
    // @ts-expect-error an optional service is not necessary
    defineRegistry({ ...base, sites: { a: { ...site, necessary: ['stats'] } } });
    // @ts-expect-error a necessary service is not asked about
    defineRegistry({ ...base, sites: { a: { ...site, banner: ['login'] } } });
    // @ts-expect-error nor in its own place
    defineRegistry({ ...base, sites: { a: { ...site, inContext: ['login'] } } });
    // @ts-expect-error what is only linked to is not asked about
    defineRegistry({ ...base, sites: { a: { ...site, banner: ['shop'] } } });
    // @ts-expect-error what is loaded is not only linked to
    defineRegistry({ ...base, sites: { a: { ...site, linked: ['stats'] } } });
  });

  test('of DFØ’s names DFØ’s services (R14, R15)', () => {
    ({
      ...site,
      banner: ['matomo'],
      inContext: ['vimeo'],
      necessary: ['dfo-consent'],
      linked: ['surveyxact'],
    }) satisfies DfoSite;
    // @ts-expect-error there is no such service
    ({ ...site, banner: ['matomoo'], necessary: [] }) satisfies DfoSite;
    // @ts-expect-error our own cookie is necessary
    ({ ...site, banner: ['dfo-consent'], necessary: [] }) satisfies DfoSite;
    // @ts-expect-error Matomo is not
    ({ ...site, banner: [], necessary: ['matomo'] }) satisfies DfoSite;
  });
});

describe('a registry', () => {
  const sites = {};

  test('has its texts in three languages, also when somebody else makes it (R47)', () => {
    defineRegistry({
      organisation: 'A',
      statements: {},
      purposes: { statistics: purpose },
      services: { stats: optional },
      sites,
    });
    const { nn: _, ...withoutNynorsk } = text;
    const half = { ...purpose, label: withoutNynorsk };
    // @ts-expect-error the purpose has no nynorsk label
    defineRegistry({ organisation: 'A', statements: {}, purposes: { statistics: half }, services: {}, sites });
    const unsaid = { ...optional, description: withoutNynorsk };
    const purposes = { statistics: purpose };
    // @ts-expect-error the service has no nynorsk description
    defineRegistry({ organisation: 'A', statements: {}, purposes, services: { stats: unsaid }, sites });
  });

  test('has only purposes of its own, also when somebody else makes it (R7)', () => {
    const purposes = { statistics: purpose };
    defineRegistry({ organisation: 'A', statements: {}, purposes, services: { stats: optional }, sites });
    const other = { ...optional, purpose: 'media' } as const;
    // @ts-expect-error media is DFØ's purpose, not this organisation's
    defineRegistry({ organisation: 'A', statements: {}, purposes, services: { stats: other }, sites });
    const interested = { ...optional, legalBasis: 'legitimate-interest' } as const;
    // @ts-expect-error no organisation has a legitimate interest here
    defineRegistry({ organisation: 'A', statements: {}, purposes, services: { stats: interested }, sites });
    const { necessity: __, ...unargued } = necessary;
    // @ts-expect-error necessity is argued by everybody
    defineRegistry({ organisation: 'A', statements: {}, purposes, services: { login: unargued }, sites });
  });

  test('keeps its names as types', () => {
    expectTypeOf<keyof typeof registry.purposes>().toEqualTypeOf<
      'statistics' | 'visualisation' | 'media' | 'support'
    >();
    expectTypeOf(registry.services.matomo.items[0].name).toEqualTypeOf<'_pk_id'>();
    expectTypeOf<'tableau_public_negociated_locale'>().toExtend<DfoItemName>();
    expectTypeOf<'_pk_idd'>().not.toExtend<DfoItemName>();
  });
});

describe('a language that a registry adds', () => {
  const texts = {} as InterfaceTexts;
  const { Yes, ...some } = texts;

  test('brings every text of the interface', () => {
    defineLanguage({ texts });
    // @ts-expect-error one is missing
    defineLanguage({ texts: some });
    // @ts-expect-error what defineLanguage has not seen
    ({ texts: { Yes } }) satisfies AddedLanguage;
  });

  test('can be asked for, and no other', () => {
    const its = typedRegistry({
      organisation: 'A',
      languages: { se: defineLanguage({ texts }) },
      statements: {},
      purposes: {},
      services: {},
      sites: {},
    });
    expectTypeOf<LanguageId<typeof its>>().toEqualTypeOf<'nn' | 'nb' | 'en' | 'se'>();
    expectTypeOf<LanguageId<DfoRegistry>>().toEqualTypeOf<'nn' | 'nb' | 'en'>();
  });
});
