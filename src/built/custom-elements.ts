import { elementManifest, type ElementFacts } from '../core/element-manifest.js';

/** The file that defines them in a page, from the package’s folder. */
const path = 'dist/dfo-consent.js';

/** What editors and catalogues read of the elements, as JSON: https://custom-elements-manifest.open-wc.org, schema 2.1.0. */
export function customElements(): string {
  const elements = Object.entries<ElementFacts>(elementManifest);
  const manifest = {
    schemaVersion: '2.1.0',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: elements.map(([tagName, { name, description, attributes, tokens = {} }]) => ({
          kind: 'class',
          name,
          tagName,
          customElement: true,
          description,
          superclass: { name: 'HTMLElement' },
          attributes: Object.entries(attributes).map(([name, { type, ...facts }]) => ({
            name,
            ...facts,
            type: { text: type },
          })),
          cssProperties: Object.entries(tokens).map(([name, facts]) => ({ name, ...facts })),
        })),
        exports: elements.map(([tagName, { name }]) => ({
          kind: 'custom-element-definition',
          name: tagName,
          declaration: { name, module: path },
        })),
      },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
