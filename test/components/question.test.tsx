import { fireEvent, render, screen } from '@testing-library/preact';
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import { registry } from '../../registry/index.js';
import { askBy } from '../../src/looks/ask-by-html.js';
import { questionsOf } from '../../src/looks/questions.js';
import { Question } from '../../src/looks/question.js';
import { consentOf } from './consent-of.js';

const consent = consentOf('dfo.no');

test('one purpose is one question with Ja and Nei, and what follows from each (R4, R10)', () => {
  const answer = vi.fn();
  const { container } = render(<Question consent={consent} language="nn" services={['matomo']} answer={answer} />);
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(
    'Får vi samle informasjon om korleis dfo.no blir brukt?',
  );
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Ja', 'Nei']);
  const slots = [
    'verktøyet Matomo',
    'eigne serverar',
    'også om du svarer nei',
    'endre valet nedst',
    'Meir om kva vi lagrar',
  ];
  for (const slot of slots) expect(container.textContent).toContain(slot);
  fireEvent.click(screen.getByText('Ja'));
  expect(answer).toHaveBeenLastCalledWith(true);
  fireEvent.click(screen.getByText('Nei'));
  expect(answer).toHaveBeenLastCalledWith(false);
});

test.each(['nn', 'nb', 'en'] as const)(
  'the region is named by its heading and marked with its language, in %s (R49, R54)',
  (language) => {
    render(<Question consent={consent} language={language} services={['matomo']} answer={() => {}} />);
    const region = screen.getByRole('region');
    expect(region.getAttribute('lang')).toBe(language);
    expect(region.getAttribute('aria-labelledby')).toBe(screen.getByRole('heading').id);
  },
);

test.each(['nn', 'nb', 'en'] as const)('as HTML it is the same, in %s, and names stay text', (language) => {
  const title = '<b onclick="x">A & B</b> {href}';
  const privacyUrl = 'https://www.dfo.no/?a="1"&b=<2>';
  const named = { ...consent, site: { ...consent.site!, title }, privacyUrl };
  const answer = vi.fn();
  const props = { consent: named, language, services: ['matomo'], answer };
  const { container } = render(<Question {...props} />);
  const place = document.createElement('div');
  expect(askBy(questionsOf(registry, ['nn', 'nb', 'en']))(place, props)).toBe(true);
  // What the compiler of tests adds for development.
  for (const one of container.querySelectorAll('*'))
    for (const name of ['__self', '__source']) one.removeAttribute(name);
  expect(place.innerHTML).toBe(container.innerHTML);
  for (const [hook, isYes] of [
    ['accept', true],
    ['reject', false],
  ] as const) {
    place.querySelector<HTMLButtonElement>(`[data-dfo-consent=${hook}]`)!.click();
    expect(answer).toHaveBeenLastCalledWith(isYes);
  }
});

test.each([
  [
    'websites share the answer',
    { sharing: { domain: 'dfo.no', scope: 'abc', others: ['Kudos'], site: consent.site! } },
  ],
  ['nothing necessary is stored', { site: { ...consent.site!, isWithoutNecessary: true as const } }],
])('where %s, the HTML says too little, and is not used', (_, more) => {
  const place = document.createElement('div');
  const props = { consent: { ...consent, ...more }, language: 'nn' as const, services: ['matomo'], answer: () => {} };
  expect(askBy(questionsOf(registry, ['nn']))(place, props)).toBe(false);
  expect(place.innerHTML).toBe('');
});
