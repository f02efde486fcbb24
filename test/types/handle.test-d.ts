import { describe, expectTypeOf, test } from 'vitest';
import { defineRegistry, type Provenance, type Purpose, type Text } from '../../registry/model.js';
import { start, type Answer, type Handle, type Options, type Said } from '../../src/index.js';

// Nothing here runs: the compiler reads it.
declare const handle: Handle;

describe('a running consent of DFØ', () => {
  test('knows DFØ’s services by their ids', () => {
    expectTypeOf(handle.may('matomo')).toEqualTypeOf<boolean>();
    handle.may('tableau-public');
    // @ts-expect-error a slip of the finger
    handle.may('matomoo');
    // @ts-expect-error a purpose runs nothing
    handle.may('statistics');
    // @ts-expect-error an id is told
    handle.may();
  });

  test('takes services and purposes when it gives', () => {
    handle.give(['matomo', 'vimeo']);
    handle.give(['statistics']);
    // @ts-expect-error a slip of the finger
    handle.give(['vimeoo']);
    // @ts-expect-error what is necessary is never asked, so nobody gives it
    handle.give(['necessary']);
    // @ts-expect-error a list, also of one
    handle.give('matomo');
  });

  test('has an answer per purpose and per service', () => {
    expectTypeOf(handle.answer.state).toEqualTypeOf<'unanswered' | 'answered'>();
    expectTypeOf(handle.answer.purposes.statistics).toEqualTypeOf<Said | undefined>();
    expectTypeOf(handle.answer.services['tableau-public']).toEqualTypeOf<Said | undefined>();
    // @ts-expect-error there is no such purpose
    void handle.answer.purposes.marketing;
    // @ts-expect-error an answer is read, not written
    handle.answer = {} as Answer;
  });

  test('gives back the undo of a subscription', () => {
    expectTypeOf(handle.subscribe((answer) => expectTypeOf(answer).toEqualTypeOf<Answer>())).toEqualTypeOf<
      () => void
    >();
  });
});

describe('the options', () => {
  test('know DFØ’s sites', () => {
    const options = {
      site: 'dfo.no',
      lang: 'nn',
      matomoUrl: 'https://matomo.dfo.example/',
      matomoSiteId: '7',
    } satisfies Options;
    () => start(options);
    () => start({ site: 'dfo.no' });
    () => start();
    // @ts-expect-error a slip of the finger
    () => start({ site: 'dfo.noo' });
    // @ts-expect-error Sámi is none of the three
    () => start({ lang: 'se' });
    // @ts-expect-error there is no such option
    () => start({ sites: 'dfo.no' });
  });

  test('know the services whose hosts they tell', () => {
    () => start({ hosts: { 'live-stream': ['video.example.no'], qlik: ['qlik.example.no'] } });
    // @ts-expect-error a slip of the finger
    () => start({ hosts: { 'live-streem': ['video.example.no'] } });
    // @ts-expect-error a list, also of one
    () => start({ hosts: { qlik: 'qlik.example.no' } });
  });
});

describe('another organisation', () => {
  const text: Text = { nn: 'tekst', nb: 'tekst', en: 'text' };
  const provenance: Provenance = { kind: 'assumed', why: text };
  const lending: Purpose = {
    name: text,
    inSentence: text,
    label: text,
    description: text,
    question: { title: text, body: text },
  };
  const own = defineRegistry({
    organisation: 'The library',
    statements: {},
    purposes: { lending },
    services: {
      shelf: {
        name: 'Shelf',
        purpose: 'lending',
        legalBasis: 'consent',
        delivery: 'script',
        hosts: ['shelf.example'],
        description: text,
        provenance,
        items: [],
        recipients: [],
        outsideEea: 'not-documented',
      },
    },
    sites: {
      'library.example': {
        title: 'The library',
        kind: 'website',
        hostnames: ['library.example'],
        provenance,
        banner: ['shelf'],
        inContext: [],
        necessary: [],
      },
    },
  });
  const begin = () => start({ registry: own, site: 'library.example', hosts: { shelf: ['shelf.example.no'] } });

  test('has ids of its own everywhere', () => {
    () => {
      const mine = begin();
      expectTypeOf(mine).toEqualTypeOf<Handle<typeof own>>();
      mine.may('shelf');
      mine.give(['shelf', 'lending']);
      void mine.answer.purposes.lending;
      expectTypeOf(mine.answer.site).toEqualTypeOf<'library.example' | undefined>();
    };
  });

  test('has none of DFØ’s', () => {
    () => {
      const mine = begin();
      // @ts-expect-error DFØ's service
      mine.may('matomo');
      // @ts-expect-error DFØ's purpose
      mine.give(['statistics']);
      // @ts-expect-error DFØ's site
      start({ registry: own, site: 'dfo.no' });
      // @ts-expect-error DFØ's service
      start({ registry: own, hosts: { matomo: ['matomo.dfo.example'] } });
    };
  });
});

test('what the page and the document get has types', () => {
  expectTypeOf(document.createElement('dfo-consent-embed')).toEqualTypeOf<HTMLElement>();
  document.addEventListener('dfo-consent:change', ({ detail }) => {
    expectTypeOf(detail.state).toEqualTypeOf<'unanswered' | 'answered'>();
  });
  document.addEventListener('dfo-consent:held', ({ detail }) => expectTypeOf(detail.address).toEqualTypeOf<string>());
  expectTypeOf(window.dfoConsent).toEqualTypeOf<Handle | undefined>();
});
