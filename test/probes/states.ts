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
  const sights = await ask(
    tab,
    'sightsOf',
    controls.map(({ id }) => id),
    asked,
  );
  for (const [index, control] of controls.entries()) {
    const { look: rest, seen: before } = sights[index]!;
    const box = await ask(tab, 'bringIntoView', control.id);
    await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const [hover] = await ask(tab, 'sightsOf', [control.id], asked);
    await tab.mouse.down();
    const [active] = await ask(tab, 'sightsOf', [control.id], asked);
    await tab.mouse.up();
    states.push({
      control,
      rest,
      hover: hover!.look,
      active: active!.look,
      shownByHover: hover!.seen.filter((one) => !before.includes(one)).length,
    });
  }
  await tab.mouse.move(0, 0);
  await ask(tab, 'letClicks');
  await ask(tab, 'goBack');
  await ask(tab, 'scrollToY', scrollY);
  return states;
});
