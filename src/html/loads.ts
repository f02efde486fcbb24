import { inSrcset } from '../address/srcset.js';

/** What an address is loaded as: it decides what a `data:` address can load in its turn. */
export type LoadedAs = 'document' | 'script' | 'style' | 'image' | 'other';

/** One entry: attributes of elements that browsers fetch without being asked, and where the standard says so. */
interface Entry {
  readonly elements: readonly string[];
  readonly attributes: readonly string[];
  readonly as: LoadedAs;
  readonly source: string;
}

const html = (section: string) => `https://html.spec.whatwg.org/multipage/${section}`;
const svg = (section: string) => `https://www.w3.org/TR/SVG2/${section}`;
/** What only old pages have and old browsers obey. */
const obsolete = html('obsolete.html#non-conforming-features');

/** What browsers fetch, by element and attribute. Links that a person follows are not here. */
export const fetched: readonly Entry[] = [
  { elements: ['script'], attributes: ['src'], as: 'script', source: html('scripting.html#attr-script-src') },
  {
    elements: ['script'],
    attributes: ['href', 'xlink:href'],
    as: 'script',
    source: svg('interact.html#ScriptElementHrefAttribute'),
  },
  {
    elements: ['iframe'],
    attributes: ['src'],
    as: 'document',
    source: html('iframe-embed-object.html#attr-iframe-src'),
  },
  { elements: ['frame'], attributes: ['src'], as: 'document', source: html('obsolete.html#frames') },
  {
    elements: ['fencedframe', 'portal'],
    attributes: ['src'],
    as: 'document',
    source: 'https://wicg.github.io/fenced-frame/#the-fencedframe-element',
  },
  {
    elements: ['img', 'image'],
    attributes: ['src', 'srcset'],
    as: 'image',
    source: html('embedded-content.html#attr-img-src'),
  },
  { elements: ['img'], attributes: ['lowsrc', 'dynsrc'], as: 'image', source: obsolete },
  { elements: ['image'], attributes: ['href', 'xlink:href'], as: 'image', source: svg('embedded.html#ImageElement') },
  {
    elements: ['source'],
    attributes: ['src', 'srcset'],
    as: 'image',
    source: html('embedded-content.html#the-source-element'),
  },
  { elements: ['video', 'audio'], attributes: ['src'], as: 'other', source: html('media.html#attr-media-src') },
  { elements: ['video'], attributes: ['poster'], as: 'image', source: html('media.html#attr-video-poster') },
  { elements: ['track'], attributes: ['src'], as: 'other', source: html('media.html#attr-track-src') },
  { elements: ['embed'], attributes: ['src'], as: 'document', source: html('iframe-embed-object.html#attr-embed-src') },
  { elements: ['embed'], attributes: ['code', 'codebase'], as: 'other', source: obsolete },
  {
    elements: ['object'],
    attributes: ['data'],
    as: 'document',
    source: html('iframe-embed-object.html#attr-object-data'),
  },
  { elements: ['object'], attributes: ['codebase', 'classid', 'archive'], as: 'other', source: obsolete },
  { elements: ['applet'], attributes: ['code', 'codebase', 'archive', 'object'], as: 'other', source: obsolete },
  { elements: ['input'], attributes: ['src'], as: 'image', source: html('input.html#attr-input-src') },
  { elements: ['link'], attributes: ['href'], as: 'style', source: html('semantics.html#attr-link-href') },
  {
    elements: ['link'],
    attributes: ['imagesrcset'],
    as: 'image',
    source: html('semantics.html#attr-link-imagesrcset'),
  },
  {
    elements: ['meta'],
    attributes: ['content'],
    as: 'document',
    source: html('semantics.html#attr-meta-http-equiv-refresh'),
  },
  { elements: ['html'], attributes: ['manifest'], as: 'other', source: obsolete },
  { elements: ['bgsound'], attributes: ['src'], as: 'other', source: obsolete },
  {
    elements: ['a', 'area'],
    attributes: ['attributionsrc'],
    as: 'other',
    source: 'https://wicg.github.io/attribution-reporting-api/#dom-htmlattributionsrcelementutils-attributionsrc',
  },
  {
    elements: ['img', 'script'],
    attributes: ['attributionsrc'],
    as: 'other',
    source: 'https://wicg.github.io/attribution-reporting-api/#dom-htmlattributionsrcelementutils-attributionsrc',
  },
  { elements: ['a', 'area'], attributes: ['ping'], as: 'other', source: html('links.html#ping') },
  {
    elements: ['set', 'animate'],
    attributes: ['to', 'from', 'by', 'values'],
    as: 'image',
    source: 'https://www.w3.org/TR/SVG11/animate.html#ToAttribute',
  },
  // It is cloned into the page, and what is in it loads there.
  { elements: ['use'], attributes: ['href', 'xlink:href'], as: 'document', source: svg('struct.html#UseElement') },
  {
    elements: ['model'],
    attributes: ['src'],
    as: 'other',
    source: 'https://immersive-web.github.io/model-element/#dom-htmlmodelelement-src',
  },
  {
    elements: [
      'feimage',
      'fecolormatrix',
      'pattern',
      'lineargradient',
      'radialgradient',
      'filter',
      'mpath',
      'textpath',
      'cursor',
      'mask',
      'clippath',
      'marker',
      'font-face-uri',
      'color-profile',
      'tref',
    ],
    attributes: ['href', 'xlink:href'],
    as: 'image',
    source: svg('linking.html#linkRefAttrs'),
  },
];

