import { inSrcset } from '../address/srcset.js';

/**
 * What browsers fetch without being asked, by element and attribute: HTML's and SVG's, with what only old pages have.
 * Links that a person follows are not here.
 */
const fetched: Readonly<Record<string, readonly string[]>> = {
  script: ['src', 'href', 'xlink:href'],
  iframe: ['src', 'srcdoc'],
  frame: ['src'],
  fencedframe: ['src'],
  portal: ['src'],
  img: ['src', 'srcset', 'lowsrc', 'dynsrc'],
  image: ['src', 'srcset', 'href', 'xlink:href'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  embed: ['src', 'code', 'codebase'],
  object: ['data', 'codebase', 'classid', 'archive'],
  applet: ['code', 'codebase', 'archive', 'object'],
  input: ['src'],
  link: ['href', 'imagesrcset'],
  set: ['to'],
  animate: ['to', 'from', 'by', 'values'],
  html: ['manifest'],
  bgsound: ['src'],
  a: ['ping'],
  area: ['ping'],
};

/** On any element. */
const fetchedAnywhere = ['background'];

/** SVG elements that point elsewhere only by `href`. */
const svgReferences = [
  'use',
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
];

/** `rel`s that only tell. */
const onlyTold =
  /^(alternate|amphtml|author|edituri|publisher|via|bookmark|canonical|help|license|me|next|nofollow|noopener|noreferrer|pgpkey|prev|privacy-policy|search|shortlink|tag|terms-of-service|up|webmention)$/i;

/** Whether a `<link>` of this `rel` makes the browser connect or fetch. What is not known to be harmless does. */
export const isFetchedLink = (rel: string): boolean => {
  const tokens = rel.trim().split(/\s+/).filter(Boolean);
  return tokens.length > 0 && !tokens.every((token) => onlyTold.test(token));
};

/** Names of the attributes of `element` that browsers fetch. */
export const fetchedBy = (element: string): readonly string[] => known.get(element) ?? fetchedAnywhere;

const known = new Map([
  ...[...svgReferences].map((name) => [name, ['href', 'xlink:href', ...fetchedAnywhere]] as const),
  ...Object.entries(fetched).map(([name, attributes]) => [name, [...attributes, ...fetchedAnywhere]] as const),
]);

/** The addresses in the value of a fetched attribute. */
export const addressesIn = (name: string, value: string): string[] => {
  if (name === 'srcset' || name === 'imagesrcset') return inSrcset(value);
  if (name === 'values') return value.split(';').map((one) => one.trim());
  if (name === 'ping' || name === 'archive') return value.split(/[\s,]+/).filter(Boolean);
  return [value];
};

/** `type`s of scripts that browsers act on (HTML, «JavaScript MIME type essence match»); all others are data to them. */
const scriptTypes =
  /^(|module|importmap|speculationrules|(text|application)\/(x-)?(java|ecma)script|text\/(javascript1\.[0-5]|jscript|livescript))$/i;

/** Whether browsers run, or obey, a script of this type. */
export const isRunnable = (type: string | undefined, language: string | undefined): boolean =>
  type !== undefined ? scriptTypes.test(type.trim()) : !language || scriptTypes.test(`text/${language}`);

/** Whether it is inserted, not run late: such maps must be there before the first module. */
export const isImportMap = (type: string | undefined): boolean => /^\s*importmap\s*$/i.test(type ?? '');
