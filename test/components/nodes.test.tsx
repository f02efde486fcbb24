import * as preact from 'preact';
import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { registry, type Language, type Registry } from '../../registry/index.js';
import { askedUnits } from '../../src/ui/units.js';
import { consentOf } from './consent-of.js';

/** The question is made in three ways: by Preact in a bundle, by `nodes.ts` in the script, as text in the HTML. All three are one. */
type Components = typeof import('../../src/ui/question.js');
let byPreact: Components;
let byNodes: Components;
let nodes: typeof import('../../src/ui/nodes.js');
beforeAll(async () => {
  byPreact = await import('../../src/ui/question.js');
  // As the build does for the script: the same components, with `nodes.ts` in Preact's place.
  vi.resetModules();
  vi.doMock('preact', () => import('../../src/ui/nodes.js'));
  byNodes = await import('../../src/ui/question.js');
  nodes = await import('../../src/ui/nodes.js');
});

/** What is in an element, as a visitor and an assistive technology meet it: text joined, attributes sorted, without those of the tests' compiler (`__self`). */
function contentOf(element: Element | DocumentFragment): unknown[] {
  element.normalize();
  return [...element.childNodes]
    .filter(({ nodeType }) => nodeType !== Node.COMMENT_NODE)
    .map((node) =>
      node instanceof Element
        ? [
            node.localName,
            [...node.attributes]
              .filter(({ name }) => !name.startsWith('__'))
              .map(({ name, value }) => `${name}=${value}`)
              .sort(),
            contentOf(node),
          ]
        : node.textContent,
    );
}
const made = (fill: (place: HTMLElement) => void) => {
  const place = document.createElement('div');
  fill(place);
  return contentOf(place);
};

const asking = Object.entries((registry as Registry).sites).filter(
  ([, { kind, banner }]) => kind === 'website' && banner.length,
);

describe.each(asking.map(([id]) => id))('%s', (site) => {
  test.each(['nn', 'nb', 'en'] as const satisfies Language[])(
    'the question is the same tree in %s, however it is made',
    (language) => {
      const consent = consentOf(site);
      const props = { consent, language, units: askedUnits(consent, language), answer: () => {} };
      const viaPreact = preact.h(byPreact.Frame, { language }, preact.h(byPreact.Question, props));
      const expected = made((place) => preact.render(viaPreact, place));
      expect(JSON.stringify(expected)).toContain('data-dfo-consent=accept');
      expect(made((place) => (place.innerHTML = renderToString(viaPreact)))).toEqual(expected);
      const h = nodes.h as (type: unknown, props: object, ...children: unknown[]) => Node;
      expect(made((place) => nodes.render(h(byNodes.Frame, { language }, h(byNodes.Question, props)), place))).toEqual(
        expected,
      );
    },
  );
});

test('a press answers, however the question is made', () => {
  const consent = consentOf('dfo.no');
  const units = askedUnits(consent, 'nn');
  const presses = (fill: (place: HTMLElement, props: object) => void) => {
    const answer = vi.fn();
    const place = document.createElement('div');
    fill(place, { consent, language: 'nn', units, answer });
    for (const button of place.querySelectorAll('button')) button.click();
    return answer.mock.calls;
  };
  const expected = [[units], [[]]];
  expect(presses((place, props) => preact.render(preact.h(byPreact.Question, props as never), place))).toEqual(
    expected,
  );
  const h = nodes.h as (type: unknown, props: object) => Node;
  expect(presses((place, props) => nodes.render(h(byNodes.Question, props), place))).toEqual(expected);
});

test('what is rendered in a place takes the place of what was there', () => {
  const place = document.createElement('div');
  nodes.render('først', place);
  nodes.render(['så', null, false, [1]], place);
  expect(place.textContent).toBe('så1');
});
