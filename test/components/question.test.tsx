import { fireEvent, render, screen } from '@testing-library/preact';
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
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
