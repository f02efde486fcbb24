import { expect, test } from 'vitest';
import { fixture } from '../harness/fixture.js';
import { installs, page } from '../harness/serve.js';

/** In the page, before its scripts: what of the device the library's files ask for, by the script that asks. */
function watchReads(): void {
  const reads: string[] = [];
  Object.assign(window, { reads });
  const note = (name: string) => {
    if (/dfo-consent|own\.js/.test(new Error().stack ?? '')) reads.push(name);
  };
  for (const [of, proto] of Object.entries({
    navigator: Navigator.prototype,
    screen: Screen.prototype,
    canvas: HTMLCanvasElement.prototype,
    storage: Storage.prototype,
  })) {
    for (const [name, { get, value, ...rest }] of Object.entries(Object.getOwnPropertyDescriptors(proto))) {
      const it = get ?? value;
      if (typeof it !== 'function' || name === 'constructor' || !rest.configurable) continue;
      const watched = function (this: unknown, ...told: unknown[]) {
        note(`${of}.${name}`);
        return it.apply(this, told);
      };
      Object.defineProperty(proto, name, get ? { ...rest, get: watched } : { ...rest, value: watched });
    }
  }
}

const own =
  'navigator.userAgent; screen.width; document.createElement("canvas").toDataURL(); localStorage.setItem("a", "b");';
const at = fixture(({ path }) =>
  path === '/own.js'
    ? { headers: { 'content-type': 'text/javascript' }, body: own }
    : path === '/'
      ? page({ install: installs[0]! })
      : undefined,
);

test('of what could tell visitors apart, navigator, screen and canvas, the library reads nothing but Global Privacy Control, and it writes no web storage (R2)', async () => {
  const tab = await at.browser.fresh();
  await tab.addInitScript(watchReads);
  await tab.goto('https://www.dfo.no/');
  const reads = () => tab.evaluate(() => (window as unknown as { reads: string[] }).reads);
  await tab.locator('[data-dfo-consent=reject]').press('Enter');
  await tab.getByText('Valet ditt er lagra').waitFor();
  await tab.locator('[data-dfo-consent=open]').press('Enter');
  await tab.getByText('Det er like enkelt').waitFor();
  expect((await reads()).filter((name) => name !== 'navigator.globalPrivacyControl')).toEqual([]);
  // The twin: what a script asks for is seen.
  await tab.addScriptTag({ url: '/own.js' });
  expect(await reads()).toEqual(
    expect.arrayContaining(['navigator.userAgent', 'screen.width', 'canvas.toDataURL', 'storage.setItem']),
  );
});
