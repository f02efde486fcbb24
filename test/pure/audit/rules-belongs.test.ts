import { describe, expect, test } from 'vitest';
import type { Declared, Stored } from '../../../src/audit/model.js';
import { belongingsOf } from '../../../src/audit/rules/belongs.js';
import { counter, film, login, small } from '../../fixtures/small-registry.js';
import { cookie, declared, page, sound } from './fixtures/observation.js';

const { serviceOf, ownerOf, isFirstParty, allowedIn } = belongingsOf(sound, declared);
const statsregnskapet: Declared = {
  ...declared,
  site: 'statsregnskapet.no',
  hosts: { qlik: ['https://Qlik.DFO.example:8443/'] },
};

describe('an address', () => {
  test.each([
    ['https://www.dfo.no/om', 'own'],
    ['https://dfo.no/', 'own'],
    ['https://kudos.dfo.no/', undefined],
    ['https://xdfo.no/', undefined],
    ['https://matomo.dfo.example/matomo.php?idsite=7', 'matomo'],
    ['https://vimeo.com/1', 'vimeo'],
    ['wss://player.vimeo.com/live', 'vimeo'],
    ['https://notvimeo.com/', undefined],
    ['https://bam.nr-data.net/1', 'tableau-public'],
    ['https://nr-data.net.example/', undefined],
    ['no address', undefined],
  ])('%s is %s’s', (url, service) => expect(serviceOf(url)).toBe(service));

  test('of a host that is told with https, capitals and a port is the service’s', () => {
    const of = belongingsOf(
      { url: 'https://statsregnskapet.no/', finalUrl: 'https://statsregnskapet.no/' },
      statsregnskapet,
    );
    expect(of.serviceOf('https://qlik.dfo.example:8443/hub')).toBe('qlik');
    expect(of.serviceOf('https://cdn.jsdelivr.net/npm/@qlik/embed')).toBe('qlik');
    expect(of.serviceOf('https://cdn.jsdelivr.net/npm/other')).toBeUndefined();
    expect(of.ownerOf(cookie('X-Qlik-Session-Public-HTTP', { host: 'qlik.dfo.example' }))?.item?.name).toBe(
      'X-Qlik-Session-Public',
    );
    expect(of.ownerOf(cookie('X-Qlik-Session-Public', { host: 'other.example' }))).toBeUndefined();
  });

  test('of a folder on the site’s own host is the service’s, and the rest is the site’s', () => {
    const of = belongingsOf(sound, { ...declared, hosts: { matomo: ['www.dfo.no/Matomo/'] } });
    expect(of.serviceOf('https://www.dfo.no/Matomo/matomo.js')).toBe('matomo');
    expect(of.serviceOf('https://www.dfo.no/matomo.js')).toBe('own');
  });

  test('of the site is not the service’s whose server is told to be the site itself', () => {
    for (const host of ['www.dfo.no', 'https://www.dfo.no/', 'WWW.DFO.NO']) {
      expect(belongingsOf(sound, { ...declared, hosts: { matomo: [host] } }).serviceOf(page)).toBe('own');
    }
  });

  test('of the site is not the service’s that has an item on the site’s host', () => {
    const registry = {
      ...small,
      services: {
        ...small.services,
        counter: { ...counter, items: [{ ...counter.items[0], host: '.library.example' }] },
      },
    };
    const of = belongingsOf(
      { url: 'https://library.example/', finalUrl: 'https://library.example/' },
      { registry, site: 'library', hosts: {} },
    );
    expect(of.serviceOf('https://library.example/')).toBe('own');
    // Who stores something on a host above the site's is not whoever else is below it.
    expect(of.serviceOf('https://t.library.example/')).toBeUndefined();
    expect(
      belongingsOf(sound, { registry, site: 'library', hosts: {} }).serviceOf('https://t.library.example/'),
    ).toBeUndefined();
  });
});

