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
    const isAll = scope === 'all';
    if (!isAll && scope !== 'device')
      complain(this, `<dfo-cookie-declaration> has the unknown scope "${scope}". Known: device, all.`);
    const asked = [...named, language, level, isAll].join();
    if (asked === this.#shown) return;
    this.#shown = asked;
    const files = async () => {
      const words = await consent.disclosure();
      // What lies on the device is told, whatever becomes of the rest.
      const rest = isAll ? await words.fetchStatement().catch((error: unknown) => String(error)) : undefined;
      return { words, rest };
    };
    files().then(
      ({ words, rest }) => {
        if (asked !== this.#shown) return; // Something else was asked for in the meantime.
        const { countingTree, declarationTree, restMissingTree, style } = words;
        const isMissing = typeof rest === 'string';
        if (isMissing)
          complain(
            this,
            `the rest of the statement could not be loaded: ${rest}. dfo-consent-statement.js must lie beside dfo-consent-disclosure.js.`,
          );
        const statement = isMissing ? undefined : rest;
        const registry = consent.source ?? { ...words.registry, processings: statement?.processings };
        const trees = named.flatMap((siteId) => {
          try {
            return [
              ...declarationTree(registry, siteId, language, level),
              ...(statement?.siteProcessingsTree(registry, siteId, language, { level }) ?? []),
              ...(consent.countUrl && siteId === consent.siteId ? [countingTree(language)] : []),
            ];
          } catch (error) {
            complain(this, (error as Error).message); // One unknown name does not hide the others.
            return [];
          }
        });
        const last = isMissing
          ? [restMissingTree(language)]
          : (statement?.generalTree(registry, named, language, { level }) ?? []);
        render(h('div', { lang: language }, [...trees, ...last].map(asVNode)), this.rootWith(sheetOf(style)));
      },
      (error: unknown) => {
        this.#shown = undefined;
        complain(
          this,
          `the declaration could not be loaded: ${String(error)}. dfo-consent-disclosure.js must lie beside dfo-consent.js.`,
        );
      },
    );
  }
}

/** Defines the element, once for a page, and wakes those that an earlier `stop()` put to sleep. */
export function defineDeclaration(): void {
  defineElement('dfo-cookie-declaration', DeclarationElement);
}
