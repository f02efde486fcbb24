import type { Tab } from './drivers/tab.js';

/** What a page has said on its console by now: in WebKit that is heard when something is asked of the page. */
export async function heard(tab: Tab): Promise<string[]> {
  await tab.evaluate('0');
  return tab.said;
}
