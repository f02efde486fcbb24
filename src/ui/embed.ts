import type { Consent } from '../consent/model.js';
import { ConsentElement } from './consent-element.js';
import { reserveRoom } from './room.js';

/**
 * `<dfo-consent-embed service="vimeo" src="…" title="…">`: a question in its own place, then the content. Its room is
 * there at once; what stands in it comes with the gate, for most pages have no embed.
 */
export class EmbedElement extends ConsentElement {
  static observedAttributes = ['service', 'src', 'title'];

  attributeChangedCallback(): void {
    if (this.consent && this.isConnected) this.update(this.consent);
  }

  update(consent: Consent): void {
    const service = consent.registry.services[this.getAttribute('service') ?? ''];
    if (!this.shadowRoot) reserveRoom(this, service?.embed);
    if (consent.gate) consent.gate.showEmbed(this);
    else consent.needGate?.(); // In another component's root nobody has seen it.
  }
}
