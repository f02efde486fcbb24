import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { inCss } from '../../address/css.js';
import { addressesIn, isFetchedLink, isRunnable, loadedAs } from '../loads.js';
import { Seen, textsIn } from './contents.js';
import { whatMatters } from './hot.js';
import { joinedBy, asTexts } from './text-of.js';
import type { Doubt, Machine } from './machine.js';
import { hole, type Text, type Value } from './value.js';

type Node = DefaultTreeAdapterTypes.ChildNode;

const shown = (address: string) => address.replaceAll(hole, '…').slice(0, 120);

/** Texts with these are no single address, but something that addresses stand in. */
const isMore = (one: string) => /[\s"'`<>{}]/.test(one.trim());

/** The services that a text names by an address. */
function servicesIn(m: Machine, one: string): readonly string[] {
  const known = m.services.get(one);
  if (known) return known;
  const found = servicesNamed(m, one);
  m.services.set(one, found);
  return found;
}

const servicesNamed = (m: Machine, one: string): readonly string[] => {
  if (isMore(one)) return [...m.vendors.within(one), ...m.vendors.within(`"${one}"`)];
  const whole = one.replaceAll(hole, 'x');
  // `name=value` of a cookie or a query.
  const value = /^[\w-]+=(.*)$/s.exec(whole)?.[1];
  return [m.vendors.of(whole) ?? (value === undefined ? undefined : m.vendors.of(decoded(value)))].filter(
    (id) => id !== undefined,
  );
};

/** What a hole at the beginning of an address may be, as far as it matters for the rest. */
const beginnings = ['', 'https:', 'https://x', 'https://x.', 'x'];

/** The service of an address that may have holes. */
function ownerOf(m: Machine, address: string): string | undefined {
  if (!address.includes(hole)) return m.vendors.of(address);
  const at = address.indexOf(hole);
  const before = address.slice(0, at);
  const rest = address.slice(at + hole.length).replaceAll(hole, 'x');
  const all = /^\s*$/.test(before) ? [...beginnings, ...(/^[\w-]/.test(rest) ? ['https://'] : [])] : ['', 'x', 'x.'];
  for (const one of all) {
    const owner = m.vendors.of(before + one + rest);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** Whether nobody knows whose it is: its host is in a hole. */
const isUnfollowed = (address: string): boolean => {
  const at = address.indexOf(hole);
  if (at < 0) return false;
  const before = address.slice(0, at).trim();
  return before === '' || /^([a-z][a-z\d+.-]*:)?[\\/]{2}[^\\/?#]*$/i.test(before) || /^[a-z]+:$/i.test(before);
};

/** Something is fetched from `value`. `how` tells it in words: `gives … to src`. */
export function judgeAddress(m: Machine, value: Value, how: (address: string) => string, tag?: string): void {
  for (const one of value)
    if (one.kind === 'made' && one.type === 'array') judgeAddress(m, joinedBy(m, one, ','), how, tag);
  const flat = value.filter((one) => one.kind !== 'made' || one.type !== 'array');
  for (const one of asTexts(m, flat)) judgeText(m, one, how, tag);
}

function judgeText(m: Machine, one: Text, how: (address: string) => string, tag?: string): void {
  const owner = ownerOf(m, one.text);
  if (owner !== undefined) return m.tell(owner, how(shown(one.text)));
  if (/^[\s\0-\x1f]*(data|javascript):/i.test(one.text)) return judgeCarried(m, one, how);
  if (!isUnfollowed(one.text)) return;
  if (tag === 'script' || tag === '') m.hasUnfollowedScript = true;
  const judge = (inside: string) => {
    for (const service of servicesIn(m, inside)) m.tell(service, how(`an address that may be ${shown(inside)}`));
  };
  m.doubts.push({ as: 'address', value: [one], judge });
}

/** An address that carries its content with it. */
function judgeCarried(m: Machine, one: Text, how: (address: string) => string): void {
  // Browsers leave these signs out (URL standard, «basic URL parser», 1 to 3).
  const address = one.text.replace(/[\t\n\r]/g, '').trim();
  const script = /^javascript:(.*)$/is.exec(address)?.[1];
  if (script !== undefined) return judgeCode(m, [{ ...one, text: decoded(script) }]);
  const [, type = '', content = ''] = /^data:([^,]*),(.*)$/is.exec(address) ?? [];
  const inside: Text = { ...one, text: /;\s*base64\s*$/i.test(type) ? fromBase64(decoded(content)) : decoded(content) };
  if (/script/i.test(type)) judgeCode(m, [inside]);
  else if (/css/i.test(type)) judgeCss(m, [inside], how);
  else if (/html|xml/i.test(type)) judgeHtml(m, [inside], how, true);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fromBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return text;
  }
}

/** All addresses in the settings of a loader. */
export function judgeSettings(m: Machine, value: Value, how: (address: string) => string): void {
  for (const one of value) {
    if (one.kind !== 'made' || one.properties.has('href')) judgeAddress(m, [one], how);
    else
      for (const [name, inside] of one.properties)
        if (one.type === 'array' || /^(url|uri|src|href|baseurl|paths?|input|script)$/i.test(name))
          judgeSettings(m, inside, how);
  }
}

/** `value` becomes a style, or declarations of one. */
export function judgeCss(m: Machine, value: Value, how: (address: string) => string): void {
  for (const one of asTexts(m, value)) {
    const sheet = /[{@]/.test(one.text) ? one.text : `a{b:${one.text}}`;
    for (const address of inCss(sheet)) judgeText(m, { ...one, text: address }, how);
    if (!/^\uE000+$/.test(one.text.trim())) continue;
    const judge = (inside: string) => {
      if (/url\(|@import|image-set/i.test(inside))
        for (const service of m.vendors.within(inside)) m.tell(service, how(shown(inside)));
    };
    m.doubts.push({ as: 'css', value: [one], judge });
  }
}

/** `value` runs as a script. */
export function judgeCode(m: Machine, value: Value): void {
  for (const one of asTexts(m, value)) {
    const judge = (inside: string) => {
      for (const service of m.vendors.within(`"${inside}"\n${inside}`))
        m.tell(service, `runs a text with ${shown(inside)}`);
    };
    if (one.text.includes(hole)) m.doubts.push({ as: 'code', value: [one], judge });
    else m.runText(one.text);
  }
}

/** Signs of a template for a part that somebody else fills in. */
const placeholder = /\{\{|\}\}|<%|\$\{|%s|\[\[|__\w+__|#\{/;

/** `value` becomes elements of the page. */
export function judgeHtml(m: Machine, value: Value, how: (address: string) => string, runsScripts: boolean): void {
  for (const one of asTexts(m, value)) {
    judgeMarkup(m, one, how, runsScripts, 0);
    if (!one.from.length) continue;
    const judge = (inside: string) => {
      if (inside.includes('<')) judgeMarkup(m, { ...one, text: inside, from: [] }, how, runsScripts, 0);
    };
    m.doubts.push({ as: 'html', value: one.from, judge });
  }
}

/** Looks through what could not be followed: each thing once for each use, however many ways lead to it. */
export function judgeDoubts(m: Machine): void {
  const doubts = m.doubts.splice(0);
  // Markup may write its signs as references, and may be a template.
  const matters = (inside: string) =>
    servicesIn(m, inside).length > 0 || (inside.includes('<') && (inside.includes('&') || loadsPlaceholder(inside)));
  const search = whatMatters(
    m,
    doubts.map(({ value }) => value),
    matters,
  );
  const seen = { address: new Seen(search), css: new Seen(search), code: new Seen(search), html: new Seen(search) };
  let hasTemplate = false;
  for (const { as, value, judge } of doubts) {
    for (const inside of textsIn(m, value, undefined, seen[as])) {
      if (as === 'html' && loadsPlaceholder(inside)) hasTemplate = true;
      judge(inside);
    }
  }
  if (hasTemplate) for (const one of doubts.slice(0, mostTemplates)) if (one.as === 'html') judgeTemplate(m, one);
}

const mostTemplates = 200;

/** A template with an element that loads, and an address for it somewhere. */
function judgeTemplate(m: Machine, { value }: Doubt): void {
  const all = [...textsIn(m, value)];
  if (!all.some((inside) => loadsPlaceholder(inside))) return;
  for (const address of all)
    if (!isMore(address))
      for (const service of servicesIn(m, address)) m.tell(service, `fills in a template with ${shown(address)}`);
}

const loadsPlaceholder = (html: string): boolean =>
  placeholder.test(html) &&
  elementsOf(html).some(({ tagName, attrs }) =>
    attrs.some(({ name, value }) => loadedAs(tagName, name) !== undefined && placeholder.test(value)),
  );

function judgeMarkup(
  m: Machine,
  one: Text,
  how: (address: string) => string,
  runsScripts: boolean,
  depth: number,
): void {
  if (!one.text.includes('<') || depth > 3) return;
  m.step(one.text.length >> 5);
  const part = (text: string): Text => ({ ...one, text });
  for (const element of elementsOf(one.text)) {
    const { tagName, attrs } = element;
    for (const { name, value } of attrs) {
      const inElement = (address: string) => how(`<${tagName} ${name}="${address}">`);
      if (name === 'srcdoc') judgeMarkup(m, part(value), inElement, true, depth + 1);
      else if (name === 'style') judgeCss(m, [part(value)], inElement);
      else if (name.startsWith('on')) judgeCode(m, [part(value)]);
      else if (tagName === 'meta') {
        const address = value.replace(/^[^;,]*[;,]\s*(url\s*=\s*['"]?)?/i, '');
        if (name === 'content' && isRefresh(attrs)) judgeText(m, part(address), inElement);
      } else if (loadedAs(tagName, name) !== undefined && !(tagName === 'link' && isOnlyTold(attrs)))
        for (const address of addressesIn(name, value)) judgeText(m, part(address), inElement, tagName);
      else m.page.put(name, [part(value)]);
    }
    const inner = () => element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
    if (tagName === 'style') judgeCss(m, [part(inner())], how);
    if (tagName === 'script' && runsScripts && isInline(attrs)) judgeCode(m, [part(inner())]);
  }
}

type Attributes = readonly { readonly name: string; readonly value: string }[];

const isInline = (attrs: Attributes) =>
  !attrs.some(({ name }) => name === 'src') && isRunnable(attrs.find(({ name }) => name === 'type')?.value, undefined);

const isOnlyTold = (attrs: Attributes) => {
  const rel = attrs.find(({ name }) => name === 'rel')?.value ?? '';
  return !rel.includes(hole) && !isFetchedLink(rel);
};

const isRefresh = (attrs: Attributes) =>
  attrs.some(({ name, value }) => name === 'http-equiv' && /^refresh$/i.test(value));

/** All elements of a piece of HTML, templates' too. */
function elementsOf(html: string): DefaultTreeAdapterTypes.Element[] {
  const all: DefaultTreeAdapterTypes.Element[] = [];
  const open: Node[] = [...parseFragment(html).childNodes];
  while (open.length) {
    const node = open.pop()!;
    if (!('tagName' in node)) continue;
    all.push(node);
    open.push(...node.childNodes, ...('content' in node ? node.content.childNodes : []));
  }
  return all;
}
