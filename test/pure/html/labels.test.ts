import { expect, test } from 'vitest';
import { labelsOf } from '../../../src/html/labels.js';
import { registry } from '../../../registry/index.js';
import { setUp } from '../../../src/html/setup.js';

test('every host of a service has a label in it, by which a script may be passed over that has none', () => {
  const setup = setUp({ registry, site: 'dfo.no', hosts: { matomo: ['matomo.dfo.example', 'www.dfo.no/maaling/'] } });
  const labels = labelsOf(setup);
  for (const { hosts } of Object.values(setup.services))
    for (const host of hosts)
      expect(
        [...labels].some((label) => host.includes(label)),
        host,
      ).toBe(true);
  expect([...labels]).toEqual(expect.arrayContaining(['vimeo', 'vimeocdn', 'tableau', 'dfo', 'maaling']));
  expect([...labels].includes('')).toBe(false);
});

test.each(['127.0.0.1:8080', '[::1]', 'statistikk.dfø.no'])(
  '%s has other spellings, so every script is looked at',
  (host) => {
    expect([...labelsOf(setUp({ registry, site: 'dfo.no', hosts: { matomo: [host] } }))]).toContain('');
  },
);
