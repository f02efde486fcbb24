import { Bag } from './value.js';
import { textsIn } from './contents.js';
import { judgeAddress, judgeCode, judgeCss, judgeHtml, judgeSettings } from './judge.js';
import { concatenated } from './join.js';
import { opaque, type Machine } from './machine.js';
import { pure } from './pure.js';
import { isFromPage, setAttribute, setOnElement, tagOfHtml, tagOfSelector } from './sinks.js';
import { asTexts } from './text-of.js';
import { nothing, textOf, texts, type Made, type Opaque, type Value } from './value.js';

const jQuery = /^(\$|jQuery)$/;
/** What fetches its first argument. */
const fetchers =
  /^(fetch|navigator\.(sendBeacon|serviceWorker\.register)|WebSocket|EventSource|Worker|SharedWorker|WebTransport|Request|Audio|System\.import|(\$|jQuery)\.(getScript|get|post|getJSON|ajax)|axios(\.(get|post|put|patch|head|delete|options|request|create))?|require|requirejs|require\.config|requirejs\.config)$/;
const methodsThatFetch = /^(addModule|importStylesheet)$/;
/** Methods whose arguments become elements, by position; of jQuery's, all do. */
const takesHtml: Readonly<Record<string, number>> = {
  insertAdjacentHTML: 1,
  createContextualFragment: 0,
  setHTMLUnsafe: 0,
  setHTML: 0,
  parseHTMLUnsafe: 0,
};
const jQueryHtml = /^(html|append|prepend|before|after|replaceWith|wrap|wrapAll|wrapInner|appendTo|prependTo|add)$/;
const insertions =
  /^(append|prepend|before|after|replaceWith|replaceChildren|appendChild|insertBefore|replaceChild|insertAdjacentElement)$/;
const cssMethods = /^(insertRule|addRule|replaceSync|replace)$/;
/** What comes of these has nothing of their arguments in it. */
const clean =
  /^(querySelector|querySelectorAll|getElementById|getElementsBy\w+|closest|matches|getAttribute|getAttributeNS|hasAttribute|fetch|get|getJSON|ajax|post|log|info|warn|error|createElement|find|children|parents?|siblings|filter|eq|first|last|is|contains|matchMedia|random|now|observe)$/;
const settersOfAttributes = /^(setAttribute|setAttributeNS|attr|prop)$/;
const elementLists =
  /^(forEach|map|filter|find|some|every|each|flatMap|reduce|findLast|eq|first|last|slice|get|item|at|not|is|end|add|addClass|removeClass|toggleClass|on|off|click|css|show|hide|insertBefore|insertAfter|appendTo|prependTo|clone|cloneNode|importNode|adoptNode)$/;

