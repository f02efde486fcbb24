import { isFetchedLink, isRunnable, loadedAs } from '../loads.js';
import { textsIn } from './contents.js';
import { judgeAddress, judgeCode, judgeCss, judgeHtml } from './judge.js';
import { asTexts } from './text-of.js';
import { opaque, type Machine } from './machine.js';
import { inSrcset } from '../../address/srcset.js';
import { hole, textOf, texts, type Made, type Opaque, type Value } from './value.js';

/** What fetches on an element that nobody knows the name of. */
const onAny = new Set(['src', 'srcset', 'srcdoc', 'data', 'href', 'xlink:href', 'poster', 'background', 'imagesrcset']);
/** Names of properties whose attribute is called otherwise. */
const attributeNames: Readonly<Record<string, string>> = { imageSrcset: 'imagesrcset', srcObject: '' };
const html = new Set(['innerHTML', 'outerHTML', 'srcdoc']);
const textProperties = new Set(['textContent', 'innerText', 'text', 'innerHTML', 'data', 'nodeValue', 'outerText']);
/** Elements in which tags are text. */
const onlyText = new Set(['textarea', 'title', 'option', 'noscript']);

export const isFromPage = ({ path }: Opaque): boolean =>
  path.startsWith('document') || path.startsWith('element') || path.includes('$(');

/** To another page; or to none, where a script runs. */
export function navigate(m: Machine, value: Value): void {
  for (const one of value)
    if (one.kind === 'text' && /^[\s\0-\x1f]*javascript:/i.test(one.text))
      judgeAddress(m, [one], (address) => `runs ${address}`);
}

const isAttributeNode = /^attribute$|\.attributes\b/;

/** `element.key = value`. True if that is all that happens. */
export function setOnElement(m: Machine, on: Made | Opaque, key: string | undefined, value: Value): void {
  const how = (address: string) => `gives ${address} to ${key ?? 'a property'}`;
  if (on.kind === 'opaque' && /(^|\.)location$/.test(on.path)) return navigate(m, value);
  if (on.kind === 'opaque' && isAttributeNode.test(on.path) && /^(value|nodeValue|textContent)$/.test(key ?? 'value'))
    return setAttribute(m, opaque('document.x', m.page), on.key, value);
  if (on.kind === 'opaque' && /\.style$/.test(on.path)) return judgeCss(m, value, how);
  if (key === undefined) return setUnknown(m, on, value, how);
  if (key === 'cssText') return judgeCss(m, value, how);
  if (key === 'style') return judgeCss(m, value, how);
  if (on.tag === 'style' && textProperties.has(key)) return judgeCss(m, value, how);
  if (on.tag === 'script' && textProperties.has(key)) return setScript(m, on, value, how);
  if (html.has(key)) {
    if (!onlyText.has(on.tag ?? '')) judgeHtml(m, value, how, key === 'srcdoc');
    return;
  }
  judgeAttribute(m, on, attributeNames[key] ?? key.toLowerCase(), value, how);
}

/** The text of a script element: code, or rules and data of the type that it has. */
function setScript(m: Machine, on: Made | Opaque, value: Value, how: (address: string) => string): void {
  const types = on.kind === 'made' ? (on.properties.get('type') ?? []) : [];
  const isRun = !types.length || types.some((one) => one.kind !== 'text' || isRunnable(one.text, undefined));
  const isRules = types.some((one) => one.kind === 'text' && /^\s*(speculationrules|importmap)\s*$/i.test(one.text));
  if (isRules) for (const address of textsIn(m, value, 'urls')) judgeAddress(m, texts(address), how);
  else if (isRun) judgeCode(m, value);
}

/** `element.setAttribute(name, value)` and the like. */
export function setAttribute(m: Machine, on: Made | Opaque, name: string | undefined, value: Value): void {
  const how = (address: string) => `gives ${address} to the attribute ${name ?? 'of an unknown name'}`;
  if (name === undefined) return setUnknown(m, on, value, how);
  const lower = name.toLowerCase();
  m.page.put(lower, value);
  if (on.kind === 'made' && !on.properties.has(name)) on.properties.set(name, value);
  if (lower === 'style') judgeCss(m, value, how);
  else if (lower === 'srcdoc') judgeHtml(m, value, how, true);
  else if (lower.startsWith('on')) judgeCode(m, value);
  else judgeAttribute(m, on, lower, value, how);
}

function judgeAttribute(
  m: Machine,
  on: Made | Opaque,
  name: string,
  value: Value,
  how: (address: string) => string,
): void {
  const tag = on.tag ?? '';
  const isFetched = tag ? loadedAs(tag, name) !== undefined : onAny.has(name);
  if (!isFetched) return;
  // An object without a face: `settings.data`, `item.href`.
  if (on.kind === 'opaque' && !tag && name === 'data' && !isFromPage(on)) return;
  if (tag === 'link' && isOnlyTold(on)) return;
  if (tag === 'meta' && !isRefresh(on)) return;
  if (!name.endsWith('srcset')) return judgeAddress(m, value, how, tag);
  for (const one of asTexts(m, value))
    for (const address of inSrcset(one.text)) judgeAddress(m, [{ ...one, text: address }], how, tag);
}

const isOnlyTold = (on: Made | Opaque): boolean => {
  if (on.kind !== 'made') return false;
  const rel = on.properties.get('rel');
  return Boolean(rel?.every((one) => one.kind === 'text' && one.text !== hole && !isFetchedLink(one.text)));
};

const isRefresh = (on: Made | Opaque): boolean =>
  on.kind === 'made' &&
  ['httpEquiv', 'http-equiv'].some((name) =>
    on.properties.get(name)?.some((one) => one.kind !== 'text' || /refresh/i.test(one.text)),
  );

/** Under a name that nobody knows. */
function setUnknown(m: Machine, on: Made | Opaque, value: Value, how: (address: string) => string): void {
  if (on.kind === 'opaque' && !isFromPage(on)) return;
  const tag = on.tag ?? '';
  if (tag && ![...onAny].some((name) => name !== 'background' && loadedAs(tag, name))) return;
  judgeAddress(m, value, how, tag);
}

/** The element that a selector finds, where it tells. */
export function tagOfSelector(selector: Value | undefined): string | undefined {
  const all = textOf(selector)
    ?.replace(/\[[^\]]*\]|\([^)]*\)/g, '')
    .split(',')
    .map((one) =>
      /^[a-z][\w-]*/i
        .exec(
          one
            .trim()
            .split(/[\s>+~]+/)
            .at(-1) ?? '',
        )?.[0]
        .toLowerCase(),
    );
  return all?.every((one) => one === all[0]) ? all[0] : undefined;
}

/** The first element of a piece of HTML, as `$('<a>')` makes it. */
export const tagOfHtml = (markup: Value | undefined): string | undefined =>
  /^\s*<([a-z][\w-]*)/i.exec(textOf(markup) ?? '')?.[1]?.toLowerCase();
