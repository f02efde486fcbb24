import type { Page } from 'playwright-core';
import type { Emulated } from './tab.js';

type Session = { send(method: string, params: object): Promise<unknown> };

/** What a tab's system asks of pages, as far as nobody has said otherwise. */
export const usual: Required<Emulated> = { scheme: 'light', reducedMotion: false, media: 'screen' };

export const emulateInChromium = (page: Page, { scheme, reducedMotion, media }: Required<Emulated>): Promise<void> =>
  page.emulateMedia({
    colorScheme: scheme === 'dark' ? 'dark' : 'light',
    forcedColors: scheme === 'forced' ? 'active' : 'none',
    reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    media,
  });

/**
 * WebDriver BiDi has no word for it, and Playwright does nothing. Firefox's own developer tools set it on the tab from the
 * browser's side, which BiDi reaches where the browser is started with `--remote-allow-system-access`.
 */
export async function emulateInFirefox(
  page: Page,
  { scheme, reducedMotion, media }: Required<Emulated>,
): Promise<void> {
  const { delegate, browserContext } = (
    page as unknown as { _connection: { toImpl(page: Page): Inside } }
  )._connection.toImpl(page);
  const session = browserContext._browser._browserSession;
  const { contexts } = (await session.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 })) as {
    contexts: { context: string }[];
  };
  const overrides = {
    prefersColorSchemeOverride: scheme === 'dark' ? 'dark' : 'light',
    forcedColorsOverride: scheme === 'forced' ? 'active' : 'none',
    prefersReducedMotionOverride: reducedMotion ? 'reduce' : 'no-preference',
    mediumOverride: media === 'print' ? 'print' : '',
  };
  const expression = `Object.assign(ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs')
    .NavigableManager.getBrowsingContextById(${JSON.stringify(delegate._session.sessionId)}), ${JSON.stringify(overrides)}), 0`;
  const answer = (await session.send('script.evaluate', {
    expression,
    awaitPromise: false,
    target: { context: contexts[0]!.context },
  })) as {
    type: string;
    exceptionDetails?: { text: string };
  };
  if (answer.type !== 'success') throw new Error(`Firefox emulates no media: ${answer.exceptionDetails?.text}`);
}

/** As much of Playwright's own side of a page as is asked here. */
interface Inside {
  readonly delegate: { readonly _session: { readonly sessionId: string } };
  readonly browserContext: { readonly _browser: { readonly _browserSession: Session } };
}
