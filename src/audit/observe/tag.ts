import type { Page } from 'playwright-core';

/** What the script tag of dfo-consent tells of the site. */
export interface Tag {
  readonly site?: string;
  /** The site's own servers, by service. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
}

/**
 * Reads the tag of the library, where the page has one. A site that bundles the library has none; then `--host` tells.
 *
 * @param hostOptions by service, the option that tells of its server
 */
export async function readTag(page: Page, hostOptions: Readonly<Record<string, string>>): Promise<Tag> {
  const told = await page.evaluate(() => {
    const tag = [...document.scripts].find(
      ({ src, dataset }) =>
        'site' in dataset || 'matomoUrl' in dataset || /\/dfo-consent(-core)?\.js([?#]|$)/.test(src),
    );
    return tag ? { ...tag.dataset } : {};
  });
  const hosts: Record<string, readonly string[]> = {};
  const add = (service: string, host: string) => {
    hosts[service] = [...(hosts[service] ?? []), host];
  };
  for (const [service, option] of Object.entries(hostOptions)) {
    const address = told[option];
    if (address && URL.canParse(address, page.url())) add(service, hostWithPath(new URL(address, page.url())));
  }
  for (const pair of (told['hosts'] ?? '').split(/\s+/)) {
    const [, service, host] = /^([\w-]+)=(.+)$/.exec(pair) ?? [];
    if (service && host) add(service, host);
  }
  return { hosts, ...(told['site'] && { site: told['site'] }) };
}

const hostWithPath = ({ host, pathname }: URL) => host + (pathname === '/' ? '' : pathname);
