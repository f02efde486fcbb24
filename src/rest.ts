/** What the script tag brings beside its core: reads the tag's `data-` attributes and puts the handle on `window.dfoConsent`. */
import type { DfoRegistry, DfoSiteId, Language } from '../registry/index.js';
import type { HeadStart } from './consent/model.js';
import { dfo } from './dfo.js';
import type { Fault } from './faults.js';
import { running } from './page/running.js';
import { trusted } from './page/trusted.js';
import { shared } from './shared.js';
import { begin } from './start.js';
import { doc, own } from './page/natives.js';
import { tell } from './page/tell.js';
import { tagAttributes } from './tag-attributes.js';

/** `live-stream=video.example.no qlik=qlik.example.no` */
function hostsOf(written: string, faults: Fault[]): Record<string, string[]> {
  const told: Record<string, string[]> = Object.create(null);
  for (const pair of written.split(/\s+/).filter(Boolean)) {
    const [service, name] = pair.split('=');
    if (service && name) told[service] = [...(told[service] ?? []), name];
    else faults.push(['pair', pair]);
  }
  return told;
}

/** Attributes of the tag that may be misspelt: they begin like ours, and are none. */
const known = ['lang', ...tagAttributes.map((name) => `data-${name}`)];
const strangeIn = (tag: HTMLScriptElement | undefined) =>
  tag
    ?.getAttributeNames()
    .filter((name) => /^(data-)?(s[iy]t|lan|pri|coo|mat|ql|hos|g[au])/.test(name) && !known.includes(name)) ?? [];

/** Goes on from what the core has done. */
export function run(start: HeadStart): void {
  const { tag } = start;
  const {
    site,
    lang,
    privacyUrl,
    cookieDomain,
    matomoUrl,
    matomoSiteId,
    qlikUrl,
    hosts = '',
    guard,
  } = own(tag?.dataset);
  const faults: Fault[] = strangeIn(tag).map((name) => ['attribute', name]);
  if (!tag) faults.push(['tag']);

  // The page names its ids in text; begin() checks them and says what is wrong.
  const handle = begin<DfoRegistry>(
    {
      site: site as DfoSiteId | undefined,
      lang: lang as Language | undefined,
      privacyUrl,
      cookieDomain,
      matomoUrl,
      matomoSiteId,
      qlikUrl,
      hosts: hostsOf(hosts, faults),
      nonce: tag?.nonce,
    },
    dfo,
    { shared, start },
    faults,
  );
  window.dfoConsent = handle;
  tell('dfo-consent:ready');
  if (start.pressed) running()!.consent!.open(start.pressed);

  // In force before the page's next script runs: where the parser waits for this one, it is given the other to read next.
  if (tag && guard !== undefined) {
    const { scripts } = doc;
    const { length } = scripts;
    if (tag === doc.currentScript && !tag.async && !tag.defer) {
      const address = new URL('dfo-consent-guard.js', tag.src || doc.baseURI).href;
      doc.write(trusted().createHTML(`<script src="${address}" nonce="${tag.nonce}"></script>`));
    }
    if (scripts.length === length) void import('./guard/file.js');
  }
}
