import type { Tab } from '../harness/open-browser.js';

/** What a visitor uses a page with. */
export const inputs = ['mouse', 'keyboard'] as const;
export type Input = (typeof inputs)[number];

/** A visitor's hands: the same acts by pointer, or by the keys alone. Selectors pass through open shadow roots. */
export interface Hands {
  press(selector: string): Promise<void>;
  tick(selector: string): Promise<void>;
  /** Turns to the first control inside `selector`, and uses none: with the keys it gets focus, the pointer stays beside it. */
  turnTo(selector: string): Promise<void>;
}

/** So many stops would be a page that nobody gets through. */
const mostStops = 80;

/** Whether focus is on `element` or inside of it, in whichever shadow root. Runs in the page. */
function hasFocus(element: Element): boolean {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  for (let at: Node | null = focused; at; at = at.parentNode ?? (at as Partial<ShadowRoot>).host ?? null) {
    if (at === element) return true;
  }
  return false;
}

/** The keys alone: no act puts focus where Tab does not bring it. */
function keys(tab: Tab): Hands {
  const tabTo = async (selector: string) => {
    for (let stops = 0; stops < mostStops; stops++) {
      if (await tab.locator(selector).first().evaluate(hasFocus)) return;
      await tab.keyboard.press('Tab');
    }
    throw new Error(`Tab has not come to ${selector} in ${mostStops} stops.`);
  };
  const act = (key: string) => async (selector: string) => {
    await tabTo(selector);
    await tab.keyboard.press(key);
  };
  return { press: act('Enter'), tick: act('Space'), turnTo: tabTo };
}

const pointer = (tab: Tab): Hands => ({
  press: (selector) => tab.locator(selector).first().click(),
  tick: (selector) => tab.locator(selector).first().check(),
  async turnTo(selector) {
    await tab
      .locator(selector)
      .first()
      .evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
    await tab.mouse.move(0, 0);
  },
});

export const handsOn = (tab: Tab, input: Input): Hands => ({ mouse: pointer, keyboard: keys })[input](tab);