const nameOf = (path: string) => path.slice(path.lastIndexOf('.') + 1).replace(/[[\]()]+$/, '');
const rootOf = (path: string) => /^[^.([]*/.exec(path)?.[0] ?? path;

/** Calls something of the page, of the browser, or of another script. */
export function callNative(m: Machine, callee: Opaque, self: Value, args: readonly Value[], isNew: boolean): Value {
  m.step();
  const { path } = callee;
  const name = nameOf(path);
  const root = rootOf(path);
  const how = (address: string) => `calls ${path} with ${address}`;
  useVendor(m, path, root, name, args);
  const indirect = callIndirectly(m, callee, args);
  if (indirect) return indirect;
  const known = pure(m, path, name, args, isNew);
  if (known) return known;
  if (fetchers.test(path) || methodsThatFetch.test(name)) judgeSettings(m, args[0] ?? nothing, how);
  if (path === 'importScripts') for (const one of args) judgeAddress(m, one, how);
  if (name === 'open' && isVerb(args[0], self)) judgeAddress(m, args[1] ?? nothing, how);
  if (path === 'FontFace') judgeCss(m, args[1] ?? nothing, how);
  if (name === 'setProperty' || cssMethods.test(name))
    for (const one of args) if (name !== 'replace' || args.length === 1) judgeCss(m, one, how);
  if (/^document\b.*\.write(ln)?$/.test(path)) write(m, args);
  if (/^caches\b.*\.add(All)?$/.test(path)) judgeSettings(m, args[0] ?? nothing, how);
  if (name === 'animate') for (const inside of textsIn(m, args[0] ?? nothing)) judgeCss(m, texts(inside), how);
  if (/^(eval|Function(\.constructor)?|execScript)$/.test(path)) judgeCode(m, args.at(-1) ?? nothing);
  if (/^set(Timeout|Interval|Immediate)$/.test(path))
    judgeCode(
      m,
      (args[0] ?? []).filter(({ kind }) => kind === 'text'),
    );
  callOnElement(m, callee, name, self, args, how);
  callJQuery(m, path, name, self, args, how);
  if (isNew && /^(Image|Audio)$/.test(path)) return [m.made('element', [], path === 'Image' ? 'img' : 'audio')];
  makesElement(m, root, args);
  return [resultOf(m, callee, name, self, args)];
}

/** A library's own function is called, or its queue is told which server to count on. */
function useVendor(m: Machine, path: string, root: string, name: string, args: readonly Value[]): void {
  const service = m.vendors.globals.get(root);
  if (service === undefined) return;
  if (!m.vendors.queues.has(root)) m.tell(service, `uses ${path}`);
  else if (name === 'push' && args.some((one) => startsQueue(m, one))) m.tell(service, `starts ${root}`);
}

/** Whether a command sets up the tracker, or starts the container. */
export function startsQueue(m: Machine, command: Value): boolean {
  return command.some((one) => {
    if (one.kind !== 'made') return false;
    const first = one.properties.get(one.type === 'array' ? '0' : 'event') ?? [];
    return asTexts(m, first).some(({ text }) => /^(setTrackerUrl|setSiteId|addTracker|mtm\.Start)$/.test(text));
  });
}

/** `f.call(self, …)`, `f.apply(self, […])`, `f.bind(self, …)`. */
function callIndirectly(m: Machine, callee: Opaque, args: readonly Value[]): Value | undefined {
  const [, path, way] = /^(.+)\.(call|apply|bind)$/.exec(callee.path) ?? [];
  if (path === undefined) return undefined;
  const [self = nothing, ...rest] = args;
  const given = way === 'apply' ? listOf(m, rest[0] ?? nothing) : rest;
  const [, method] = /^(?:Array|String|Object)\.prototype\.(\w+)$/.exec(path) ?? [];
  const base: Opaque = { ...callee, path };
  const call = (more: readonly Value[]) =>
    method ? m.callMethod(self, method, [...given, ...more]) : m.callNative(base, self, [...given, ...more], false);
  return way === 'bind' ? m.native((_, more) => call(more)) : call([]);
}

const listOf = (m: Machine, list: Value): Value[] => {
  const [only] = list;
  if (list.length !== 1 || only?.kind !== 'made' || only.length === undefined) return [m.get(list, undefined)];
  return Array.from({ length: Math.min(only.length, 100) }, (_, at) => m.get(list, String(at)));
};

const isVerb = (verb: Value | undefined, self: Value): boolean =>
  self.some((one) => one.kind === 'made' && one.type === 'XMLHttpRequest') ||
  /^(get|post|put|head|patch|delete|options)$/i.test(textOf(verb) ?? '');

/** What is written in pieces is read as one. */
function write(m: Machine, args: readonly Value[]): void {
  const all = concatenated(args.map((one) => asTexts(m, one)));
  m.written = concatenated([asTexts(m, m.written), asTexts(m, all)]);
  judgeHtml(m, all, (address) => `writes ${address} into the page`, true);
}

function callOnElement(
  m: Machine,
  callee: Opaque,
  name: string,
  self: Value,
  args: readonly Value[],
  how: (address: string) => string,
): void {
  const targets = self.filter((one) => one.kind === 'made' || one.kind === 'opaque') as (Made | Opaque)[];
  if (settersOfAttributes.test(name)) {
    for (const target of targets) for (const [key, value] of pairs(m, name, args)) setAttribute(m, target, key, value);
  }
  const at = takesHtml[name];
  if (at !== undefined) judgeHtml(m, args[at] ?? nothing, how, name === 'createContextualFragment');
  if (!insertions.test(name)) return;
  for (const arg of args) {
    for (const one of arg) if (one.kind === 'opaque' && one.path.startsWith('parsed')) judgeHtml(m, [one], how, false);
    for (const target of targets) {
      if (target.tag !== 'style' && target.tag !== 'script') continue;
      const inside = arg.flatMap((one): Value => (one.kind === 'made' ? (one.properties.get('data') ?? []) : [one]));
      setOnElement(m, target, 'textContent', inside);
    }
  }
  if (!targets.length && callee.path.startsWith('parsed')) judgeHtml(m, [callee], how, false);
}

/** Names and values of `setAttribute(name, value)` and of jQuery's `attr({ name: value })`. */
function pairs(m: Machine, name: string, args: readonly Value[]): (readonly [string | undefined, Value])[] {
  const rest = name === 'setAttributeNS' ? args.slice(1) : args;
  const [first, value] = rest;
  if (value) {
    const names = asTexts(m, first ?? nothing).map((one) => (one.from.length ? undefined : one.text));
    // The value may be a function that gives it.
    const given = value.flatMap((one) => (one.kind === 'closure' ? m.call([one], [], []) : [one]));
    return names.map((key) => [key, given] as const);
  }
  return (first ?? []).flatMap((one) => (one.kind === 'made' ? [...one.properties] : []));
}

function callJQuery(
  m: Machine,
  path: string,
  name: string,
  self: Value,
  args: readonly Value[],
  how: (address: string) => string,
): void {
  if (jQuery.test(path) || /^(\$|jQuery)\.parseHTML$/.test(path)) {
    judgeHtml(m, args[0] ?? nothing, how, true);
    const tag = tagOfHtml(args[0]);
    if (tag)
      for (const [key, value] of pairs(m, 'attr', args.slice(1)))
        setAttribute(m, opaque('$()', m.page, undefined, tag), key, value);
  }
  const isJQuery = self.some((one) => one.kind === 'opaque' && !/^(document|element|parsed)/.test(one.path));
  if (isJQuery && jQueryHtml.test(name)) for (const one of args) judgeHtml(m, one, how, true);
  if (isJQuery && name === 'css')
    for (const one of args) {
      judgeCss(
        m,
        one.filter(({ kind }) => kind !== 'made'),
        how,
      );
      for (const settings of one)
        if (settings.kind === 'made') for (const value of settings.properties.values()) judgeCss(m, value, how);
    }
  if (name === 'load' && self.some((one) => one.kind === 'opaque' && one.path.includes('$(')))
    judgeAddress(m, args[0] ?? nothing, how);
}

const loadingTag = /^(iframe|frame|script|img|image|video|audio|source|embed|object|link|track)$/;

/** `h('iframe', { src })`: whoever it is, it makes an element. */
function makesElement(m: Machine, root: string, args: readonly Value[]): void {
  const tag = args.map((one) => textOf(one)).find((one) => one !== undefined && loadingTag.test(one));
  if (tag === undefined || root === 'document') return;
  const element = m.made('element', [], tag);
  for (const arg of args)
    for (const one of arg) {
      if (one.kind !== 'made') continue;
      const inner = ['attrs', 'props', 'domProps', 'attributes'].flatMap((name) => one.properties.get(name) ?? []);
      for (const settings of [one, ...inner])
        if (settings.kind === 'made')
          for (const [key, value] of settings.properties) setAttribute(m, element, key, value);
    }
}

function resultOf(m: Machine, callee: Opaque, name: string, self: Value, args: readonly Value[]): Opaque {
  const [on] = self;
  const isElement = on?.kind === 'opaque' ? isFromPage(on) : on?.kind === 'made' && on.tag !== undefined;
  const first = textOf(args[0]);
  const label = first !== undefined && first.length <= 60 ? first : undefined;
  const around = on?.kind === 'opaque' ? on.key : undefined;
  const bag = jQuery.test(callee.path) ? m.page : callee.bag;
  put(m, bag, label, around, args, name);
  const results = callBack(m, callee, name, self, args);
  if (jQuery.test(callee.path)) return opaque('$()', m.page, undefined, tagOfHtml(args[0]) ?? tagOfSelector(args[0]));
  if (name === 'createElement' || name === 'createElementNS')
    return opaque('document.createElement()', m.page, undefined, '');
  if (isElement && elementLists.test(name)) {
    if (on?.kind === 'opaque' && !results.length) return on;
  }
  const path = `${callee.path}()`;
  if (
    /^(querySelector(All)?|getElementsByTagName|find|closest|children|filter)$/.test(name) &&
    (isElement || bag === m.page)
  )
    return opaque(
      callee.path.startsWith('parsed') ? path : `document.${name}()`,
      bag,
      undefined,
      tagOfSelector(args[0]),
    );
  if (name === 'getAttributeNode' || name === 'createAttribute') return opaque('attribute', m.page, label);
  if (name === 'getElementById') return opaque('document.getElementById()', m.page);
  if (name === 'getAttribute' || (bag === m.page && /^(data|attr|prop)$/.test(name))) {
    return opaque('document.x', m.page, name === 'data' && label ? `data-${label}` : label);
  }
  // An element has texts by their names alone, so what comes of it comes by the name it was asked for.
  const inner = new Bag(bag === m.page ? [] : [bag]);
  if (bag === m.page && !clean.test(name))
    inner.put(
      undefined,
      self.filter((one) => one.kind === 'opaque' && one.key !== undefined),
    );
  if (!clean.test(name) || results.length) for (const one of results) inner.put(undefined, one);
  if (!clean.test(name)) for (const one of args) inner.put(label, one);
  if (!clean.test(name)) for (const one of self) if (one.kind === 'text') inner.put(label, [one]);
  // What is done to a text leaves it where it came from.
  const isWaiting =
    /^(then|catch|finally|split|slice|substring|substr|replace|replaceAll|trim|match|concat|join|at|toString)$/.test(
      name,
    );
  return opaque(path.length > 200 ? 'call()' : path, inner, isWaiting ? around : (label ?? around));
}

function put(
  m: Machine,
  bag: Bag,
  label: string | undefined,
  around: string | undefined,
  args: readonly Value[],
  name: string,
): void {
  if (clean.test(name) || /^(removeItem|then)$/.test(name)) return;
  args.forEach((arg, at) => {
    const target = /^(postMessage|dispatchEvent|trigger|triggerHandler|emit)$/.test(name) ? m.events : bag;
    target.put(at > 0 && args.length > 1 ? label : around, arg);
  });
}

/** Functions among the arguments may be called at once, and later. */
function callBack(m: Machine, callee: Opaque, name: string, self: Value, args: readonly Value[]): Value[] {
  const [on] = self;
  const results: Value[] = [];
  const isEvent =
    /^(addEventListener|on|one|bind|delegate|attachEvent|subscribe|addListener|click|change|submit|load|ready)$/.test(
      name,
    );
  const values = new Bag([...(isEvent ? [m.events] : []), ...(callee.bag === m.page ? [] : [callee.bag])]);
  if (!isEvent) for (const arg of args) values.put(undefined, arg);
  const isList = on?.kind === 'opaque' && isFromPage(on) && elementLists.test(name) && !isEvent;
  const params: Value[] = isList
    ? name === 'each'
      ? [[opaque('index', new Bag())], [{ ...on, key: undefined }]]
      : [[on], [opaque('index', new Bag())]]
    : [];
  if (/^(then|catch|finally)$/.test(name) && on?.kind === 'opaque') params.push([on]);
  for (const arg of args)
    for (const one of arg) {
      if (one.kind === 'made') m.escape([one], isEvent ? m.events : values, self);
      if (one.kind !== 'closure') continue;
      results.push(
        m.inBranch(() =>
          m.callBy(one, isList ? (name === 'each' ? [on] : (args[1] ?? nothing)) : self, params, values),
        ),
      );
      m.later(one, self, values, () => params);
    }
  return results;
}
