/** Runs in a page: gates hostile markup and looks at what the browser's own parser makes of it. */
import { gateHtml } from '../../src/html/index.js';
import { hostilePage } from '../fixtures/hostile-markup.js';

const vendor = /^(https?:)?[\\/]{2}(player\.vimeo|public\.tableau)\.com/i;
/** What loads, by element: this parser has no scripting, so scripts are none of it. */
const loading: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'srcset'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
  iframe: ['src'],
  frame: ['src'],
  embed: ['src'],
  object: ['data'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  input: ['src'],
  link: ['href', 'imagesrcset'],
  body: ['background'],
  table: ['background'],
};

function* elementsIn(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element instanceof HTMLTemplateElement) yield* elementsIn(element.content);
  }
}

/** What a document would load of a vendor. */
function liveIn(html: string): string[] {
  const found: string[] = [];
  for (const element of elementsIn(new DOMParser().parseFromString(html, 'text/html'))) {
    for (const name of loading[element.localName] ?? []) {
      const value = element.getAttribute(name)?.replace(/[\t\n\r]/g, '') ?? '';
      if (value.split(/[\s,]+/).some((one) => vendor.test(one))) found.push(`<${element.localName} ${name}>`);
    }
    if (element.localName === 'iframe' && /vimeo|tableau/.test(element.getAttribute('srcdoc') ?? ''))
      found.push(`<${element.localName} srcdoc>`);
    if (element.localName === 'style' && /@import|url/.test(element.textContent ?? '')) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(element.textContent ?? '');
      if ([...sheet.cssRules].some((rule) => /vimeo|tableau/.test(rule.cssText))) found.push('<style>');
    }
    const { style } = element as HTMLElement;
    if (style && /vimeo|tableau/.test(style.cssText)) found.push(`<${element.localName} style>`);
  }
  return found;
}

/** The pages from one number to another of which something is still live. */
export function leaksAmong(from: number, to: number): { leaks: string[]; loaded: number } {
  const leaks: string[] = [];
  let loaded = 0;
  for (let seed = from; seed < to; seed++) {
    const html = hostilePage(seed);
    if (liveIn(html).length) loaded++;
    const live = liveIn(gateHtml(html, { site: 'dfo.no' }));
    if (live.length) leaks.push(`${seed}: ${live.join(' ')}\n${html}`);
  }
  return { leaks, loaded };
}
