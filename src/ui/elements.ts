import type { Consent } from '../consent.js';
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
 * body in the page: what has gone with the old one is put back.
 */
export function placeElements(consent: Consent): void {
  const { signal } = consent;
  const added = new Map<string, HTMLElement>();
  const add = (tag: string, place: () => ParentNode, where: 'prepend' | 'append') => {
    if (tag === 'dfo-consent-banner' ? askingBanners().length : doc.querySelector(tag)) return;
    const element = added.get(tag) ?? doc.createElement(tag);
    added.set(tag, element);
    placed.add(element);
    place()[where](element);
  };
  const addBanner = () => add('dfo-consent-banner', () => doc.body, 'prepend');
  /** The page's own footer, not an article's. */
  const footer = () => [...doc.querySelectorAll('footer')].filter((one) => !one.closest('article,main,section')).at(-1);
  const addControl = () => add('dfo-consent-settings', () => footer() ?? doc.body, 'append');
  // As soon as the body has begun, so that the banner is in the first paint and pushes nothing down later.
  const early = new MutationObserver(() => {
    if (doc.body?.firstElementChild) addBanner();
    // The page has one of its own after all, further down: it decides the place.
    const [first, second] = askingBanners();
    if (second && first === added.get('dfo-consent-banner')) {
      first!.remove();
      consent.refresh();
    }
  });
  early.observe(document, { childList: true, subtree: true });
  /** Puts back what the page has taken away; what it has left alone costs a look. */
  const keep = new MutationObserver(() => {
    if (!doc.body) return;
    addBanner();
    addControl();
    // One that an application renders later is the page's own, and decides the place.
    const control = added.get('dfo-consent-settings');
    if (control?.isConnected && doc.querySelectorAll('dfo-consent-settings').length > 1) control.remove();
  });
  whenParsed(() => {
    early.disconnect();
    addBanner();
    // One that cannot be seen asks no more.
    consent.watch(() => signal.aborted || addBanner());
    addControl();
    keep.observe(document, { childList: true, subtree: true });
  }, signal);
  signal.addEventListener('abort', () => {
    early.disconnect();
    keep.disconnect();
    for (const element of added.values()) element.remove();
  });
}
