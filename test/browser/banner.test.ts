import { expect, inject, test } from 'vitest';
import { fixture } from '../harness/fixture.js';
import { fileOf, onEachInstall, page as pageOf, printed, type PageParts } from '../harness/serve.js';

onEachInstall('script', (install) => {
  const page = (parts?: PageParts) => pageOf({ ...parts, install });
  const element = install === 'html' ? printed('dfo.no', 'nn') : '<dfo-consent-banner></dfo-consent-banner>';
  const pages: Record<string, string> = {
    '/': page(),
    '/without-elements': page({ banner: '', footer: '' }),
    '/deferred': page({ script: 'data-site="dfo.no" defer', banner: '', footer: '' }),
    '/own-place': page({ banner: '<header>Viktig: ring 113</header>', main: `${element}<h1>Side</h1>` }),
    '/necessary': page({ script: 'data-site="markedsplassen"' }),
    '/en': page({ lang: 'en' }),
    '/nb': page({ lang: 'no' }),
    '/se': page({ lang: 'se' }),
    '/forced': page({ lang: 'nn', script: 'data-site="dfo.no" data-lang="en"' }),
  };
  const at = fixture(({ path }) => pages[path]);
  const open = async (path = '/') => {
    const tab = await at.browser.fresh();
    await tab.goto(`https://www.dfo.no${path}`);
    return tab;
  };

  test('the question is a section with a heading, first in the body, before the skip link (R54, R56)', async () => {
    const tab = await open();
    const region = tab.getByRole('region', { name: 'Får vi samle informasjon om korleis dfo.no blir brukt?' });
    expect(await region.getByRole('heading', { level: 2 }).textContent()).toBe(
      'Får vi samle informasjon om korleis dfo.no blir brukt?',
    );
    expect(await tab.evaluate(() => document.body.firstElementChild!.localName)).toBe('dfo-consent-banner');
    expect(await tab.locator('[role=dialog],[role=alertdialog],[role=banner],[role=alert],[aria-modal]').count()).toBe(
      0,
    );
    for (const stop of ['more', 'accept', 'reject', 'necessary', 'skip']) {
      await tab.keyboard.press('Tab');
      const focused = await tab.evaluate(() => {
        const inner = document.activeElement?.shadowRoot?.activeElement as HTMLElement | undefined;
        return inner ? (inner.dataset['dfoConsent'] ?? inner.textContent) : document.activeElement?.id;
      });
      const expected = { more: 'Meir om kva vi lagrar', necessary: 'Vi lagrar også nødvendig informasjon' };
      expect(focused).toBe(expected[stop as keyof typeof expected] ?? stop);
    }
  });

  test('it stands in the flow of the page, takes no focus and traps none (R55, R57)', {
    tags: ['everywhere'],
  }, async () => {
    const tab = await open();
    const banner = tab.locator('dfo-consent-banner');
    expect(await banner.evaluate((element) => getComputedStyle(element).position)).toBe('static');
    expect(await tab.evaluate(() => document.activeElement === document.body)).toBe(true);
    const box = (await banner.boundingBox())!;
    const main = (await tab.locator('main').boundingBox())!;
    expect(main.y).toBeGreaterThanOrEqual(box.y + box.height);
  });

  test('Tab comes to its controls in the order that they stand in, before the page’s own, and goes back; Space answers (R70, R78)', {
    tags: ['everywhere'],
  }, async () => {
    const tab = await open();
    const inOrder = await tab.locator('dfo-consent-banner').evaluate((banner) => {
      const stops = banner.shadowRoot!.querySelectorAll<HTMLElement>('a[href], button, summary');
      return [...stops].filter((one) => one.checkVisibility()).map((one) => one.innerText.trim());
    });
    const focused = () =>
      tab.evaluate(() => {
        const { activeElement } = document;
        return ((activeElement?.shadowRoot?.activeElement ?? activeElement) as HTMLElement).innerText.trim();
      });
    const reached: string[] = [];
    while (reached.at(-1) !== 'Hopp til hovudinnhald' && reached.length < 20) {
      await tab.keyboard.press('Tab');
      reached.push(await focused());
    }
    expect(reached).toEqual([...inOrder, 'Hopp til hovudinnhald']);
    expect(reached[reached.indexOf('Ja') + 1]).toBe('Nei');
    while ((await focused()) !== 'Nei' && reached.length < 40) {
      await tab.keyboard.press('Shift+Tab');
      reached.push(await focused());
    }
    await tab.keyboard.press('Space');
    await expect.poll(() => tab.evaluate(() => window.dfoConsent!.answer.purposes)).toEqual({ statistics: 'refused' });
  });

  test('yes and no are alike in box, style and distance (R5, R94)', async () => {
    for (const width of [320, 768, 1280]) {
      const tab = await open();
      await tab.setViewportSize({ width, height: 800 });
      const [yes, no] = await Promise.all(
        ['accept', 'reject'].map((hook) =>
          tab.locator(`[data-dfo-consent=${hook}]`).evaluate((button) => {
            const { width, height } = button.getBoundingClientRect();
            const style = getComputedStyle(button);
            const looks = [
              'color',
              'backgroundColor',
              'border',
              'borderRadius',
              'font',
              'padding',
              'opacity',
              'boxShadow',
              'cursor',
              'outline',
            ];
            return {
              tag: button.outerHTML.replace(/>.*|accept|reject/g, ''),
              width,
              height,
              looks: looks.map((name) => style[name as 'color']),
            };
          }),
        ),
      );
      expect(yes).toEqual(no);
      expect(yes!.height).toBeGreaterThanOrEqual(44);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });

  test('necessary storage is told in a sentence below the buttons and never asked (R8)', async () => {
    const tab = await open();
    const buttons = (await tab.locator('.choices').boundingBox())!;
    const necessary = (await tab.getByText('som ikkje kan veljast bort').boundingBox())!;
    expect(necessary.y).toBeGreaterThan(buttons.y + buttons.height);
    expect(await tab.locator('dfo-consent-banner input').count()).toBe(0);
    expect((await tab.locator('dfo-consent-banner button').allTextContents()).join()).not.toMatch(
      /nødvendig|naudsynt|necessary/i,
    );
  });

  test('a site with nothing optional shows no banner and says so in its footer (R40)', async () => {
    const tab = await open('/necessary');
    await tab.getByText('Vi lagrar berre nødvendig informasjon på Markedsplassen').waitFor();
    expect(await tab.locator('dfo-consent-banner').evaluate((banner) => banner.shadowRoot)).toBeNull();
    expect(await tab.locator('[data-dfo-consent]').count()).toBe(0);
  });

  test('elements that the page lacks are added where the pattern puts them', async () => {
    const tab = await open('/without-elements');
    // What comes `async` may come after the page has loaded.
    await tab.locator('[data-dfo-consent=accept]').waitFor();
    expect(await tab.evaluate(() => document.body.firstElementChild!.localName)).toBe('dfo-consent-banner');
    expect(await tab.evaluate(() => document.querySelector('footer')!.firstElementChild!.localName)).toBe(
      'dfo-consent-settings',
    );
  });

  test('a page that places the banner itself keeps its place, and asks once', async () => {
    const tab = await open('/own-place');
    expect(await tab.locator('dfo-consent-banner').count()).toBe(1);
    expect(await tab.locator('main > dfo-consent-banner [data-dfo-consent=accept]').count()).toBe(1);
  });

  test('a page that renders its own banner later decides the place too, and asks once', async () => {
    const tab = await open('/without-elements');
    await tab.locator('body > dfo-consent-banner [data-dfo-consent=accept]').waitFor();
    await tab.evaluate(() => document.querySelector('main')!.prepend(document.createElement('dfo-consent-banner')));
    await tab.locator('main > dfo-consent-banner [data-dfo-consent=accept]').waitFor();
    expect(await tab.locator('dfo-consent-banner').count()).toBe(1);
  });

  test('the language is the nearest lang, or what the script tag says (R47, R49)', async () => {
    const title = async (path: string) => {
      const tab = await open(path);
      const section = tab.locator('dfo-consent-banner section');
      return [await section.getAttribute('lang'), await section.locator('h2').textContent()];
    };
    expect(await title('/')).toEqual(['nn', 'Får vi samle informasjon om korleis dfo.no blir brukt?']);
    expect(await title('/nb')).toEqual(['nb', 'Får vi samle informasjon om hvordan dfo.no brukes?']);
    expect(await title('/en')).toEqual(['en', 'May we collect information about how dfo.no is used?']);
    expect((await title('/se'))[0]).toBe('nb');
    expect((await title('/forced'))[0]).toBe('en');
  });

  // A module runs when the page is parsed: in a bundle, the first paint has the banner where its HTML has it (first-paint.test.ts).
  test.skipIf(install === 'npm')('the banner is in the first paint and moves nothing (R64)', async () => {
    const tab = await at.browser.fresh();
    await tab.addInitScript(() => {
      const seen: unknown[] = [];
      (window as { seen?: unknown[] }).seen = seen;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          seen.push({ type: entry.entryType, value: (entry as { value?: number }).value });
      }).observe({ type: 'layout-shift', buffered: true });
      // At the first paint the section is there already: the frame callback before it can see it.
      const look = () => {
        const banner = document.querySelector('dfo-consent-banner');
        if (!document.body?.childElementCount) return requestAnimationFrame(look);
        // A parser may rest inside the printed banner, with nothing of the page read yet.
        if (banner?.hasAttribute('data-question') && !banner.nextElementSibling) return requestAnimationFrame(look);
        (window as { inFirstFrame?: boolean }).inFirstFrame ??=
          !!banner?.shadowRoot?.querySelector('section')?.clientHeight;
        return 0;
      };
      requestAnimationFrame(look);
    });
    // What comes `async` cannot add a banner before the first paint; the page's HTML has it.
    for (const path of install === 'html' ? ['/'] : ['/', '/without-elements']) {
      await tab.goto(`https://www.dfo.no${path}`);
      await tab.waitForTimeout(300);
      expect(await tab.evaluate(() => (window as { inFirstFrame?: boolean }).inFirstFrame)).toBe(true);
      expect(await tab.evaluate(() => (window as { seen?: unknown[] }).seen)).toEqual([]);
    }
    // The twin: a shift would have been seen, where browsers tell of them.
    if (inject('engine') !== 'chromium') return;
    await tab.evaluate(() =>
      document.body.prepend(Object.assign(document.createElement('p'), { textContent: 'late '.repeat(900) })),
    );
    await expect.poll(() => tab.evaluate(() => (window as { seen?: unknown[] }).seen!.length)).toBeGreaterThan(0);
  });

  // It makes the browser lay out the page: with an empty banner, what the question pushes down counts as a layout shift.
  test('whether something lies over the banner is looked at when its question is in it', async () => {
    const tab = await at.browser.fresh();
    await tab.addInitScript(() => {
      const heights: unknown[] = [];
      (window as { heights?: unknown[] }).heights = heights;
      const look = document.elementFromPoint;
      document.elementFromPoint = (x, y) => {
        heights.push(document.querySelector<HTMLElement>('dfo-consent-banner')!.offsetHeight > 100);
        return look.call(document, x, y);
      };
    });
    await tab.goto('https://www.dfo.no/deferred');
    await expect.poll(() => tab.evaluate(() => (window as { heights?: unknown[] }).heights)).toEqual([true]);
  });

  test('a banner asks nothing of anybody but the site (R1)', async () => {
    await at.browser.fresh(); // Ends what another page is still asking for.
    at.server.forget();
    const tab = await open();
    await tab.waitForTimeout(500);
    const asked = at.server.requests
      .filter(({ host }) => !/google|gstatic/.test(host))
      .map(({ host, path }) => host + path.replace(/\?.*/, ''));
    expect(asked.filter((one) => !one.endsWith('/favicon.ico'))).toEqual([
      'www.dfo.no/',
      `www.dfo.no/${fileOf[install]}`,
    ]);
  });
});
