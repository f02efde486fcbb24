import type { Consent } from '../consent/model.js';
import { running } from '../page/running.js';
import { doc } from '../page/natives.js';

// On a server there are no elements; there the classes are only named, never made.
const Base = (globalThis.HTMLElement ?? Object) as typeof HTMLElement;

const sheets = new Map<string, CSSStyleSheet>();

/** One style sheet for each text, however many elements use it. Sheets made by script need no `style-src`. */
export function sheetOf(css: string): CSSStyleSheet {
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  return sheet;
}

/** An element that follows the running consent for as long as it stands in the page. */
export abstract class ConsentElement extends Base {
  protected consent: Consent | undefined;
  #unwatch: (() => void) | undefined;

  connectedCallback(): void {
    const now = running()?.consent;
    if (!now || (this.#unwatch && this.consent === now)) return;
    this.#unwatch?.();
    this.consent = now;
    this.#unwatch = now.watch(() => this.update(now));
    this.update(now);
  }

  disconnectedCallback(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  /** Whether it has a root. What parsers leave in its template (`innerHTML`, `DOMParser`, a morph) becomes one. */
  protected hasRoot(): boolean {
    const template = this.querySelector<HTMLTemplateElement>(':scope>template[shadowrootmode]');
    if (template && !this.shadowRoot) {
      this.attachShadow({ mode: 'open' }).append(template.content);
      this.checkTheme();
    }
    return !!this.shadowRoot?.lastElementChild;
  }

  /** With the page's own styles, and before it is painted. */
  protected checkTheme(): void {
    requestAnimationFrame(() => this.consent?.looks()?.check(this));
  }

  /** Gives the root our style, where it has none: of a page's own style its policy may let nothing in. Returns whether it did. */
  protected dress(style: 'banner' | 'settings'): boolean {
    const root = this.shadowRoot!;
    if (root.adoptedStyleSheets.length || root.querySelector('style')?.sheet) return false;
    const looks = this.consent!.looks();
    if (looks) root.adoptedStyleSheets = [sheetOf(looks[style])];
    return !!looks;
  }

  /** The root to show something in, under `sheets`. Until there is something to show there is neither root nor style. */
  rootWith(...sheets: CSSStyleSheet[]): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = sheets;
    return root;
  }

  /** Shows the state of `consent`; called at each change of it. */
  abstract update(consent: Consent): void;
}

/** Defines an element, once for a page, and wakes those in the page that an earlier `stop()` put to sleep. */
export function defineElement(name: string, element: new () => ConsentElement): void {
  if (!customElements.get(name)) customElements.define(name, element);
  for (const there of doc.querySelectorAll<ConsentElement>(name)) there.connectedCallback();
}
