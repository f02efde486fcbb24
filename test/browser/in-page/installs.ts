/** Hostile attributes, options, cookies and markup, each case an installation of its own. Runs in the page. */
import fc from 'fast-check';
import { start, type Handle, type Options } from 'dfo-consent';
import { registry, type DfoSiteId } from 'dfo-consent/registry';
import { hostileText } from '../../fixtures/hostile.js';
import { isOurs } from '../../fixtures/is-ours.js';
import { watchPrototypes } from '../../fixtures/prototypes.js';
import type { Tries } from '../../fixtures/runs.js';
import {
  cookieNow,
  forgetTracker,
  noErrors,
  same,
  shadowRoots,
  turn,
  verdictOf,
  within,
  writeCookie,
} from './report.js';

const touched = watchPrototypes();
const today = Math.floor(Date.now() / 86_400_000);

/** As it is right, as it is wrong, or not at all. */
const told = (...right: string[]) => fc.option(fc.oneof(fc.constantFrom(...right), hostileText), { nil: undefined });

const settings = fc.record({
  site: told('dfo.no', 'dfo.no', 'kudos.dfo.no'),
  lang: told('nn', 'nb', 'en'),
  privacyUrl: told('/personvern'),
  matomoUrl: told('https://matomo.dfo.example/', 'https://matomo.dfo.example'),
  matomoSiteId: told('7'),
  qlikUrl: told('https://qlik.example.no/'),
  nonce: told('abc'),
});
const hosts = fc.dictionary(
  fc.oneof(fc.constantFrom('vimeo', 'live-stream'), hostileText),
  fc.array(hostileText, { maxLength: 2 }),
  { maxKeys: 3 },
);

/** What waits in the page: its service, address and title are anything. */
const waiting = fc.array(
  fc.record({
    tag: fc.constantFrom('iframe', 'img', 'script', 'link', 'video', 'dfo-consent-embed', 'dfo-cookie-declaration'),
    service: fc.oneof(fc.constantFrom('vimeo', 'matomo', 'tableau-public', 'vimeo'), hostileText),
    src: fc.oneof(fc.constantFrom('https://player.vimeo.com/video/1', '/own'), hostileText),
    title: hostileText,
    more: hostileText,
  }),
  { maxLength: 3 },
);
type Waiting = typeof waiting extends fc.Arbitrary<infer All> ? All : never;

function put(all: Waiting): HTMLElement {
  const root = document.createElement('div');
  for (const { tag, service, src, title, more } of all) {
    const element = document.createElement(tag);
    const isOwn = tag.includes('-');
    element.setAttribute(isOwn ? 'service' : 'data-service', service);
    element.setAttribute(isOwn ? 'src' : 'data-src', src);
    element.setAttribute('title', title);
    element.setAttribute('site', more);
    element.setAttribute('heading-level', more);
    element.setAttribute('link', more);
    for (const name of ['onclick', 'srcdoc', 'style', 'href']) element.setAttribute(`data-dfo-${name}`, more);
    if (tag === 'script') element.setAttribute('type', 'text/plain');
    root.append(element);
  }
  document.querySelector('main')!.append(root);
  return root;
}

/** What data could have been made into, in our own roots. */
const made =
  'script,img,object,embed,b,[onclick],[onerror],[onload],[srcdoc],a[href^="javascript:" i],a[href^="data:" i]';

function noMarkupOfData(): void {
  const found = shadowRoots().flatMap((root) => [...root.querySelectorAll(made)]);
  same(
    'made of data',
    found.map(({ outerHTML }) => outerHTML),
    [],
  );
}

/** Begins with `cookie`, looks with `check` when everything has come, and ends. */
async function visit(
  begin: () => Handle | undefined,
  cookie: string | undefined,
  all: Waiting,
  check: (handle: Handle | undefined) => void,
): Promise<void> {
  if (cookie !== undefined) writeCookie(cookie);
  const root = put(all);
  let handle: Handle | undefined;
  try {
    handle = begin();
    await turn();
    await within(() => check(handle));
    await turn();
    noMarkupOfData();
    noErrors();
  } finally {
    handle?.stop();
    root.remove();
    for (const script of document.querySelectorAll('script[src*="matomo.js"]')) script.remove();
    writeCookie(undefined);
    await turn();
    forgetTracker();
  }
  noErrors();
  same('prototypes', touched(), []);
}

const noAnswer = (handle: Handle | undefined) => {
  for (const id of ['matomo', 'vimeo', 'tableau-public'] as const) same(`may ${id}`, handle?.may(id) ?? false, false);
  same('trackers', document.querySelectorAll('script[src*="matomo.js"]').length, 0);
  same(
    'what waits and is live',
    document.querySelectorAll('main iframe[src],main img[src],main video[src],main script[src]').length,
    0,
  );
};

