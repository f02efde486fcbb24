import { describe, expect, test } from 'vitest';
import type { SeenHost, SeenItem } from '../../../src/audit/model.js';
import { rules } from '../../../src/audit/rules/catalogue.js';
import { conclude } from '../../../src/audit/rules/conclude.js';
import { declared, page } from './fixtures/observation.js';

const item = (name: string, more: Partial<SeenItem> = {}): SeenItem => ({
  site: 'dfo.no',
  kind: 'cookie',
  name,
  item: name,
  service: 'vimeo',
  host: '.vimeo.com',
  states: ['accepted'],
  page,
  ...more,
});
const host = (more: Partial<SeenHost> = {}): SeenHost => ({
  site: 'dfo.no',
  host: 'player.vimeo.com',
  service: 'vimeo',
  states: ['accepted'],
  page,
  ...more,
});
const found = (items: readonly SeenItem[], hosts: readonly SeenHost[] = []) =>
  conclude(items, hosts, () => declared).map(({ site, subject }) => `${site}: ${subject}`);
const both = ['dfo.no: __cf_bm (cookie of .vimeo.com)', 'dfo.no: _cfuvid (cookie of .vimeo.com)'];

describe('declared and never seen', () => {
  test('an item of a service that was seen at work, by its host', () => expect(found([], [host()])).toEqual(both));
  test('an item of a service that was seen at work, by another item', () =>
    expect(found([item('__cf_bm')])).toEqual(both.slice(1)));
  test('nothing, where all were seen', () =>
    expect(found([item('__cf_bm'), item('_cfuvid', { states: ['one-embed'] })], [host()])).toEqual([]));
  test('nothing, where the service was not seen at work', () =>
    expect(found([], [host({ service: 'own' })])).toEqual([]));
  test('nothing, where the service was seen without consent alone', () =>
    expect(found([], [host({ states: ['unanswered'] })])).toEqual([]));
  test('nothing, where an embed alone was accepted and the banner’s service was contacted all the same', () =>
    expect(found([], [host({ host: 'matomo.dfo.example', service: 'matomo', states: ['one-embed'] })])).toEqual([]));
  test('nothing of a site that the registry does not have', () =>
    expect(conclude([], [host({ site: 'x.example' })], () => undefined)).toEqual([]));
  test('each site for itself', () => {
    expect(found([item('__cf_bm'), item('_cfuvid', { site: 'other' })], [host(), host({ site: 'other' })])).toEqual([
      both[1],
      both[0]!.replace('dfo.no', 'other'),
    ]);
  });
  test('the finding is a note', () => {
    expect(conclude([], [host()], () => declared)[0]).toMatchObject({
      rule: 'declared-not-seen',
      severity: rules['declared-not-seen'].severity,
      pages: 0,
    });
  });

  test('no fact about the device', () => {
    const app = { ...declared, site: 'dfo-appen' };
    expect(conclude([], [host({ site: 'dfo-appen', service: 'dfo-appen-device' })], () => app)).toEqual([]);
  });
});
