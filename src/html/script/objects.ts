import { Bag } from './value.js';
import { join } from './join.js';
import { opaque, type Machine } from './machine.js';
import { isFromPage, navigate, setOnElement } from './sinks.js';
import { hole, nothing, plain, text, type Made, type Opaque, type Possibility, type Value } from './value.js';

const isPage = /^(window|self|globalThis|frames|top|parent|document\.defaultView|this)$/;
/** Ways from one element to another. */
const toElement = new Set(
  'target currentTarget srcElement relatedTarget parentNode parentElement firstChild lastChild firstElementChild lastElementChild nextSibling nextElementSibling previousSibling previousElementSibling children childNodes body head documentElement currentScript activeElement content contentDocument document ownerDocument shadowRoot host form elements $el $refs $root el'.split(
    ' ',
  ),
);

const kebab = (name: string) => `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

export function get(m: Machine, of: Value, key: string | undefined): Value {
  m.step();
  return join(...of.map((one) => get1(m, one, key)));
}

function get1(m: Machine, one: Possibility, key: string | undefined): Value {
  if (one.kind === 'plain') return nothing;
  if (key === 'constructor' && (one.kind !== 'made' || one.type === 'array') && one.kind !== 'opaque')
    return [opaque('Function', new Bag())];
  if (one.kind === 'opaque') return getOpaque(m, one, key);
  if (one.kind === 'closure') return getMade(m, one.statics, key, [one], 0);
  if (one.kind === 'text') return getOfText(one.text, one.from, key);
  return getMade(m, one, key, [one], 0);
}

function getOfText(all: string, from: readonly Opaque[], key: string | undefined): Value {
  if (key === 'length') return from.length ? [unknownPart(from)] : plain(all.length);
  if (key !== undefined && !/^\d+$/.test(key)) return nothing;
  if (from.length || key === undefined) return [text(hole, [unknownPart([...from])])];
  const sign = all[Number(key)];
  return sign === undefined ? nothing : [text(sign)];
}

const unknownPart = (from: readonly Opaque[]): Opaque => {
  const bag = new Bag();
  bag.put(undefined, from);
  return opaque('part of a text', bag);
};

function getMade(m: Machine, on: Made, key: string | undefined, self: Value, depth: number): Value {
  if (key === undefined) return join(...on.properties.values(), on.other, nothing);
  if (key === '__proto__') return on.prototype;
  const getter = on.getters.get(key);
  if (getter) return m.call(getter, self, []);
  if (key === 'length' && on.type === 'array')
    return on.length === undefined || on.other.length ? [opaque('length', new Bag())] : plain(on.length);
  const own = on.properties.get(key);
  if (on.tag !== undefined && !own) return getOfElement(m, on, key, self, depth);
  if (own && !on.other.length) return own;
  if (own || on.other.length) return join(own ?? nothing, on.other);
  return getInherited(m, on, key, self, depth);
}

function getInherited(m: Machine, on: Made, key: string, self: Value, depth: number): Value {
  if (depth > 20) return nothing;
  const found = on.prototype.map((above) => {
    if (above.kind === 'made') return getMade(m, above, key, self, depth + 1);
    return above.kind === 'opaque' ? getOpaque(m, above, key) : nothing;
  });
  return found.length ? join(...found) : nothing;
}

/** What the script has not given to an element itself. */
function getOfElement(m: Machine, on: Made, key: string, self: Value, depth: number): Value {
  if (on.prototype.length) {
    const own = getInherited(m, on, key, self, depth);
    if (own.some((one) => one.kind === 'closure')) return own;
  }
  if (key === 'style') return [opaque('element.style', m.page, 'style')];
  if (key === 'dataset') return [opaque('element.dataset', m.page)];
  return getOpaque(m, opaque('element', m.page, undefined, undefined), key);
}

function getOpaque(m: Machine, on: Opaque, key: string | undefined): Value {
  if (isPage.test(on.path)) return key === undefined ? [opaque('window[]', new Bag())] : global(m, key);
  if (key === undefined) return [opaque(`${on.path}[]`, on.bag, on.key, on.tag)];
  if (key === 'dataset') return [opaque('document.dataset', m.page)];
  if (/\.dataset$/.test(on.path)) return [opaque('document.dataset.x', m.page, kebab(key))];
  if (/(^|\.)location$/.test(on.path) && key === 'origin') return [text('')];
  if (/(^|\.)location$/.test(on.path) && key === 'protocol') return [text('https:')];
  if (/^\d+$/.test(key)) return [opaque(`${on.path}[]`, on.bag, on.key, on.tag)];
  if (toElement.has(key)) {
    // An element, wherever it comes from; except that of a document which a text was made into.
    const bag = on.path.startsWith('parsed') ? on.bag : m.page;
    return [opaque(bag === m.page ? `document.${key}` : `parsed.${key}`, bag)];
  }
  const path = on.path.length > 200 ? on.path : `${on.path}.${key}`;
  const found = opaque(path, on.bag, methods.has(key) ? on.key : key, isFromPage(on) ? undefined : on.tag);
  const known = m.slots.get(path);
  return known ? join(known, [found]) : [found];
}

/** Names that are only a way to get at what is there. */
const methods = new Set([
  'get',
  'getItem',
  'val',
  'value',
  'data',
  'current',
  'detail',
  'then',
  'call',
  'apply',
  'bind',
]);

export function global(m: Machine, name: string): Value {
  if (name === 'undefined') return nothing;
  if (name === 'NaN' || name === 'Infinity') return plain(Number(name));
  const own = m.globals.names.get(name)?.value;
  return own ?? [globalOf(m, name)];
}

/** What a name is that the script has not made. */
export function globalOf(m: Machine, name: string): Opaque {
  if (isPage.test(name) || name === 'document') return opaque(name, m.page);
  if (name === 'event') return opaque('event', m.events);
  const bag = m.roots.get(name) ?? new Bag();
  m.roots.set(name, bag);
  if (m.vendors.queues.has(name) && !m.queues.has(name)) m.queues.set(name, new Set());
  return opaque(name, bag);
}

export function set(m: Machine, of: Value, key: string | undefined, value: Value): void {
  m.step();
  for (const one of of) {
    if (one.kind === 'opaque') setOpaque(m, one, key, value);
    else if (one.kind === 'made') setMade(m, one, key, value, of.length === 1);
    else if (one.kind === 'closure') setMade(m, one.statics, key, value, of.length === 1);
  }
}

function setOpaque(m: Machine, on: Opaque, key: string | undefined, value: Value): void {
  if (isPage.test(on.path)) return setGlobal(m, key, value);
  if (/\.dataset$/.test(on.path)) {
    m.page.put(key === undefined ? undefined : kebab(key), value);
    return;
  }
  setOnElement(m, on, key, value);
  on.bag.put(key ?? on.key, value);
  m.escape(
    value,
    key?.startsWith('on')
      ? new Bag(on.bag === m.page ? [m.events] : [m.events, on.bag])
      : isFromPage(on)
        ? m.events
        : on.bag,
    [on],
  );
  if (key === undefined) return;
  const path = `${on.path}.${key}`;
  // Different elements are reached by the same path, and their texts are in the page's bag.
  const isKept = !isFromPage(on) || value.some(({ kind }) => kind === 'closure' || kind === 'made');
  if (isKept) m.slots.set(path, join(m.slots.get(path) ?? [], value));
}

function setGlobal(m: Machine, key: string | undefined, value: Value): void {
  if (key === 'location') return navigate(m, value);
  if (key === undefined) return;
  const known = m.globals.names.get(key);
  markQueue(m, key, value);
  if (known) m.change(known, m.branch === 0 && known.branch === 0 ? value : join(known.value, value));
  else {
    const before: Value = m.branch === 0 ? [] : [globalOf(m, key)];
    m.globals.names.set(key, { value: join(before, value), branch: 0 });
  }
}

/** Arrays that become a queue. */
export function markQueue(m: Machine, name: string, value: Value): void {
  if (!m.vendors.queues.has(name)) return;
  const all = m.queues.get(name) ?? new Set();
  m.queues.set(name, all);
  for (const one of value) if (one.kind === 'made') all.add(one);
}

function setMade(m: Machine, on: Made, key: string | undefined, value: Value, isSure: boolean): void {
  if (on.tag !== undefined) {
    setOnElement(m, on, key, value);
    if (key !== undefined) m.page.put(key, value);
    m.escape(value, m.events, [on]);
  }
  if (key === undefined) {
    on.other = join(on.other, value);
    return;
  }
  if (key === '__proto__') {
    on.prototype = join(on.prototype, value);
    return;
  }
  const setter = on.setters.get(key) ?? inheritedSetter(on, key, 0);
  if (setter) m.call(setter, [on], [value]);
  const isStrong = isSure && on.branch === m.branch;
  on.properties.set(key, isStrong ? value : join(on.properties.get(key) ?? nothing, value));
  if (on.type !== 'array') return;
  if (key === 'length') on.length = undefined;
  else if (/^\d+$/.test(key) && on.length !== undefined) on.length = Math.max(on.length, Number(key) + 1);
}

function inheritedSetter(on: Made, key: string, depth: number): Value | undefined {
  if (depth > 20) return undefined;
  for (const above of on.prototype) {
    if (above.kind !== 'made') continue;
    const found = above.setters.get(key) ?? inheritedSetter(above, key, depth + 1);
    if (found) return found;
  }
  return undefined;
}
