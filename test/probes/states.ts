import { ask, askedOf, shared, viewOf } from './page.js';
import type { Control, Look } from './facts.js';
import type { Subject } from './probe.js';

/** A control as it is, with the pointer on it, and while it is pressed. */
export interface States {
  readonly control: Control;
  readonly rest: Look;
  readonly hover: Look;
  readonly active: Look;
  /** How many elements of the interface are seen only while the pointer is there. */
  readonly shownByHover: number;
}

/** The pointer goes to every control, and holds it down; what it would do is held back. */
export const statesOf = shared(async (subject: Subject): Promise<readonly States[]> => {
  const { tab } = subject;
  const asked = askedOf(subject);
  const { controls, scrollY } = await viewOf(subject);
  const states: States[] = [];
  await ask(tab, 'goToStart');
  await tab.mouse.move(0, 0);
  await ask(tab, 'holdClicks');
  for (const control of controls) {
    const box = await ask(tab, 'bringIntoView', control.id);
    const rest = await ask(tab, 'lookOf', control.id, asked);
    const before = new Set(await ask(tab, 'wordsSeen', asked));
    await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const hover = await ask(tab, 'lookOf', control.id, asked);
    const shownByHover = (await ask(tab, 'wordsSeen', asked)).filter((one) => !before.has(one)).length;
    await tab.mouse.down();
    const active = await ask(tab, 'lookOf', control.id, asked);
    await tab.mouse.up();
    await tab.mouse.move(0, 0);
    states.push({ control, rest, hover, active, shownByHover });
  }
  await ask(tab, 'letClicks');
  await ask(tab, 'goBack');
  await ask(tab, 'scrollToY', scrollY);
  return states;
});
