/** The rules by which add-ons say no for people: autoconsent's by its own engine, Consent-O-Matic's by what it is documented to look for. */
import { readFileSync } from 'node:fs';
import type AutoConsent from '@duckduckgo/autoconsent';
import type { AutoConsentCMPRule, Config, ContentScriptMessage } from '@duckduckgo/autoconsent';
import { unlessIn } from '../harness/tags.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundled } from '../harness/bundled.js';
import { fixture, vendors } from '../harness/fixture.js';
import { fileOf, matomo, page, type Install } from '../harness/serve.js';
import type { Tab } from '../harness/open-browser.js';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const rule = read('rules/autoconsent.json') as AutoConsentCMPRule;
const { autoconsent: theirs } = read('node_modules/@duckduckgo/autoconsent/rules/rules.json') as {
  autoconsent: AutoConsentCMPRule[];
};

interface AddOn {
  AutoConsent: typeof AutoConsent;
  addOn: AutoConsent;
  messages: ContentScriptMessage[];
}

let engine = '';
let several = '';
beforeAll(async () => {
  engine = await bundled(`import AutoConsent from '@duckduckgo/autoconsent'; Object.assign(window, { AutoConsent });`);
  several = await bundled(`import { start } from 'dfo-consent';
import { small } from './test/fixtures/small-registry.js';
const library = { ...small.sites.library, banner: ['counter', 'film'], inContext: [] };
window.dfoConsent = start({ registry: { ...small, sites: { ...small.sites, library } }, site: 'library' });`);
});

const film = '<iframe data-service="vimeo" data-dfo-src="https://player.vimeo.com/video/1" title="Film"></iframe>';
const main = `<h1>Side</h1>${film}`;
const pages: Record<string, string> = {
  '/script': page({ script: matomo, main }),
  '/html': page({ install: 'html', script: matomo, main }),
  '/late': page({ install: 'html', script: matomo, main, folder: '/late/' }),
  '/several': page().replace(
    '<script src="/dfo-consent.js" data-site="dfo.no"></script>',
    '<script src="/several.js"></script>',
  ),
};
const at = fixture(({ path, host }) => {
  if (vendors.test(host)) return { headers: { 'content-type': 'text/javascript' } };
  return path === '/several.js' ? { headers: { 'content-type': 'text/javascript' }, body: several } : pages[path];
});

const open = async (path: string) => {
  const tab = await at.browser.fresh();
  at.server.forget();
  await tab.goto(`https://www.dfo.no${path}`);
  return tab;
};

/** Lets the add-on's engine begin in the page, with the settings that it has in browsers; without an action it does nothing by itself. */
async function begin(
  tab: Tab,
  autoAction: Config['autoAction'],
  rules: readonly AutoConsentCMPRule[] = [rule],
): Promise<void> {
  await tab.addScriptTag({ content: engine });
  await tab.evaluate(
    ([autoAction, autoconsent]) => {
      const messages: ContentScriptMessage[] = [];
      const { AutoConsent } = window as unknown as AddOn;
      const addOn = new AutoConsent(async (message) => void messages.push(structuredClone(message)));
      Object.assign(window, { messages, addOn });
      // As browsers answer its first message.
      const config = { autoAction, heuristicMode: 'reject', enableHeuristicDetection: true } as Config;
      return addOn.receiveMessageCallback({ type: 'initResp', config, rules: { autoconsent: [...autoconsent] } });
    },
    [autoAction, rules] as const,
  );
}

/** The popup that the add-on has told its browser of, and whether its opt-out or opt-in went well, when that is told. */
async function done(tab: Tab) {
  await tab.waitForFunction(() =>
    (window as unknown as AddOn).messages.some(({ type }) => type === 'optOutResult' || type === 'optInResult'),
  );
  return tab.evaluate(() => {
    const { messages } = window as unknown as AddOn;
    return {
      found: messages.flatMap((one) => (one.type === 'popupFound' ? one.cmp : [])),
      went: messages.flatMap((one) => (one.type === 'optOutResult' || one.type === 'optInResult' ? one.result : [])),
    };
  });
}

const well = { found: ['dfo-consent'], went: [true] };

/** What the rule says of the page as it is now. */
const says = (tab: Tab, what: 'detectCmp' | 'detectPopup' | 'test') =>
  tab.evaluate(([what, name]) => (window as unknown as AddOn).addOn.rules.find((one) => one.name === name)![what](), [
    what,
    rule.name,
  ] as const);

const status = (tab: Tab) => tab.locator('dfo-consent-banner [role=status]').innerText();
const state = (tab: Tab) => tab.evaluate(() => document.documentElement.dataset['dfoConsentState']);
/** What the cookie holds: the form is `1.day.accepted.refused`. */
const stored = async () => {
  const [cookie] = await at.browser.context.cookies();
  const [, , yes = '', no = ''] = cookie?.value.split('.') ?? [];
  return { yes: !!yes, no: !!no };
};

