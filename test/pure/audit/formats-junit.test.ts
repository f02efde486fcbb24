import { describe, expect, test } from 'vitest';
import { junit } from '../../../src/audit/formats/junit.js';
import { clean, hostileNames, obeyed, reportOf } from './formats-fixture.js';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: `'` };

/** Reads XML, and refuses what a strict parser refuses: unknown entities, `<` in attributes, `]]>` in texts, forbidden signs, what is open. */
function read(xml: string): Node {
  expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/);
  // eslint-disable-next-line no-control-regex
  expect(xml).not.toMatch(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const plain = (text: string) =>
    text.replace(
      /&(\w*);?/g,
      (whole, name: string) => (whole.endsWith(';') && entities[name]) || expect.fail(`${whole} is no entity`),
    );
  const rest = xml
    .replace(/^.*\n/, '')
    .replace(
      /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy,
      (_, close: string, name: string, told: string, empty: string, text: string) => {
        const top = open.at(-1)!;
        if (text !== undefined) {
          expect(text).not.toContain(']]>');
          top.text += plain(text);
        } else if (close) {
          expect(open.pop()!.name).toBe(name);
        } else {
          const attributes = Object.fromEntries(
            [...told.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, key, value]) => [key!, plain(value!)]),
          );
          const node: Node = { name, attributes, children: [], text: '' };
          top.children.push(node);
          if (!empty) open.push(node);
        }
        return '';
      },
    );
  expect(rest).toBe('');
  expect(open).toHaveLength(1);
  expect(root.children).toHaveLength(1);
  return root.children[0]!;
}

const shape = ({ name, children }: Node): unknown => [name, ...children.map(shape)];

describe('JUnit’s XML', () => {
  const suites = read(junit(reportOf('x')));
  const [dfo, shop] = suites.children;

  test('has a suite for each site, a test for each page and each finding', () => {
    expect(suites.attributes).toEqual({
      name: 'dfo-consent audit',
      tests: '6',
      failures: '2',
      errors: '0',
      skipped: '1',
    });
    expect(dfo!.attributes).toEqual({
      name: 'DFØ’s site (dfo.no)',
      tests: '4',
      failures: '2',
      errors: '0',
      skipped: '0',
      time: '1.500',
      timestamp: '2026-11-23T14:03:00',
    });
    expect(shop!.attributes).toMatchObject({
      name: 'x (shop.example)',
      tests: '2',
      failures: '0',
      skipped: '1',
      time: '0.500',
    });
    expect(
      dfo!.children.map(({ attributes }) => [attributes['classname'], attributes['name'], attributes['time']]),
    ).toEqual([
      ['page', 'https://www.dfo.no/', '1.500'],
      ['undeclared-host', 'x', '0'],
      ['ungated-embed', 'x', '0'],
      ['unknown-site', 'x', '0'],
    ]);
  });

  test('fails errors and warnings, skips what is known, and lets notes pass', () => {
    expect(shape(dfo!)).toEqual([
      'testsuite',
      ['testcase'],
      ['testcase', ['failure']],
      ['testcase', ['failure']],
      ['testcase', ['system-out']],
    ]);
    expect(shape(shop!)).toEqual(['testsuite', ['testcase'], ['testcase', ['skipped']]]);
  });

  test('says what was seen, what to do and what proves it', () => {
    const failure = dfo!.children[1]!.children[0]!;
    expect(failure.attributes).toEqual({ message: 'Message x', type: 'undeclared-host (error)' });
    expect(failure.text).toContain(
      'Message x\nTo do: Remedy x\nSeen on 7 pages.\nhttps://www.dfo.no/x, a visitor who has refused\nx: x → https://www.dfo.no/r → x',
    );
    expect(dfo!.children[2]!.children[0]!.text).toContain('as it stands:\n  x\n    <b>\nto paste instead:\n  x');
  });

  test('of a clean site has its pages', () => {
    expect(shape(read(junit(clean)))).toEqual(['testsuites', ['testsuite', ['testcase']], ['testsuite', ['testcase']]]);
    expect(junit(clean)).toMatch(/>\n$/);
  });

  test.each(hostileNames)('with %s is whole, and of the same shape as with ordinary names', (_, name) => {
    const xml = junit(reportOf(name));
    expect(shape(read(xml))).toEqual(shape(suites));
    expect(xml.replaceAll('\n', '')).not.toMatch(obeyed);
  });
});
