import type { Consent } from '../consent/model.js';
import { ConsentElement } from './consent-element.js';

/**
 * `<dfo-consent-settings>`: the permanent control in the footer (R18). It stands on every page of every visit, so it is
 * a button and nothing more: no component.
 */
export class SettingsElement extends ConsentElement {
  #control: HTMLElement | undefined;

  update(consent: Consent): void {
    if (!consent.site || consent.signal.aborted) return void this.shadowRoot?.replaceChildren();
    const language = consent.language(this);
    this.hasRoot();
    let control = this.shadowRoot?.querySelector<HTMLElement>('button,p'); // Perhaps from the page's HTML.
    if (control?.lang !== language) {
      const looks = consent.looks();
      if (!looks) return; // Shown when it has come.
      const made = looks.control(consent, language);
      made.lang = language;
      made.dir = 'ltr';
      control?.remove();
      (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).append(made);
      control = made;
    }
    // At once: a browser that paints before the page is parsed would show the control smaller first, and then move the footer (R64).
    this.dress('settings');
    if (this.#control === control) return;
    this.#control = control;
    if (control.dataset['dfoConsent']) control.addEventListener('click', () => this.consent?.open(control));
  }
}
