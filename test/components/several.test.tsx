import { fireEvent, render, screen } from '@testing-library/preact';
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import { registry, type Registry } from '../../registry/index.js';
import { Several } from '../../src/looks/several.js';
import { askedUnits } from '../../src/looks/units.js';
import { consentOf } from './consent-of.js';

/** A site whose banner asks about three purposes. */
const three: Registry = {
  ...registry,
  sites: { three: { ...registry.sites['dfo.no'], banner: ['matomo', 'tableau-public', 'vimeo'], inContext: [] } },
};
const consent = consentOf('three', undefined, three);
const units = askedUnits(consent, 'nn');

test('several purposes are unticked boxes and three equal buttons (R6, R7, R59)', () => {
  const answer = vi.fn();
  render(<Several consent={consent} language="nn" units={units} ticked={new Set()} tick={() => {}} answer={answer} />);
  const boxes = screen.getAllByRole('checkbox') as HTMLInputElement[];
  expect(boxes.map((box) => box.checked)).toEqual([false, false, false]);
  expect(boxes.some((box) => box.disabled || box.defaultChecked)).toBe(false);
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([
    'Lagre val',
    'Godta alle',
    'Avslå alle',
  ]);
  expect(screen.getByRole('group').querySelector('legend h2')!.textContent).toBe(
    'Kva får vi bruke informasjonskapslar til?',
  );
  fireEvent.click(screen.getByText('Lagre val'));
  expect(answer).toHaveBeenLastCalledWith([]); // Nothing ticked is a refusal.
  fireEvent.click(screen.getByText('Godta alle'));
  expect(answer).toHaveBeenLastCalledWith(units);
  fireEvent.click(screen.getByText('Avslå alle'));
  expect(answer).toHaveBeenLastCalledWith([]);
});

test('each box stands for its own purpose alone, and ticking tells, it does not answer (R7, R84)', () => {
  const tick = vi.fn();
  const answer = vi.fn();
  render(
    <Several consent={consent} language="nn" units={units} ticked={new Set(['media'])} tick={tick} answer={answer} />,
  );
  expect((screen.getByLabelText(/Video og lyd frå Vimeo/) as HTMLInputElement).checked).toBe(true);
  fireEvent.click(screen.getByLabelText(/Datavisualiseringar frå Tableau/));
  expect(tick).toHaveBeenCalledWith('visualisation', true);
  expect(answer).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText('Lagre val'));
  expect(answer.mock.calls[0]![0].map((unit: { id: string }) => unit.id)).toEqual(['media']);
});