for (const install of ['script', 'html'] satisfies Install[])
  describe(`autoconsent, where ${fileOf[install]} is installed`, () => {
    test(
      'says no: it is stored, the page says so, and no vendor was asked (R107)',
      unlessIn(install === 'script'),
      async () => {
        const tab = await open(`/${install}`);
        await begin(tab, 'optOut');
        expect(await done(tab)).toEqual(well);
        expect(await says(tab, 'test')).toBe(true);
        expect(await stored()).toEqual({ yes: false, no: true });
        expect(await state(tab)).toBe('answered');
        expect(await status(tab)).toContain('Du har avslått alle valfrie informasjonskapslar.');
        expect(at.server.to(vendors)).toEqual([]);
      },
    );

    test('says yes: then Matomo is asked (R107)', unlessIn(install === 'html'), async () => {
      const tab = await open(`/${install}`);
      await begin(tab, 'optIn');
      expect(await done(tab)).toEqual(well);
      expect(await stored()).toEqual({ yes: true, no: false });
      expect(await state(tab)).toBe('answered');
      expect(await status(tab)).toContain('Du har godteke');
      await expect.poll(() => at.server.to(vendors)).toContainEqual(expect.stringContaining('matomo'));
    });

    test(
      'leaves an answer in peace, also where the visitor opens the question again (R107)',
      unlessIn(false),
      async () => {
        const tab = await open(`/${install}`);
        await begin(tab, null);
        expect([await says(tab, 'detectCmp'), await says(tab, 'detectPopup')]).toEqual([true, true]);
        await tab.locator('[data-dfo-consent=accept]').click();
        await tab.getByText('Du har godteke').waitFor();
        expect([await says(tab, 'detectCmp'), await says(tab, 'detectPopup')]).toEqual([true, false]);
        await tab.reload();
        await begin(tab, null);
        expect([await says(tab, 'detectCmp'), await says(tab, 'detectPopup')]).toEqual([true, false]);
        await tab.locator('[data-dfo-consent=open]').click();
        await tab.locator('[data-dfo-consent=reject]').waitFor();
        expect(await says(tab, 'detectPopup')).toBe(false);
        expect(await stored()).toEqual({ yes: true, no: false });
      },
    );
  });

test('autoconsent’s no is kept where it comes before the library (R107)', async () => {
  const tab = await at.browser.fresh();
  at.server.forget();
  at.server.keepBack();
  await tab.goto('https://www.dfo.no/late', { waitUntil: 'commit' });
  await tab.locator('[data-dfo-consent=reject]').waitFor();
  await begin(tab, 'optOut');
  await tab.waitForFunction(() => (window as unknown as AddOn).addOn.state.clicks);
  expect(await stored()).toEqual({ yes: false, no: false });
  at.server.letThrough();
  expect(await done(tab)).toEqual(well);
  expect(await stored()).toEqual({ yes: false, no: true });
  expect(at.server.to(vendors)).toEqual([]);
});

test('autoconsent says no to several purposes at once (R107)', unlessIn(false), async () => {
  const tab = await open('/several');
  await begin(tab, 'optOut');
  expect(await done(tab)).toEqual(well);
  expect(await tab.evaluate(() => window.dfoConsent!.answer.services)).toEqual({ counter: 'refused', film: 'refused' });
  expect(await status(tab)).toContain('Du har avslått alle valfrie informasjonskapslar.');
});

test('autoconsent finds the banner by this rule and by none of its own (R107)', unlessIn(false), async () => {
  expect(theirs.length).toBeGreaterThan(500);
  const tab = await open('/html');
  await begin(tab, 'optOut', [...theirs, rule]);
  expect(await done(tab)).toEqual(well);
  expect(await tab.evaluate(() => (window as unknown as AddOn).addOn.state.detectedCmps)).toEqual(['dfo-consent']);
});

/**
 * Consent-O-Matic's engine is in no registry of packages. `test/pure/rules-of-add-ons.test.ts` holds its rule against the documented form;
 * here each selector finds, as documented (`target` in the shadow root of `parent`), what the rule takes it for.
 */
describe('the rule for Consent-O-Matic', () => {
  interface Selection {
    parent?: { selector: string };
    target: { selector: string };
  }
  const {
    detectors: [{ presentMatcher, showingMatcher }],
    methods: [{ action }],
  } = read('rules/consent-o-matic.json')['dfo-consent'] as {
    detectors: [Record<'presentMatcher' | 'showingMatcher', Selection[]>];
    methods: [{ action: Record<'trueAction' | 'falseAction', Selection> }];
  };
  const find = (tab: Tab, { parent, target }: Selection, press = false) =>
    tab.evaluate(
      ([outer, inner, press]) => {
        const root = outer === undefined ? document : document.querySelector(outer)!.shadowRoot!;
        const found = [...root.querySelectorAll<HTMLElement>(inner)];
        const { length } = found.filter((one) => one.offsetHeight);
        if (press) found[0]!.click();
        return length;
      },
      [parent?.selector, target.selector, press] as const,
    );

  test('finds the question while it stands there, and no more after the no that it presses', async () => {
    const tab = await open('/html');
    for (const one of [...presentMatcher, ...showingMatcher, action.trueAction]) expect(await find(tab, one)).toBe(1);
    expect(await find(tab, action.falseAction, true)).toBe(1);
    await tab.getByText('Du har avslått').waitFor();
    expect(await stored()).toEqual({ yes: false, no: true });
    for (const one of showingMatcher) expect(await find(tab, one)).toBe(0);
    expect(at.server.to(vendors)).toEqual([]);
  });

  test('finds the yes that it presses for who allows everything', unlessIn(false), async () => {
    const tab = await open('/script');
    await find(tab, action.trueAction, true);
    await tab.getByText('Du har godteke').waitFor();
    expect(await stored()).toEqual({ yes: true, no: false });
  });
});