/** What the settings mean, in the words of the README. */
function meaning({
  site,
  matomoUrl,
  matomoSiteId,
}: {
  site?: string | undefined;
  matomoUrl?: string | undefined;
  matomoSiteId?: string | undefined;
}) {
  const siteId = site ?? 'dfo.no'; // This page's host name.
  const known = Object.hasOwn(registry.sites, siteId) ? registry.sites[siteId as DfoSiteId] : undefined;
  const optional: readonly string[] = known?.kind === 'website' ? [...known.banner, ...known.inContext] : [];
  let address: URL | undefined;
  try {
    address = matomoUrl === undefined ? undefined : new URL(matomoUrl, document.baseURI);
  } catch {
    // No address.
  }
  return {
    may: (id: string) => optional.includes(id),
    isTracked: optional.includes('matomo') && /^https?:$/.test(address?.protocol ?? '') && !!matomoSiteId,
    /** The server is there. */
    isServed: address?.host === 'matomo.dfo.example',
  };
}

/** A yes to Matomo and Vimeo, as the library writes it. */
function yes(): string {
  const handle = start({ site: 'dfo.no' });
  handle.give(['matomo', 'vimeo']);
  handle.stop();
  const value = cookieNow()!;
  writeCookie(undefined);
  return value;
}
let accepted: string | undefined;

const asOptions = (told: object): Options => told as Options;

/** The tag's script again, with these attributes. */
function runTag(text: string, attributes: Readonly<Record<string, string | undefined>>): Handle | undefined {
  const tag = document.createElement('script');
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) tag.dataset[name] = value;
  tag.text = text;
  document.head.append(tag);
  tag.remove();
  return window.dfoConsent;
}

export const installs = {
  /** Any options, nothing answered. */
  options: (tries: Tries): Promise<string> =>
    verdictOf(
      fc.asyncProperty(settings, hosts, waiting, (told, hosts, all) =>
        visit(() => start(asOptions({ ...told, hosts })), undefined, all, noAnswer),
      ),
      tries,
    ),

  /** Any options, after a yes: what they mean runs, and no more. */
  acceptedOptions: (tries: Tries): Promise<string> => {
    accepted ??= yes();
    const value = accepted;
    return verdictOf(
      fc.asyncProperty(settings, (told) =>
        visit(
          () => start(asOptions({ ...told, nonce: undefined })),
          value,
          [],
          (handle) => {
            const { may, isTracked, isServed } = meaning(told);
            for (const id of ['matomo', 'vimeo', 'tableau-public'] as const)
              same(`may ${id}`, handle!.may(id), id !== 'tableau-public' && may(id));
            same('trackers', document.querySelectorAll('script[src*="matomo.js"]').length, isTracked ? 1 : 0);
            // One that is taken away before it has come may never be asked for.
            if (isTracked && isServed) same('the tracker has come', 'Matomo' in window, true);
          },
        ),
      ),
      tries,
    );
  },

  /** Any attributes of the tag. */
  attributes: async (tries: Tries): Promise<string> => {
    const text = await (await fetch('/dfo-consent.js')).text();
    // The file that says what is wrong comes once, and must find a consent that runs.
    const first = runTag(text, { hosts: 'wrong' });
    const later = '/dfo-consent-gate.js';
    await import(later);
    first?.stop();
    return verdictOf(
      fc.asyncProperty(settings, fc.option(hostileText, { nil: undefined }), waiting, (told, hosts, all) =>
        visit(() => runTag(text, { ...told, hosts }), undefined, all, noAnswer),
      ),
      tries,
    );
  },

  /** Any value of the cookie: exactly ours is an answer, and whatever else stands there is taken away. */
  cookies: (tries: Tries): Promise<string> => {
    accepted ??= yes();
    const ours = accepted;
    const value = fc.oneof(
      hostileText,
      fc
        .tuple(fc.nat(40), hostileText, fc.boolean())
        .map(
          ([at, written, isLonger]) => ours.slice(0, at) + written + ours.slice(isLonger ? at : at + written.length),
        ),
      fc
        .tuple(fc.nat(40), fc.constantFrom(...'019azAZ.'))
        .map(([at, sign]) => ours.slice(0, at) + sign + ours.slice(at + 1)),
      fc.constant(ours),
    );
    return verdictOf(
      fc.asyncProperty(value, fc.array(hostileText, { maxLength: 2 }), async (value, others) => {
        for (const [i, other] of others.entries()) document.cookie = `other${i}=${other}; max-age=60`;
        writeCookie(value);
        const stands = cookieNow(); // Browsers cut at a semicolon, and refuse some signs.
        const isAnswer = stands !== undefined && isOurs(stands, today);
        await visit(
          () => start({ site: 'dfo.no' }),
          undefined,
          [],
          (handle) => {
            if (!isAnswer) noAnswer(handle);
            same('what stands in the cookie', cookieNow(), isAnswer ? stands : undefined);
            same('the day', handle!.answer.day !== undefined, isAnswer);
            if (stands === ours) same('may', [handle!.may('matomo'), handle!.may('vimeo')], [true, true]);
          },
        );
      }),
      tries,
    );
  },
};
