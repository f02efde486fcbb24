/** Other people's browsers, as far as a server and a page can play them: what `?as=` names. */
export const presets = {
  gpc: 'Global Privacy Control',
  'no-cookies': 'Cookies blocked',
  'no-third-party-cookies': 'No third-party cookies',
  'no-script': 'No JavaScript',
  slow: 'Slow line',
} as const;

export type Preset = keyof typeof presets;

/** How long everything takes on the slow line, in milliseconds. */
export const slowness = 1500;

/** What an address asks for. */
export function presetOf(url: URL): Preset | undefined {
  const asked = url.searchParams.get('as');
  return asked !== null && Object.hasOwn(presets, asked) ? (asked as Preset) : undefined;
}

/** What a page played that asked for something of its own site: its whole address is the referrer. */
export function presetOfAsker(url: URL, referer: string | undefined): Preset | undefined {
  const from = referer !== undefined && URL.canParse(referer) ? new URL(referer) : undefined;
  return from?.host === url.host ? presetOf(from) : undefined;
}

/** An address of a vendor's in a page at `page`, which tells the vendor's stand-in what is played. */
export function playedBy(address: string, page: URL): string {
  const preset = presetOf(page);
  if (preset !== 'slow' && preset !== 'no-third-party-cookies') return address;
  const url = new URL(address);
  url.searchParams.set('as', preset);
  return url.href;
}

/** The presets that are played in the page, by a script before all others. */
export const isPlayedInPage = (preset: Preset | undefined): preset is 'gpc' | 'no-cookies' | 'no-third-party-cookies' =>
  preset !== undefined && preset !== 'no-script' && preset !== 'slow';
