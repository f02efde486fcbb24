import { h, render, type ComponentChild } from 'preact';
import type { Consent } from '../consent/model.js';
import type { Node } from '../disclosure/node.js';
import { complain } from '../page/complain.js';
import { ConsentElement, defineElement, sheetOf } from '../core/consent-element.js';

function asVNode(node: Node): ComponentChild {
  if (typeof node === 'string') return node;
  const { translate, ...attributes } = node.attributes;
  // Preact sets the property, where «no» would be true; the attribute that false makes is translate="no".
  return h(
    node.tag,
    { ...attributes, ...(translate && { translate: translate !== 'no' }) },
    ...node.children.map(asVNode),
  );
}

/**
 * `<dfo-cookie-declaration site="dfo.no">`: what the sites store, in the page's own typography. Its words are many and
 * few pages need them, so they come in a file of their own, from the site itself, when the element is there.
 */
class DeclarationElement extends ConsentElement {
  static observedAttributes = ['site', 'scope', 'heading-level', 'lang'];
  #shown: string | undefined;

  attributeChangedCallback(): void {
    if (this.consent && this.isConnected) this.update(this.consent);
  }

  update(consent: Consent): void {
    if (consent.signal.aborted) {
      this.#shown = undefined;
      if (this.shadowRoot) render(null, this.shadowRoot);
      return;
    }
    const named = this.getAttribute('site')?.match(/\S+/g) ?? (consent.siteId === undefined ? [] : [consent.siteId]);
    if (!named.length) complain(this, '<dfo-cookie-declaration> lacks site, and this page is no site of the registry.');
    const language = consent.language(this);
    const level = Number(this.getAttribute('heading-level')) || 2;
    const scope = this.getAttribute('scope') ?? 'device';
    const asked = [...named, language, level, scope].join();
    if (asked === this.#shown) return;
    this.#shown = asked;
    const trees = async () => {
      const { showRows, style, treesFor } = await consent.disclosure();
      const shown = await treesFor({
        source: consent.source,
        sites: named,
        language,
        level,
        scope,
        counted: consent.countUrl && consent.siteId,
        complain: (message) => complain(this, message),
      });
      // Something else may have been asked for in the meantime.
      if (asked !== this.#shown) return;
      render(h('div', { lang: language }, shown.map(asVNode)), this.rootWith(sheetOf(style)));
      showRows(consent.signal);
    };
    trees().catch((error: unknown) => {
      this.#shown = undefined;
      complain(
        this,
        `the declaration could not be loaded: ${String(error)}. dfo-consent-disclosure.js must lie beside dfo-consent.js.`,
      );
    });
  }
}

/** Defines the element, once for a page, and wakes those that an earlier `stop()` put to sleep. */
export function defineDeclaration(): void {
  defineElement('dfo-cookie-declaration', DeclarationElement);
}
