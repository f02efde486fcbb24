import type { Consent } from '../consent/model.js';
import { ConsentElement } from './consent-element.js';

/**
 * `<dfo-consent-embed service="vimeo" src="…" title="…">`: a question in its own place, then the content. What stands in it comes with
 * the gate, for most pages have no embed.
 */
export class EmbedElement extends ConsentElement {
  static observedAttributes = ['service', 'src', 'title'];

  attributeChangedCallback(): void {
    if (this.consent && this.isConnected) this.update(this.consent);
  }

  update(consent: Consent): void {
    if (consent.gate) consent.gate.showEmbed(this);
    else consent.needGate(); // In another component's root nobody else has seen it.
  }
}