describe('an address of several services', () => {
  const among = (hosts: Declared['hosts']) => belongingsOf(sound, { ...declared, hosts });

  test('is whose folder it is before whose host it is', () => {
    const { serviceOf } = among({ acast: ['cdn.example'], vimeo: ['cdn.example/film/'] });
    expect([serviceOf('https://cdn.example/film/1.js'), serviceOf('https://cdn.example/1.js')]).toEqual([
      'vimeo',
      'acast',
    ]);
  });

  test('is everybody’s who is told there', () => {
    expect(among({ 'live-stream': ['player.vimeo.com'] }).servicesOf('https://player.vimeo.com/1')).toEqual([
      'live-stream',
      'vimeo',
    ]);
  });
});

describe('an item', () => {
  const owner = (stored: Stored) => {
    const found = ownerOf(stored);
    return found && `${found.service}: ${found.item?.name ?? 'undeclared'}`;
  };
  test.each([
    ['by its beginning', cookie('_pk_id.7.3d92'), 'matomo: _pk_id'],
    ['on a parent domain', cookie('_pk_id.7.3d92', { host: '.dfo.no' }), 'matomo: _pk_id'],
    ['on another host below it', cookie('_pk_id.7.3d92', { host: 'kudos.dfo.no' }), undefined],
    ['of another kind', { ...cookie('_pk_id.7.3d92'), kind: 'localStorage' as const }, undefined],
    ['by another beginning that the service deletes', cookie('mtm_consent'), 'matomo: undeclared'],
    ['with that beginning on somebody else’s host', cookie('mtm_consent', { host: 'other.example' }), undefined],
    ['by its exact name', cookie('_ga', { host: '.tableau.com' }), 'tableau-public: _ga'],
    ['by a name that only begins with an exact one', cookie('_ga_8YLN', { host: '.tableau.com' }), undefined],
    ['by the longer of two names', cookie('_gat_UA1', { host: 'public.tableau.com' }), 'tableau-public: _gat'],
    [
      'by another spelling',
      cookie('tableau_public_negotiated_locale', { host: 'public.tableau.com' }),
      'tableau-public: tableau_public_negociated_locale',
    ],
    ['above the host that it is declared on', cookie('tableau_locale', { host: '.tableau.com' }), undefined],
    ['of a service of another site', cookie('X-Qlik-Session-Public'), undefined],
    ['on a domain of the visited page alone', cookie('dfo-consent', { host: '.dfo.no' }), 'dfo-consent: dfo-consent'],
  ])('%s', (_, stored, expected) => expect(owner(stored)).toBe(expected));

  test('is the site’s to delete on its host and on those above, and nowhere else', () => {
    expect(
      ['www.dfo.no', '.dfo.no', 'dfo.no', 'kudos.dfo.no', '.vimeo.com', 'o.no'].filter((host) =>
        isFirstParty({ host }),
      ),
    ).toEqual(['www.dfo.no', '.dfo.no', 'dfo.no']);
  });

  test('of a page on a host that no site has is the site’s that was named', () => {
    const of = belongingsOf({ url: 'https://test.example/', finalUrl: 'https://test.example/' }, declared);
    expect(of.ownerOf(cookie('_pk_id.1.a', { host: 'test.example' }))?.service).toBe('matomo');
    expect(of.serviceOf('https://test.example/om')).toBe('own');
  });

  test('of a necessary service is not taken for an optional one’s of the same name', () => {
    const registry = {
      ...small,
      services: { ...small.services, film: { ...film, items: [{ ...film.items[0], name: 'session' }] }, login },
    };
    const of = belongingsOf(
      { url: 'https://library.example/', finalUrl: 'https://library.example/' },
      { registry, site: 'library', hosts: {} },
    );
    expect(of.ownerOf(cookie('session', { host: 'library.example' }))?.service).toBe('login');
  });
});

test('what may run is all after a yes, one embed after that alone, and nothing else', () => {
  expect([...allowedIn('accepted')].sort()).toEqual([
    'acast',
    'boost-ai',
    'live-stream',
    'matomo',
    'tableau-public',
    'vimeo',
  ]);
  expect([...allowedIn('one-embed')]).toEqual(['vimeo']);
  for (const state of ['unanswered', 'refused', 'withdrawn'] as const) expect([...allowedIn(state)]).toEqual([]);
});
