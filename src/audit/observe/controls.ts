import type { Locator, Page } from 'playwright-core';
import type { ConsentInterface } from '../model.js';
import type { ConsentSelectors } from '../options.js';

/** The named controls of a page: the only ones that visitors press. */
export interface Controls {
  readonly interface: ConsentInterface;
  readonly accept: Locator | undefined;
  readonly reject: Locator | undefined;
  /** What leads to the settings, or withdraws at once. */
  readonly change: Locator | undefined;
  /** What lets embeds load, each in its place. */
  readonly embeds: Locator | undefined;
}

/** Milliseconds that a control may take to answer to a press. */
const patience = 3000;

const hook = (name: string) => `[data-dfo-consent=${name}]`;

/** Controls of dfo-consent, those that were named, or none. */
export async function controlsOf(page: Page, selectors: ConsentSelectors): Promise<Controls> {
  const inSight = (selector: string | undefined) =>
    selector ? page.locator(selector).filter({ visible: true }) : undefined;
  if (Object.keys(selectors).length) {
    return {
      interface: 'selectors',
      accept: inSight(selectors.accept)?.first(),
      reject: inSight(selectors.reject)?.first(),
      change: inSight(selectors.withdraw)?.first(),
      embeds: inSight(selectors.embed),
    };
  }
  const isOurs = await page.evaluate(() => 'dfoConsentState' in document.documentElement.dataset);
  if (!isOurs) return { interface: 'none', accept: undefined, reject: undefined, change: undefined, embeds: undefined };
  return {
    interface: 'dfo-consent',
    accept: inSight(hook('accept'))!.first(),
    reject: inSight(hook('reject'))!.first(),
    change: inSight(hook('open'))!.first(),
    embeds: inSight(hook('load')),
  };
}

export const isThere = async (control: Locator | undefined): Promise<boolean> =>
  !!control && (await control.count()) > 0;

/**
 * Presses a control as a visitor with a mouse; where something lies over it, as one with a keyboard.
 *
 * @returns when the page got the press, milliseconds since 1970: what the page asked for until then, the visitor had not answered yet
 * @throws Error where neither is possible
 */
export async function press(control: Locator): Promise<number> {
  const from = Date.now();
  const heard = await control.evaluateHandle(hearPress, { timeout: patience });
  await control.click({ timeout: patience }).catch(() => control.press('Enter', { timeout: patience }));
  // A page that the press has led away from does not tell any more, and what a page tells may be anything.
  const at = await heard.evaluate((told) => told.at).catch(() => from);
  return at >= from && at <= Date.now() ? at : from;
}

/** Runs in the page: notes when the next click comes to it. */
function hearPress(control: Element): { at: number } {
  const told = { at: 0 };
  control.ownerDocument.defaultView?.addEventListener(
    'click',
    () => {
      told.at = performance.timeOrigin + performance.now();
    },
    { capture: true, once: true },
  );
  return told;
}

/** The service that an embed's control asks for; undefined where the page does not tell. */
export const serviceOf = (control: Locator): Promise<string | undefined> =>
  control.evaluate((element) => {
    for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
      const told = at instanceof Element && (at.getAttribute('service') ?? at.getAttribute('data-service'));
      if (told) return told;
    }
    return undefined;
  });
