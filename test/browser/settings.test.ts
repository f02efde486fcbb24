import { expect, test } from 'vitest';
import { empty, fixture } from '../harness/fixture.js';
import type { Tab } from '../harness/open-browser.js';
import { onEachInstall, page } from '../harness/serve.js';

const video =
  '<dfo-consent-embed service="vimeo" src="https://player.vimeo.com/video/1" title="Film"></dfo-consent-embed>';
onEachInstall('npm', (install) => {
  const at = fixture((request) => {
    if (request.host !== 'www.dfo.no') return empty(request);
    // A printed page has what was printed; to others, an element that is missing is added.
    const isLacking = request.path.startsWith('/utan') && install !== 'html';
    return page({ install, main: `<h1>Side</h1>${video}`, ...(isLacking && { footer: '' }) }).replace(
      '<footer>',
      '<footer><a href="/">Heim</a>',
    );
  });
  const open = async () => {
    const tab = await at.browser.fresh();
    await tab.goto('https://www.dfo.no/');
    return tab;
  };
  const press = (tab: Tab, hook: string) => tab.locator(`[data-dfo-consent=${hook}]`).first().click();
  const focused = (tab: Tab) =>
    tab.evaluate(() => {
      const outer = document.activeElement!;
      return (outer.shadowRoot?.activeElement ?? outer).textContent!.trim();
    });
  /** From now on, on this page: how often the visitor pressed anything. */
  const countPresses = async (tab: Tab) => {
    await tab.evaluate(() => {
      let presses = 0;
      addEventListener('click', () => presses++, true);
      Object.assign(window, { presses: () => presses });
    });
    return () => tab.evaluate(() => (window as unknown as { presses: () => number }).presses());
  };
  const change = 'Endre kva informasjon vi kan lagre';

  test('the control stands in the footer before and after an answer, at every width (R18)', async () => {
    const tab = await open();
    for (const width of [320, 1280]) {
      await tab.setViewportSize({ width, height: 600 });
      const box = await tab.getByRole('button', { name: change }).boundingBox();
      expect(box!.height).toBeGreaterThanOrEqual(44);
    }
    await press(tab, 'reject');
    await tab.reload();
    await tab.getByRole('button', { name: change }).waitFor();
  });

  test('after an answer a confirmation takes focus and is announced once (R58, R61, R87)', {
    tags: ['everywhere'],
  }, async () => {
    for (const [hook, words] of [
      ['accept', 'Valet ditt er lagra. Du har godteke nettstatistikk.'],
      ['reject', 'Valet ditt er lagra. Du har avslått alle valfrie informasjonskapslar.'],
    ] as const) {
      const tab = await open();
      const status = tab.locator('dfo-consent-banner [role=status]');
      expect(await status.textContent()).toBe('');
      await status.evaluate((node) => {
        const heard: string[] = [];
        (window as { heard?: string[] }).heard = heard;
        new MutationObserver((changes) => {
          for (const { addedNodes } of changes) for (const added of addedNodes) heard.push(added.textContent!);
        }).observe(node, { childList: true, subtree: true, characterData: true });
      });
      await press(tab, hook);
      expect(await focused(tab)).toContain(words);
      await tab.waitForTimeout(200);
      expect(await tab.evaluate(() => (window as { heard?: string[] }).heard)).toEqual([words]);
      await tab.getByRole('button', { name: 'Skjul meldinga' }).click();
      expect(await focused(tab)).toBe('Hopp til hovudinnhald');
    }
  });

  test('the control opens the same question with the stored state, and focus comes and goes back (R17, R58)', {
    tags: ['everywhere'],
  }, async () => {
    const tab = await open();
    await press(tab, 'accept');
    await tab.reload();
    await press(tab, 'open');
    expect(await focused(tab)).toBe('Får vi samle informasjon om korleis dfo.no blir brukt?');
    await tab.getByText('Du har godteke nettstatistikk. Du svarte').waitFor();
    await tab.getByText('dfo-consent – DFØ').waitFor();
    await tab.getByRole('button', { name: 'Lukk' }).click();
    expect(await focused(tab)).toBe(change);
    await press(tab, 'open');
    await press(tab, 'reject');
    expect(await focused(tab)).toContain('Du har avslått alle');
    await tab.getByRole('button', { name: 'Skjul meldinga' }).click();
    expect(await focused(tab)).toBe(change);
    expect(await tab.evaluate(() => window.dfoConsent!.answer.purposes)).toEqual({ statistics: 'refused' });
  });

  test('permissions that were given in context can be taken back one by one, or all at once (R7, R17)', async () => {
    const allow = async () => {
      const tab = await open();
      await press(tab, 'accept');
      await tab.getByLabel('Hugs valet mitt for Vimeo').check();
      await press(tab, 'load');
      await tab.reload();
      await tab.waitForFunction(() => window.dfoConsent);
      expect(await tab.evaluate(() => window.dfoConsent!.may('vimeo'))).toBe(true);
      await press(tab, 'open');
      expect(await tab.getByRole('checkbox', { name: 'Nettstatistikk' }).isChecked()).toBe(true);
      expect(await tab.getByRole('checkbox', { name: 'Innhald frå Vimeo' }).isChecked()).toBe(true);
      return tab;
    };
    const one = await allow();
    await one.getByRole('checkbox', { name: 'Innhald frå Vimeo' }).uncheck();
    expect(await one.evaluate(() => window.dfoConsent!.may('vimeo'))).toBe(true); // Until it is saved (R84).
    await press(one, 'save');
    expect(await one.evaluate(() => [window.dfoConsent!.may('vimeo'), window.dfoConsent!.may('matomo')])).toEqual([
      false,
      true,
    ]);
    await one.getByText('Du har trekt tilbake samtykket til Vimeo.').waitFor();
    await one.getByText('Informasjonskapslar som Vimeo kan ha lagra, må du slette sjølv').waitFor();
    expect(await one.getByText('Vi har sletta').count()).toBe(0); // Nothing of Vimeo's lies where a page can delete it.
    await one.locator('[data-dfo-consent=load]').waitFor();

    const all = await allow();
    await press(all, 'reject');
    expect(await all.evaluate(() => [window.dfoConsent!.may('vimeo'), window.dfoConsent!.may('matomo')])).toEqual([
      false,
      false,
    ]);
    await all.getByText('Du har avslått alle').waitFor();
  });

  test('what is accepted for one page is never ticked or dated for the visitor, and ends with one press (R6, R38)', async () => {
    const tab = await open();
    await press(tab, 'reject');
    await press(tab, 'load');
    await press(tab, 'open');
    const box = tab.getByRole('checkbox', { name: 'Innhald frå Vimeo' });
    expect(await box.isChecked()).toBe(false);
    await tab.getByText('Vist berre på denne sida, ikkje hugsa.').waitFor();
    expect(await tab.getByText('Du har godteke Vimeo').count()).toBe(0);
    await press(tab, 'reject');
    await tab.locator('[data-dfo-consent=load]').waitFor();
    expect((await at.browser.context.cookies()).map(({ value }) => value)[0]).toMatch(/^1\.\w+\.\.\w{3}$/);
  });

  test('a page without an embed never mentions one, and the settings list only what was given', async () => {
    const tab = await open();
    await press(tab, 'open');
    await tab.getByText('Du har ikkje svart enno').waitFor();
    expect(await tab.locator('dfo-consent-banner').evaluate((banner) => banner.shadowRoot!.textContent)).not.toMatch(
      /Tableau|Vimeo|Acast/,
    );
  });

  test('before an answer it is told that it can be changed, and with one press that what was done until a withdrawal stays lawful (R21)', async () => {
    const tab = await open();
    expect(
      await tab.locator('dfo-consent-banner').getByText('Du kan alltid endre valet nedst på sida.').isVisible(),
    ).toBe(true);
    await press(tab, 'open');
    await tab.getByText('Du har ikkje svart enno').waitFor();
    await tab.getByText('Det er like enkelt å trekkje tilbake samtykket som å gi det.').waitFor();
    await tab.getByText('Det vi har samla inn før du trekkjer tilbake samtykket, er framleis lovleg.').waitFor();
    expect(await at.browser.context.cookies()).toEqual([]);
  });

  test('to take back takes one press more than to give: the one that opens the question, from any page (R17, E9)', async () => {
    const tab = await open();
    const presses = await countPresses(tab);
    await press(tab, 'accept');
    await tab.waitForFunction(() => window.dfoConsent?.may('matomo'));
    expect(await presses()).toBe(1);
    await tab.goto('https://www.dfo.no/neste');
    const after = await countPresses(tab);
    await press(tab, 'open');
    await press(tab, 'reject');
    await tab.waitForFunction(() => !window.dfoConsent!.may('matomo'));
    expect(await after()).toBe(2);
    // And as many to give again.
    await press(tab, 'open');
    await press(tab, 'accept');
    await tab.waitForFunction(() => window.dfoConsent!.may('matomo'));
    expect(await after()).toBe(4);
    expect(
      await tab.locator('dialog, [role=dialog], [role=alertdialog], form, input[type=email], textarea').count(),
    ).toBe(0);
  });

  test('the control has the same name, look and place on every page, unanswered, answered and without an element of the page’s own (R18, R85)', async () => {
    const tab = await open();
    const seen: unknown[] = [];
    for (const path of ['', 'neste', 'utan', 'neste?answered', 'utan?answered']) {
      await tab.goto(`https://www.dfo.no/${path}`);
      const control = tab.getByRole('button', { name: change });
      await control.waitFor();
      seen.push(
        await control.evaluate((button) => {
          const host = (button.getRootNode() as ShadowRoot).host;
          const { width, height, x } = button.getBoundingClientRect();
          const footer = host.closest('footer')!;
          const { fontSize, color } = getComputedStyle(button);
          const before = [...footer.querySelectorAll('a, button, dfo-consent-settings')].indexOf(host);
          return {
            name: button.textContent,
            width,
            height,
            x,
            fontSize,
            color,
            before,
            isInFooter: footer === document.querySelector('footer'),
          };
        }),
      );
      if (path === 'utan') await press(tab, 'reject');
      if (path === 'utan') await tab.getByText('Valet ditt er lagra').waitFor();
    }
    expect(seen[0]).toMatchObject({ name: change, before: 1, isInFooter: true });
    expect(seen).toEqual(seen.map(() => seen[0]));
  });
});
