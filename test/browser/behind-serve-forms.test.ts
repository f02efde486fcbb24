/** Every form of embed code on a site that knows nothing of consent, through `dfo-consent serve` before it. */
import { describe, expect, inject, test } from 'vitest';
import { codeOf, forms } from '../embeds/index.js';
import { embedVendors } from '../harness/embed-vendors.js';
import { unlessIn } from '../harness/tags.js';
import { toldHere } from './embed-visit.js';
import { served } from './served.js';

const at = served(
  Object.fromEntries(Object.keys(forms).map((name) => [`/${name}`, { body: `<h1>${name}</h1>${codeOf(name)}` }])),
  embedVendors,
);

describe('through serve', unlessIn(inject('engine') !== 'webkit'), () => {
  test.for(Object.entries(forms))('%s turns to nobody before a yes', { tags: ['matrix'] }, async ([name, form]) => {
    const tab = await at.open(`/${name}`);
    await expect.poll(() => tab.evaluate(() => document.documentElement.dataset['dfoConsentState'])).toBe('unanswered');
    await tab.waitForTimeout(300);
    const passes = toldHere(form.passes ?? []).map((one) => new URL(one.slice(one.indexOf('http'))).host);
    expect(at.vendors.requests.map(({ host }) => host).filter((host) => !passes.includes(host))).toEqual([]);
  });
});
