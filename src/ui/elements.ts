import { whenParsed } from '../page/life.js';
import { BannerElement } from './banner.js';
import { defineElement, type ConsentElement } from './consent-element.js';
import { EmbedElement } from './embed.js';
import { SettingsElement } from './settings.js';

/** Defines the elements that every page may have. */
export function defineElements(): void {
  defineElement('dfo-consent-banner', BannerElement);
  defineElement('dfo-consent-settings', SettingsElement);
  defineElement('dfo-consent-embed', EmbedElement);
}

/** Adds what the page lacks where the pattern puts it: the banner first in the body, the control in the footer. */
export function placeElements(signal: AbortSignal): void {
  const added: HTMLElement[] = [];
  const placeBanner = () => {
    const { body } = document;
    // The page's own may stand further down, but if something else comes first it would push that down when it comes.
    if (!body?.firstElementChild || document.querySelector('dfo-consent-banner')) return;
    const banner = document.createElement('dfo-consent-banner');
    added.push(banner);
    body.prepend(banner);
  };
  const early = new MutationObserver(() => {
    placeBanner();
    // The page has one of its own after all: it decides the place.
    const [first, second] = document.querySelectorAll('dfo-consent-banner');
    if (second && first && added.includes(first as HTMLElement)) {
      first.remove();
      (second as ConsentElement).connectedCallback();
    }
  });
  early.observe(document, { childList: true, subtree: true });
  whenParsed(() => {
    early.disconnect();
    if (!document.querySelector('dfo-consent-banner')) {
      const banner = document.createElement('dfo-consent-banner');
      added.push(banner);
      document.body.prepend(banner);
    }
    if (!document.querySelector('dfo-consent-settings')) {
      const control = document.createElement('dfo-consent-settings');
      added.push(control);
      // The page's own footer, not an article's.
      const footers = [...document.querySelectorAll('footer')].filter((one) => !one.closest('article, main, section'));
      (footers.at(-1) ?? document.body).append(control);
    }
  }, signal);
  signal.addEventListener('abort', () => {
    early.disconnect();
    for (const element of added) element.remove();
  });
}
