import { describe, expect, test } from 'vitest';
import { inspectHtml } from '../../../src/html/index.js';
import type { Declared } from '../../../src/audit/model.js';
import { checkPage } from '../../../src/audit/rules/check-page.js';
import { declared, sound } from './fixtures/observation.js';

const find = (html: string, against: Declared = declared) =>
  checkPage({ ...sound, phases: [], html }, against).findings;
const proofs = (html: string) => find(html).map(({ evidence }) => evidence[0]!);
const iframe = '<iframe\n  width="640"\n  src="https://player.vimeo.com/video/1"\n  title="Opptak"></iframe>';

describe('what to paste instead of an embed', () => {
  test.each([
    [
      'on several lines',
      `<p>a</p>\r\n${iframe.replaceAll('\n', '\r\n')}\r\n<p>b</p>`,
      iframe.replaceAll('\n', '\r\n'),
      2,
    ],
    [
      'beside other elements',
      `<div><p>a</p><iframe src="https://player.vimeo.com/video/2"></iframe><p>b</p></div>`,
      '<iframe src="https://player.vimeo.com/video/2"></iframe>',
      1,
    ],
    ['for browsers without scripts', `<noscript>\n${iframe}\n</noscript>`, iframe, 2],
    [
      'with what it holds',
      '<script\n>new Image().src = "https://player.vimeo.com/x";\n</script>',
      '<script\n>new Image().src = "https://player.vimeo.com/x";\n</script>',
      1,
    ],
  ])('%s is the whole of it, inert', (_, html, element, line) => {
    const [proof, ...more] = proofs(html);
    expect(more).toEqual([]);
    expect(proof).toMatchObject({ element, line });
    expect(proof!.instead).not.toBe(element);
    expect(inspectHtml(proof!.instead!, { site: 'dfo.no' })).toEqual([]);
    expect(inspectHtml(html.replace(element, proof!.instead!), { site: 'dfo.no' })).toEqual([]);
  });

  test('is the right one of two on a line', () => {
    const two = [1, 2].map((n) => `<iframe src="https://player.vimeo.com/video/${n}"></iframe>`);
    expect(proofs(two.join('')).map(({ element }) => element)).toEqual(two);
  });

  test('is not told of a script as long as a library', () => {
    const long = `<script>fetch('https://player.vimeo.com/x');${' '.repeat(20_000)}</script>`;
    expect(proofs(long)[0]!.element!.length).toBeLessThan(10_100);
    expect(proofs(long)[0]).not.toHaveProperty('instead');
  });
});

describe('hosts that are told', () => {
  const matomo = '<script src="https://matomo.dfo.example/matomo.js"></script>';
  test('make an embed of what lies there', () => {
    expect(find(matomo).map(({ rule, subject }) => `${rule}: ${subject}`)).toEqual([
      'ungated-embed: matomo: <script> https://matomo.dfo.example/matomo.js',
    ]);
    expect(find(matomo, { ...declared, hosts: {} })).toEqual([]);
  });

  test.each([['www.dfo.no'], ['not a host'], ['']])(
    'and cannot be, as the page’s own tag may say «%s», stop nothing',
    (host) => {
      const hosts = { matomo: [host, 'matomo.dfo.example'], nosuch: ['x.example'], 'dfo-consent': ['y.example'] };
      expect(find(matomo, { ...declared, hosts })).toHaveLength(1);
    },
  );
});

test('an embed of a service that the site does not declare is told with its line', () => {
  const found = find(`<p>\n${iframe}`, { ...declared, site: 'kudos.dfo.no' });
  expect(found.find(({ rule }) => rule === 'undeclared-embed')).toMatchObject({
    subject: 'vimeo',
    evidence: [{ line: 2 }],
  });
});

test('without a site nothing is known of embeds', () => {
  expect(find(iframe, { ...declared, site: undefined }).map(({ rule }) => rule)).not.toContain('ungated-embed');
});
