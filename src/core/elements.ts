import type { Consent } from '../consent/model.js';
import { whenParsed } from '../page/life.js';
import { BannerElement } from './banner.js';
import { defineElement } from './consent-element.js';
import { EmbedElement } from './embed.js';
import { askingBanners, placed } from './seen.js';
import { SettingsElement } from './settings-control.js';
import { doc } from '../page/natives.js';

/** Defines the elements that every page may have. */
export function defineElements(): void {
  defineElement('dfo-consent-banner', BannerElement);
  defineElement('dfo-consent-settings', SettingsElement);
  defineElement('dfo-consent-embed', EmbedElement);
}

/**
 * Adds what the page lacks where the pattern puts it: the banner first in the body, the control in the footer. A router may put another
 * body in the page, or give its root other attributes: what has gone with the old ones is put back.
 */
export function keepPage(consent: Consent, show: () => void): void {
  const { signal, site } = consent;
  const banner = doc.createElement('dfo-consent-banner');
  const control = doc.createElement('dfo-consent-settings');
  placed.add(banner);
  /** The page's own footer, not an article's. */
  const footer = () => [...doc.querySelectorAll('footer')].filter((one) => !one.closest('article,main,section')).at(-1);
  let isParsed = false;
  /** What the page has left alone costs a look. */
  const look = () => {
    // As soon as the body has begun, so that the banner is in the first paint and pushes nothing down later.
    // A site that stores nothing optional shows no banner, but tells so in its footer.
    if (signal.aborted || !site || !doc.body || !(isParsed || doc.body.firstElementChild)) return;
    const [first, second] = askingBanners();
    if (!first) doc.body.prepend(banner);
    // Where the page has one of its own after all, further down or rendered later, that decides the place.
    else if (second && first === banner) {
      banner.remove();
      consent.refresh();
    }
    if (!isParsed) return;
    const controls = doc.querySelectorAll('dfo-consent-settings');
    if (!controls.length) (footer() ?? doc.body).append(control);
    else if (controls.length > 1 && control.isConnected) control.remove();
  };
  const keep = new MutationObserver(() => {
    show();
    look();
  });
  keep.observe(document, { childList: true, subtree: true, attributeFilter: ['data-dfo-consent-state'] });
  whenParsed(() => {
    isParsed = true;
    look();
    // One that cannot be seen asks no more.
    consent.watch(look);
  }, signal);
  signal.addEventListener('abort', () => {
    keep.disconnect();
    banner.remove();
    control.remove();
  });
}
