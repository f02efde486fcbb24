import type { Consent } from '../consent/model.js';
import { change, moreLink, onlyNecessary } from '../texts/banner.js';
import { say } from '../texts/say.js';
import { ConsentElement, sheetOf } from './consent-element.js';
import * as styles from './styles.js';
import { doc } from '../page/natives.js';

/**
 * `<dfo-consent-settings>`: the permanent control in the footer (R18). It stands on every page of every visit, so it is
 * a button and nothing more: no component.
 */
export class SettingsElement extends ConsentElement {
  #control: Element | undefined;

  update(consent: Consent): void {
    const { site } = consent;
    if (!site || consent.signal.aborted) return void this.shadowRoot?.replaceChildren();
    const language = consent.language(this);
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const asks = site.banner.length + site.inContext.length > 0;
    const there = root.querySelector<HTMLElement>('button,p'); // Perhaps from the page's HTML.
    const control = there ?? doc.createElement(asks ? 'button' : 'p');
    control.setAttribute('lang', language);
    control.setAttribute('dir', 'ltr');
    const words = asks ? say(change, language) : `${say(onlyNecessary, language, { site: site.title })} `;
    if (control.textContent !== words) control.textContent = words;
    const privacyUrl = consent.privacyUrl ?? site.privacyUrl;
    if (!asks && privacyUrl) {
      const more = doc.createElement('a');
      more.href = privacyUrl;
      more.textContent = say(moreLink, language);
      control.append(more);
    }
    if (this.#control === control) return;
    this.#control = control;
    if (control instanceof HTMLButtonElement) {
      control.type = 'button';
      control.dataset['dfoConsent'] = 'open';
      control.addEventListener('click', () => this.consent?.open(control));
    }
    if (!there) root.append(control);
    if (root.querySelector('style')?.sheet) return;
    // At once: a browser that paints before the page is parsed would show the control smaller first, and then move the footer (R64).
    root.adoptedStyleSheets = [sheetOf(styles.settings)];
  }
}