/** On any element: https://html.spec.whatwg.org/multipage/rendering.html#the-page and its like. */
const anywhere = new Map<string, LoadedAs>([['background', 'image']]);

const known = new Map<string, Map<string, LoadedAs>>();
for (const { elements, attributes, as } of fetched) {
  for (const element of elements) {
    const entry = known.get(element) ?? new Map(anywhere);
    for (const attribute of attributes) entry.set(attribute, as);
    known.set(element, entry);
  }
}

/** As what browsers load an attribute of an element by themselves; undefined where they do not. */
export const loadedAs = (element: string, attribute: string): LoadedAs | undefined =>
  (known.get(element) ?? anywhere).get(attribute);

/** Kinds of links for which browsers connect or fetch (https://html.spec.whatwg.org/multipage/links.html#linkTypes). */
export const fetchingRels: Readonly<Record<string, string>> = {
  stylesheet: html('links.html#link-type-stylesheet'),
  icon: html('links.html#rel-icon'),
  'apple-touch-icon':
    'https://developer.apple.com/library/archive/documentation/AppleApplications/Reference/SafariWebContent/ConfiguringWebApplications/ConfiguringWebApplications.html',
  'apple-touch-icon-precomposed': 'the same',
  'apple-touch-startup-image': 'the same',
  'mask-icon': 'https://developer.mozilla.org/docs/Web/HTML/Attributes/rel#mask-icon',
  'fluid-icon': 'https://microformats.org/wiki/existing-rel-values',
  manifest: html('links.html#link-type-manifest'),
  preload: html('links.html#link-type-preload'),
  modulepreload: html('links.html#link-type-modulepreload'),
  prefetch: html('links.html#link-type-prefetch'),
  preconnect: html('links.html#link-type-preconnect'),
  'dns-prefetch': html('links.html#link-type-dns-prefetch'),
  prerender: 'https://www.w3.org/TR/resource-hints/#prerender',
  subresource: 'https://www.chromium.org/spdy/link-headers-and-server-hint/link-rel-subresource',
  import: 'https://www.w3.org/TR/html-imports/',
  next: 'https://developer.mozilla.org/docs/Glossary/Prefetch (Firefox)',
  'compression-dictionary': 'https://www.rfc-editor.org/rfc/rfc9842',
  dictionary: 'its name before the standard',
  monetization: 'https://webmonetization.org/specification/',
  serviceworker: 'https://github.com/w3c/ServiceWorker/issues/685',
  p3pv1: 'https://www.w3.org/TR/P3P/#ref_syntax',
  webbundle: 'https://github.com/WICG/webpackage/blob/main/explainers/subresource-loading.md',
};

/** Whether a `<link>` of this `rel` makes a browser connect or fetch. */
export const isFetchedLink = (rel: string): boolean =>
  rel
    .toLowerCase()
    .split(/[\t\n\f\r ]+/)
    .some((token) => Object.hasOwn(fetchingRels, token));

/** `0; url=https://…`: https://html.spec.whatwg.org/multipage/semantics.html#shared-declarative-refresh-steps */
const refresh =
  /^[\t\n\f\r ]*[\d.]*[\t\n\f\r ]*[;,]?[\t\n\f\r ]*(?:url[\t\n\f\r ]*=[\t\n\f\r ]*)?(?:"([^"]*)|'([^']*)|(.*))/is;

/** The addresses in the value of a fetched attribute. `content` is that of a `<meta>`. */
export function addressesIn(attribute: string, value: string): string[] {
  if (attribute === 'srcset' || attribute === 'imagesrcset') return inSrcset(value);
  if (attribute === 'values') return value.split(';').map((one) => one.trim());
  if (attribute === 'ping' || attribute === 'archive' || attribute === 'attributionsrc')
    return value.split(/[\t\n\f\r ,]+/).filter(Boolean);
  if (attribute === 'content') {
    const [, double, single, bare] = refresh.exec(value) ?? [];
    return [(double ?? single ?? bare ?? '').trim()];
  }
  return [value];
}

/** `type`s of scripts that browsers run (https://mimesniff.spec.whatwg.org/#javascript-mime-type) or obey; all others are data to them. */
const scriptTypes =
  /^(|module|importmap|speculationrules|webbundle|(text|application)\/(x-)?(java|ecma)script|text\/(javascript1\.[0-5]|jscript|livescript))$/i;

/** Whether browsers run, or obey, a script of this type. */
export const isRunnable = (type: string | undefined, language: string | undefined): boolean =>
  type !== undefined ? scriptTypes.test(type.trim()) : !language || scriptTypes.test(`text/${language}`);
