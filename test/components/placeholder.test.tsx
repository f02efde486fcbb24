import { fireEvent, render, screen } from '@testing-library/preact';
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import { Placeholder } from '../../src/panels/placeholder.js';
import { consentOf } from './consent-of.js';

const consent = consentOf('dfo.no');
const placeholder = (id: string | undefined, press = vi.fn()) => {
  const element = document.createElement('div');
  if (id) element.setAttribute('service', id);
  element.setAttribute('src', 'https://player.vimeo.com/video/1');
  element.setAttribute('title', 'Opptak');
  const service = id === undefined ? undefined : consent.registry.services[id];
  render(<Placeholder {...{ consent, service, element, press }} language="nn" held={undefined} isFirst />);
  return press;
};

test('it says what it is, who gets what, and offers one button, one unticked box and one link (R34, R38, R39)', () => {
  const press = placeholder('vimeo');
  expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('«Opptak» krev samtykke');
  const box = screen.getByRole('checkbox', { name: 'Hugs valet mitt for Vimeo på dfo.no' }) as HTMLInputElement;
  expect(box.checked).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: 'Godta og vis video' }));
  expect(press).toHaveBeenLastCalledWith(false);
  fireEvent.click(box);
  fireEvent.click(screen.getByRole('button', { name: 'Godta og vis video' }));
  expect(press).toHaveBeenLastCalledWith(true);
  expect(screen.getByRole('link', { name: /Opne hos Vimeo/ }).getAttribute('href')).toBe(
    'https://player.vimeo.com/video/1',
  );
  const details = document.querySelector('details')!;
  for (const words of ['IP-adressa di', 'berre denne visinga', 'Meir om kva vi lagrar'])
    expect(details.textContent).toContain(words);
  details.remove();
  // Nothing that has to be told is one press away.
  for (const words of ['lagre informasjonskapslar', 'går også til Cloudflare', 'alltid endre valet'])
    expect(document.body.textContent).toContain(words);
});

test('what can never be opened here has a link and no button', () => {
  placeholder(undefined);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByRole('link')).toBeTruthy();
});
