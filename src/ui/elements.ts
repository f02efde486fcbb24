import type { Consent } from '../consent/model.js';
import { whenParsed } from '../page/life.js';
import { BannerElement } from './banner.js';
import { defineElement } from './consent-element.js';
import { EmbedElement } from './embed.js';
import { askingBanners, placed } from './seen.js';
import { SettingsElement } from './settings.js';
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
  const added = new Map<string, HTMLElement>();
  const add = (tag: string, place: () => ParentNode, where: 'prepend' | 'append') => {
    if (tag === 'dfo-consent-banner' ? askingBanners().length : doc.querySelector(tag)) return;
    const element = added.get(tag) ?? doc.createElement(tag);
    added.set(tag, element);
    placed.add(element);
    place()[where](element);
  };
  /** The page's own footer, not an article's. */
  const footer = () => [...doc.querySelectorAll('footer')].filter((one) => !one.closest('article,main,section')).at(-1);
  let isParsed = false;
  /** What the page has left alone costs a look. */
  const look = () => {
    if (signal.aborted) return;
    show();
    // As soon as the body has begun, so that the banner is in the first paint and pushes nothing down later.
    // A site that stores nothing optional shows no banner, but tells so in its footer.
    if (!site || !doc.body || !(isParsed || doc.body.firstElementChild)) return;
    add('dfo-consent-banner', () => doc.body, 'prepend');
    // Where the page has one of its own after all, further down or rendered later, that decides the place.
    const [first, second] = askingBanners();
    if (second && first === added.get('dfo-consent-banner')) {
      first!.remove();
      consent.refresh();
    }
    if (!isParsed) return;
    add('dfo-consent-settings', () => footer() ?? doc.body, 'append');
    const control = added.get('dfo-consent-settings');
    if (control?.isConnected && doc.querySelectorAll('dfo-consent-settings').length > 1) control.remove();
  };
  const keep = new MutationObserver(look);
  keep.observe(document, { childList: true, subtree: true, attributeFilter: ['data-dfo-consent-state'] });
  whenParsed(() => {
    isParsed = true;
    look();
    // One that cannot be seen asks no more.
    consent.watch(look);
  }, signal);
  signal.addEventListener('abort', () => {
    keep.disconnect();
    for (const element of added.values()) element.remove();
  });
}
