import { fireEvent, render, screen } from '@testing-library/preact';
import { h } from 'preact';
import { expect, test, vi } from 'vitest';
import { Choice } from '../../src/looks/choice.js';

test('every choice is the same button but for its name, its text and what it does (R68)', () => {
  const press = vi.fn();
  const { container } = render(
    <div>
      <Choice hook="accept" press={press}>
        Ja
      </Choice>
      <Choice hook="reject" press={() => {}}>
        Nei
      </Choice>
    </div>,
  );
  const [yes, no] = [...container.querySelectorAll('button')].map((button) => button.outerHTML);
  expect(yes!.replace('accept', 'reject').replace('Ja', 'Nei')).toBe(no);
  expect(yes).toContain('type="button"'); // Enter in a form never presses it for the visitor (E1).
  fireEvent.click(screen.getByText('Ja'));
  expect(press).toHaveBeenCalledOnce();
});
