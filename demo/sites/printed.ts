import { bannerHtml, type BannerHtml } from 'dfo-consent/html';
import { raw } from 'hono/html';
import type { DfoSiteId, Language } from '../../registry/index.js';
import { hashSource } from '../../src/commands/hash-source.js';
import type { Html } from './layout.js';

/** Banner and control of the settings, as they stand in a page. */
export interface Parts {
  readonly banner: Html;
  readonly settings: Html;
  /** What a policy must let in. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

const bare: BannerHtml = {
  html: '<dfo-consent-banner></dfo-consent-banner>',
  settings: '<dfo-consent-settings></dfo-consent-settings>',
  styles: [],
};

/** As the README's two ways of installing have them: the elements alone, or with `?html` what `dfo-consent banner` prints. */
export function partsOf(site: DfoSiteId, lang: Language, page: URL): Parts {
  const { html, settings, script, styles } = page.searchParams.has('html')
    ? bannerHtml({ site, lang, privacyUrl: '/personvern' })
    : bare;
  return {
    banner: raw(html),
    settings: raw(settings),
    scripts: script ? [hashSource(script)] : [],
    styles: styles.map(hashSource),
  };
}
