import { Adding, type Additions } from './additions.js';
import { Dependents, type Dependence } from './dependents.js';
import { Edits } from './edits.js';
import { isOwnPage, jsonTypeOf, ownersInJson, splitImportMap } from './json-script.js';
import { labelsOf, type Labels } from './labels.js';
import { loadedAs } from './loads.js';
import { makeOwners, type Owners } from './owners.js';
import { read, type Listener, type Reader } from './read.js';
import { isLinkAlone, isRunAs, isText, makeRecogniser, short, type Finding, type Recogniser } from './recognise.js';
import { factsOf, type ScriptFacts, type Vendors } from './script.js';
import type { Setup } from './setup.js';
import { loadsOf, split } from './style.js';
import { attributeOf, hasAttribute, valuesOf, type Attribute, type StartTag } from './tags.js';
import type { Element } from './tree.js';
import { refuseUnfinished, tagsInTail } from './unfinished.js';

/** Something that would contact a service. */
export interface Found {
  readonly service: string;
  /** Name of the element, lower case. */
  readonly element: string;
  /** Where it begins in the source. */
  readonly offset: number;
  /** Addresses in it that belong to the service, as written. */
  readonly addresses: readonly string[];
  /** Its text, of scripts and styles, and its attributes that hold more than addresses. */
  readonly text: string;
  /** In words: what it would load, or what it waits for. */
  readonly why: string;
}

/** What is told of something that waits. */
interface Told {
  readonly services: readonly string[];
  readonly why: string;
  readonly addressesOf?: Finding['addressesOf'];
  readonly attributes?: Finding['attributes'];
}

/** An element whose end must be seen before it is known what to do with its beginning. */
interface Unit {
  readonly tag: StartTag;
  readonly element: Element;
  readonly finding: Finding | undefined;
  text: string;
  /** Whether it has anything of its own: words, pictures, fields. */
  hasContent: boolean;
  /** The service that something inside belongs to. */
  inside: string | undefined;
  /** What browsers without scripting see in a `<noscript>`, where they tell it before its end. */
  readonly isSplit: boolean;
  readonly seen: { tag: StartTag; finding: Finding }[];
  words: string;
}

/** Units that are read whole, because their text decides. */
const byText = new Set(['script', 'style', 'noscript']);
/** Units that are nothing without the sources inside. */
const bySources = new Set(['video', 'audio', 'picture']);
/** What an empty container may have in it. */
const emptyInside = new Set('div span p br script style noscript template link meta'.split(' '));
/** How far the end of other units is waited for, in characters, so that a page is never held back as a whole. */
const patience = 65_536;
/** How many of them are waited for at a time, and how many styles and scripts may stand in one another in a drawing. */
const crowd = 32;
/** Stand for the page and are never replaced. */
const pageElements = new Set(['html', 'head', 'body']);
/** Data attributes that loaders of all kinds look for: no sign that a script belongs to a service. */
const commonData = /^data-(src|srcset|href|url|link|id)$/;
/** How deep documents in attributes are read that stand in one another. Deeper ones wait. */
const deepestDocument = 4;

export interface Rewriter {
  /** Takes the next piece of the source; gives what is ready. */
  write(chunk: string): string;
  end(): string;
}

/**
 * Makes one document, or one piece of one, inert. `found` is told of everything that was not. `bases` are those that
 * stand anywhere in it, where that is known before it is read. `additions` is what a whole page gets.
 */
export function makeRewriter(
  setup: Setup,
  found: (found: Found) => void = () => {},
  bases: readonly string[] = [],
  additions?: Additions,
): Rewriter {
  return rewriterAt(0, setup, found, bases, additions);
}

function rewriterAt(
  depth: number,
  setup: Setup,
  found: (found: Found) => void,
  bases: readonly string[],
  additions?: Additions,
): Rewriter {
  const page = new PageRewriter(setup, found, bases, depth, additions);
  let isFirst = true;
  return {
    write(chunk) {
      if (!chunk) return '';
      // A byte order mark is no character of the page.
      const mark = isFirst && chunk.startsWith('\uFEFF') ? '\uFEFF' : '';
      isFirst = false;
      return mark + page.write(chunk.slice(mark.length));
    },
    end: () => page.end(),
  };
}

class PageRewriter implements Listener {
  readonly #edits = new Edits();
  readonly #owners: Owners;
  readonly #recogniser: Recogniser;
  readonly #reader: Reader = read(this, true);
  readonly #units: Unit[] = [];
  readonly #dependents: Dependents;
  /** Every service that something may wait for. */
  readonly #all: readonly string[];
  /** What is known of the services, and what this page adds to it. */
  readonly #vendors: Vendors;
  readonly #labels: Labels;
  /** Names in import maps that lead to a service. */
  readonly #imports = new Map<string, string>();
  /** Where tags begin that the first reader has seen, and of which attributes wait already. */
  readonly #seen = new Set<number>();
  readonly #renamed = new Set<number>();
  /** The `<noscript>` that has just ended: it is dealt with when the reader without scripting has come to its end. */
  #noscript: { readonly unit: Unit; readonly end: number } | undefined;
  readonly #adding: Adding | undefined;
  /** Up to where the first reader has read. */
  #at = 0;

  constructor(
    readonly setup: Setup,
    readonly found: (found: Found) => void,
    bases: readonly string[],
    readonly depth: number,
    additions: Additions | undefined,
  ) {
    this.#adding = additions && new Adding(this.#edits, additions);
    this.#owners = makeOwners(setup);
    for (const base of bases) this.#owners.setBase(base);
    this.#all = setup.openable;
    this.#dependents = new Dependents(setup);
    this.#labels = labelsOf(setup);
    const { globals, queues } = this.#dependents;
    this.#vendors = {
      within: (text) => this.#owners.within(text),
      of: (address) => this.#imports.get(address) ?? this.#importPrefix(address) ?? this.#owners.of(address),
      globals,
      queues: new Set(queues.keys()),
      labels: this.#labels,
    };
    this.#recogniser = makeRecogniser({
      setup,
      owners: this.#owners,
      vendors: this.#vendors,
      inDocument: (html) => this.#inDocument(html),
    });
  }

  write(chunk: string): string {
    this.#edits.add(chunk);
    this.#reader.write(chunk);
    const { settled } = this.#reader;
    const done = Math.min(this.#units[0]?.tag.start ?? settled, settled);
    for (const start of this.#seen) if (start < done) this.#seen.delete(start);
    for (const start of this.#renamed) if (start < done) this.#renamed.delete(start);
    return this.#edits.take(done);
  }

  end(): string {
    this.#endInTag();
    this.#reader.end();
    for (const unit of [...this.#units]) {
      if (byText.has(unit.tag.name)) refuseUnfinished(unit.text, this.#edits.end);
      this.#resolve(unit, this.#edits.end, this.#edits.end);
    }
    if (this.#noscript) this.#resolveNoscript();
    this.#adding?.end(this.#edits.end);
    return this.#edits.takeAll();
  }

  /** A piece may end in the middle of a tag, and the next one begin with the rest. */
  #endInTag(): void {
    for (const { start, isFirst } of this.#reader.unfinished) {
      const tail = this.#edits.slice(start, this.#edits.end);
      let isTold = false;
      for (const tag of tagsInTail(tail, start)) {
        const finding = this.#recogniser.find(tag, { isMarked: !isFirst, hasScripting: isFirst });
        if (!finding) continue;
        if (!isTold) {
          this.#tell(tag, finding, '');
          if (isFirst) this.#edits.insert(afterName(tag), markOf(finding.services));
        }
        isTold = true;
        this.#holdAttributes(tag, finding.attributes);
      }
      refuseUnfinished(tail, this.#edits.end);
    }
  }

  doctype(): void {
    this.#adding?.doctype();
  }

  closingTag(name: string, start: number): void {
    this.#adding?.endTag(name, start);
  }

  readTo(offset: number): void {
    this.#at = offset;
    if (this.#noscript) this.#resolveNoscript();
    const [oldest] = this.#units;
    if (oldest && !byText.has(oldest.tag.name) && offset - oldest.tag.start > patience) this.#giveUp(oldest, offset);
  }

  /** It is too long, or too deep, to be an embed alone. */
  #giveUp(unit: Unit, offset: number): void {
    unit.hasContent = true;
    this.#resolve(unit, offset, offset);
  }

  text(characters: string): void {
    this.#adding?.text(characters, this.#at);
    const unit = this.#units.at(-1);
    if (!unit) return;
    if (byText.has(unit.tag.name)) unit.text += characters;
    else if (characters.trim()) for (const one of this.#units) one.hasContent = true;
  }

  ended(element: Element, start: number, end: number): void {
    this.#adding?.ended(element, start);
    const unit = this.#units.findLast((one) => one.element === element);
    if (unit) this.#resolve(unit, start, end);
  }

  startTag(tag: StartTag): void {
    const { element, name } = tag;
    this.#adding?.startTag(tag);
    if (this.#reader.isParted) this.#seen.add(tag.start);
    if (this.#units.length && !emptyInside.has(name)) for (const unit of this.#units) unit.hasContent = true;
    if (name === 'base') for (const href of valuesOf(tag, 'href')) this.#owners.setBase(href);
    const told = this.#serviceOf(tag);
    if (name === 'script' && !isScript(tag)) {
      if (told !== undefined && element) this.#open(tag, element, undefined);
      return;
    }
    const around = this.#serviceAround(element);
    if (element) element.service = around;
    const finding = this.#recogniser.find(tag, {
      isMarked: told !== undefined || around !== undefined,
      hasScripting: true,
    });
    if (told !== undefined && element) element.service = told;
    if (name === 'body') this.#holdOnload(tag);
    if (element && (name === 'noscript' ? element.isHtml : byText.has(name)))
      return this.#openText(tag, element, finding);
    if (!finding) {
      if (bySources.has(name) && element && told === undefined) this.#open(tag, element, undefined);
      return;
    }
    const [service] = finding.services;
    for (const one of finding.attributes) {
      if (one.name.startsWith('data-') && !commonData.test(one.name))
        this.#dependents.attributeWaits(one.name, service);
    }
    const media = this.#units.findLast(
      (unit) => bySources.has(unit.tag.name) && !unit.finding && isInside(element, unit.element),
    );
    if (media && told === undefined && /^(source|track|img)$/.test(name)) {
      media.inside ??= service;
      this.#tell(tag, finding, '');
      this.#holdAttributes(tag, finding.attributes);
      return;
    }
    if (finding.kind === 'loader' && element && told === undefined) return this.#open(tag, element, finding);
    this.#hold(tag, finding, finding.kind === 'trait');
  }

  /** What other readers see: whatever stands there, its addresses wait, and no question is asked in its place. */
  seenByOther(tag: StartTag, text: string, scripting: boolean, end: number): void {
    if (tag.name === 'base') for (const href of valuesOf(tag, 'href')) this.#owners.setBase(href);
    if (tag.name === 'style') {
      const [load] = loadsOf(text, false).filter(({ address }) => this.#owners.ofLoaded(address) !== undefined);
      if (load && !(this.#seen.has(tag.start) && this.#renamed.has(tag.start))) {
        if (!this.#seen.has(tag.start))
          this.#tell(
            tag,
            { services: [this.#owners.ofLoaded(load.address)!], why: 'a style that other browsers see' },
            text,
          );
        this.#emptyAddresses(tag.end, end);
      }
    }
    if (this.#seen.has(tag.start) || (tag.name === 'script' && !scripting)) return;
    const finding = this.#recogniser.find(tag, { isMarked: true, hasScripting: scripting });
    const noscript = scripting ? undefined : this.#noscriptAround(tag);
    if (finding && noscript) return void noscript.seen.push({ tag, finding });
    if (finding) {
      if (!finding.attributes.every(({ start }) => this.#renamed.has(start)))
        this.#tell(tag, { ...finding, why: `${finding.why}, as other browsers read it` }, '');
      this.#holdAttributes(tag, finding.attributes);
    }
    if (tag.name !== 'script' || !isScript(tag)) return;
    const [load] = hasAttribute(tag, 'src') ? [] : this.#facts(text, isModuleOf(tag)).loads;
    if (!load || this.#renamed.has(tag.start)) return;
    this.#renamed.add(tag.start);
    this.#tell(tag, { services: [load.service], why: load.why }, text);
    // Without quotes: to the first reader this may stand in a text that they would end.
    this.#edits.insert(afterName(tag), ' type=text/plain ');
  }

  /**
   * A style that only other readers see. Where it stands around tags, what is inside of its addresses goes alone, so that nothing begins
   * or ends elsewhere; where an address itself has signs that could, all goes.
   */
  #emptyAddresses(from: number, to: number): void {
    const css = this.#edits.slice(from, to);
    const held = loadsOf(css, false).filter(({ address }) => this.#owners.ofLoaded(address) !== undefined);
    const inside = held.map(({ start, end }) => {
      const [, before = '', address = ''] =
        /^((?:url\(\s*)?["']?)(.*?)["']?\s*\)?$/is.exec(css.slice(start, end)) ?? [];
      return { start: from + start + before.length, address };
    });
    const isAlone = !held.length || !css.includes('<');
    if (isAlone || inside.some(({ address }) => !address || /[<>"'`]/.test(address)))
      return this.#edits.replace(from, to, '');
    for (const { start, address } of inside) this.#edits.replace(start, start + address.length, 'data:,');
  }

  wordsOfOther(words: string, scripting: boolean): void {
    const noscript = scripting ? undefined : (this.#units.at(-1) ?? this.#noscript?.unit);
    if (noscript?.tag.name === 'noscript') noscript.words += words;
  }

  /** The `<noscript>` of the first reader that a tag stands in, open or just ended. */
  #noscriptAround(tag: StartTag): Unit | undefined {
    const open = this.#units.at(-1);
    if (open?.tag.name === 'noscript') return open.isSplit && open.tag.end <= tag.start ? open : undefined;
    const { unit, end } = this.#noscript ?? {};
    return unit?.isSplit && end !== undefined && unit.tag.end <= tag.start && tag.end <= end ? unit : undefined;
  }

  /** A mark with a service of the registry; sites have uses of their own for the attribute. */
  #serviceOf(tag: StartTag): string | undefined {
    const told = attributeOf(tag, 'data-service');
    return told !== undefined && Object.hasOwn(this.setup.services, told) ? told : undefined;
  }

  #openText(tag: StartTag, element: Element, finding: Finding | undefined): void {
    if (this.#units.length < crowd || element.isHtml) return this.#open(tag, element, finding);
    // In a drawing they can stand in one another without end; one of another name is none.
    this.#tell(tag, { services: this.#all, why: `stands in more than ${crowd} others of its kind` }, '');
    this.#edits.insert(tag.start + 1, 'data-dfo-');
  }

  #open(tag: StartTag, element: Element, finding: Finding | undefined): void {
    if (finding) element.service = finding.services[0];
    const isSplit = tag.name === 'noscript' && this.#reader.isSplit(element);
    this.#units.push({
      tag,
      element,
      finding,
      isSplit,
      text: '',
      hasContent: hasOwnContent(tag, finding),
      inside: undefined,
      seen: [],
      words: '',
    });
    const [oldest] = this.#units;
    if (this.#units.length > crowd && oldest && !byText.has(oldest.tag.name)) this.#giveUp(oldest, tag.start);
  }

  /** The end of a unit, whose end tag is from `start` to `end`. */
  #resolve(unit: Unit, start: number, end: number): void {
    this.#units.splice(this.#units.lastIndexOf(unit), 1);
    const { tag, finding } = unit;
    if (tag.name === 'script') this.#resolveScript(unit, end);
    else if (tag.name === 'style') this.#resolveStyle(unit, start, end);
    else if (tag.name === 'noscript') this.#noscript = { unit, end };
    else if (finding) this.#resolveLoader(unit, finding);
    else if (unit.inside !== undefined) this.#mark(tag, [unit.inside], '');
  }

  /** An element with content of its own keeps it; only an empty one is there for what a script puts into it. */
  #resolveLoader({ tag, hasContent }: Unit, finding: Finding): void {
    if (!hasContent) return this.#hold(tag, finding, false);
    if (!isLinkAlone(finding)) this.#hold(tag, finding, true);
  }

  #resolveScript({ tag, text, finding: found }: Unit, end: number): void {
    let finding = found;
    const type = attributeOf(tag, 'type');
    const told = this.#serviceOf(tag);
    const isInline = !hasAttribute(tag, 'src');
    let known: ScriptFacts | undefined;
    const facts = () => (known ??= this.#facts(text, isModuleOf(tag))); // Once, and only if somebody asks.
    if (!isScript(tag)) {
      if (told !== undefined) this.#dependents.scriptWaits(told, isInline ? facts() : undefined);
      return;
    }
    const json = jsonTypeOf(type);
    if (json) return this.#resolveJson(tag, text, json === 'importmap', end);
    if (finding?.kind === 'trait') {
      // Beside the script's own purpose. Given back, it would make the script run twice.
      this.#tell(tag, finding, '');
      this.#holdAttributes(tag, finding.attributes);
      finding = undefined;
    }
    const isPassed = /^\s*pass\s*$/i.test(attributeOf(tag, 'data-dfo-consent') ?? '');
    const loads = isInline && !isPassed ? facts().loads : [];
    const services = [...new Set([...(finding?.services ?? []), ...loads.map(({ service }) => service)])];
    const because: Dependence | undefined =
      services[0] !== undefined
        ? { service: services[0], why: finding?.why ?? loads[0]!.why }
        : isInline && !isPassed
          ? this.#dependents.of(text, facts)
          : undefined;
    if (!because) {
      if (isInline) this.#dependents.scriptRuns(text.length, () => facts().gives);
      return;
    }
    const { service, why } = because;
    const all = services.length ? services : [service];
    this.#dependents.scriptWaits(service, isInline ? facts() : undefined);
    this.#tell(tag, { ...finding, services: all, why }, text);
    this.#makeTextPlain(tag, all, '', finding?.attributes ?? []);
  }

  /** Instructions in JSON. An import map keeps the page's own entries: its modules run. */
  #resolveJson(tag: StartTag, text: string, isMap: boolean, end: number): void {
    const of = (address: string) => this.#owners.ofLoaded(address);
    if (!isMap) {
      const isOwn = (pattern: string) => isOwnPage(pattern, this.setup.ownHosts);
      const services = ownersInJson(text, of, isOwn, this.#all);
      if (!services[0]) return;
      this.#tell(tag, { services, why: 'its rules let browsers fetch from the service' }, text);
      return this.#makeTextPlain(tag, services, ' data-dfo-reload', []);
    }
    const map = splitImportMap(text, of);
    if (!map) return;
    for (const [name, service] of map.names) {
      this.#imports.set(name, service);
      this.#labels.add(name);
    }
    const services = [...new Set(map.names.values())];
    this.#tell(tag, { services, why: `names ${short([...map.names.keys()].join(', '))}` }, text);
    if (map.own === undefined) return this.#makeTextPlain(tag, services, ' data-dfo-reload', []);
    // A module that imports what is held waits for it; the map must be there before the first module, so the page is loaded anew.
    const held = `<script${markOf(services)} data-dfo-reload type="text/plain" data-type="importmap"${copied(tag, ['nonce'])}>${map.held}</script>`;
    this.#edits.replace(tag.end, tag.end + this.#lengthInSource(tag, end), map.own);
    this.#edits.insert(end, held);
  }

  /** How long the text of an element is that ends with an end tag at `end`. */
  #lengthInSource(tag: StartTag, end: number): number {
    const inside = this.#edits.slice(tag.end, end);
    const close = inside.lastIndexOf('</');
    return close < 0 ? inside.length : close;
  }

  /**
   * A style keeps what loads nothing. What loads stands beside it, as a script that waits, which the page's own library
   * makes a style of: browsers look for imports in every `<style>`, whatever its type says (measured in Chromium and
   * Firefox). Imports stand before it and rules after it, so that the cascade stays as it is.
   */
  #resolveStyle({ tag, element, text, finding }: Unit, start: number, end: number): void {
    const css = element.isHtml ? this.#edits.slice(tag.end, start) : text;
    const parts = split(css, (address) => this.#owners.ofLoaded(address));
    if (!parts) {
      if (finding) this.#hold(tag, finding, true);
      return;
    }
    this.#renamed.add(tag.start);
    this.#tell(tag, { services: parts.services, why: 'its rules load something of the service' }, css);
    if (finding) this.#holdAttributes(tag, finding.attributes);
    // Another reader may see tags in it (a frameset has no styles), and has had their addresses wait: it stays where it is.
    if (this.#reader.isParted && element.isHtml && /<[a-z]/i.test(css)) return this.#emptyAddresses(tag.end, start);
    // This text would end a script earlier or later than the style.
    const isTame = element.isHtml && !/<!--|<\/?script/i.test(parts.before + parts.after);
    const held = (rules: string) =>
      rules && isTame
        ? `<script${markOf(parts.services)} type="text/plain" data-type="text/css"${copied(tag, ['nonce', 'media', 'title'])}>${rules}</script>`
        : '';
    if (element.isHtml || css === this.#edits.slice(tag.end, start)) {
      if (parts.live === undefined) this.#edits.replace(tag.start, end, held(parts.before) + held(parts.after));
      else {
        this.#edits.insert(tag.start, held(parts.before));
        this.#edits.replace(tag.end, start, parts.live);
        this.#edits.insert(end, held(parts.after));
      }
    } else this.#edits.replace(tag.end, start, '');
  }

  /**
   * What browsers without JavaScript load. Nobody can ask there, so what has no face goes, and what has one keeps its
   * alternative text only. The reader without scripting has told what is in it.
   */
  #resolveNoscript(): void {
    const { unit, end } = this.#noscript!;
    this.#noscript = undefined;
    const { tag, seen, words } = unit;
    const isFaceless = ({ finding }: (typeof seen)[number]) => !this.setup.services[finding.services[0]]!.hasFace;
    for (const { tag: part, finding } of seen) this.#tell(part, finding, '');
    if (seen.length && !words.trim() && seen.every(isFaceless)) return this.#edits.replace(tag.start, end, '');
    for (const one of seen) {
      if (isFaceless(one) && /^(img|image|link|input|embed|source|track)$/.test(one.tag.name))
        this.#edits.replace(one.tag.start, one.tag.end, '');
      else this.#holdAttributes(one.tag, one.finding.attributes);
    }
  }

  /** `<body onload="show()">`, where `show` is in a script that waits. */
  #holdOnload(tag: StartTag): void {
    const handler = tag.attributes.find(({ name }) => name === 'onload');
    if (!handler) return;
    const facts = this.#facts(handler.value, false);
    const [load] = facts.loads;
    const because = load ?? this.#dependents.of(handler.value, () => facts);
    if (!because) return;
    const { service, why } = because;
    this.#tell(tag, { services: [service], why }, handler.value);
    this.#holdAttributes(tag, [handler]);
    this.#edits.insert(afterName(tag), ` data-dfo-onload-service="${service}"`);
  }

  /** `{ "vimeo/": … }` in an import map names all that begins so. */
  #importPrefix(address: string): string | undefined {
    if (!this.#imports.size) return undefined;
    for (let at = address.indexOf('/'); at >= 0; at = address.indexOf('/', at + 1)) {
      const service = this.#imports.get(address.slice(0, at + 1));
      if (service !== undefined) return service;
    }
    return undefined;
  }

  #facts(text: string, isModule: boolean): ScriptFacts {
    const facts = factsOf(text, isModule, this.#vendors);
    if (!this.depth) return facts;
    // In a frame's own document a script leads the frame away by an address alone: location = …
    const named = this.#owners.within(text).map((service) => ({ service, why: 'names an address of the service' }));
    return named.length ? { ...facts, loads: [...facts.loads, ...named] } : facts;
  }

  /** The services of a document that stands in an attribute. Where it is too deep to be read, it waits. */
  #inDocument(html: string): string[] {
    if (this.depth >= deepestDocument) return [...this.#all];
    const services = new Set<string>();
    const inner = rewriterAt(this.depth + 1, this.setup, ({ service }) => void services.add(service), []);
    inner.write(html);
    inner.write(' ');
    inner.end();
    return [...services];
  }

  /** The service that an element stands in; each looks at its parent alone. */
  #serviceAround(element: Element | undefined): string | undefined {
    const unnamed: Element[] = []; // Without a tag of their own, such as tbody, or what the parser opens again.
    let at = element?.parent;
    for (; at && at.service === null; at = at.parent) unnamed.push(at);
    const service = at?.service ?? undefined;
    for (const one of unnamed) one.service = service;
    return service;
  }

  #tell(tag: StartTag, { services, addressesOf, attributes = [], why }: Told, inside: string): void {
    const text = [inside, ...attributes.filter(({ name }) => isText(name)).map(({ value }) => value)].join('\n');
    for (const service of services) {
      const addresses = addressesOf?.(service) ?? [];
      this.found({ service, element: tag.name, offset: tag.start, addresses, text, why });
    }
  }

  #hold(tag: StartTag, finding: Finding, isQuiet: boolean): void {
    this.#tell(tag, finding, '');
    this.#mark(tag, finding.services, isQuiet ? ' data-dfo-quiet' : '');
    this.#holdAttributes(tag, finding.attributes);
  }

  #makeTextPlain(tag: StartTag, services: readonly string[], more: string, attributes: readonly Attribute[]): void {
    this.#mark(tag, services, `${more} type="text/plain"`);
    const type = tag.attributes.find(({ name }) => name === 'type');
    if (type) this.#rename(tag, type, 'data-');
    this.#holdAttributes(tag, attributes);
  }

  /** Marks an element for a service, and for others that it waits for, too: consent to one is none to another. */
  #mark(tag: StartTag, services: readonly string[], more: string): void {
    const [service] = services;
    const told = this.#serviceOf(tag);
    const isNamed = told !== undefined || this.#serviceAround(tag.element) === service || pageElements.has(tag.name);
    if (tag.element) tag.element.service = told ?? service;
    const strange = tag.attributes.find(({ name }) => name === 'data-service');
    if (strange && told === undefined && !isNamed) this.#rename(tag, strange, 'data-dfo-');
    const also = services.filter((one) => one !== (told ?? service));
    this.#edits.insert(afterName(tag), (isNamed ? alsoOf(also) : markOf([service!, ...also])) + more);
  }

  #holdAttributes(tag: StartTag, attributes: readonly Attribute[]): void {
    for (const attribute of attributes) {
      if (tag.ignored.includes(attribute)) this.#prefix(attribute, 'data-ignored-');
      else this.#rename(tag, attribute, 'data-dfo-');
    }
  }

  #rename(tag: StartTag, { name, start }: Attribute, prefix: string): void {
    this.#prefix({ start }, prefix);
    for (const one of tag.ignored) if (one.name === name) this.#prefix(one, 'data-ignored-');
  }

  #prefix({ start }: Pick<Attribute, 'start'>, prefix: string): void {
    if (this.#renamed.has(start)) return;
    this.#renamed.add(start);
    this.#edits.insert(start, prefix);
  }
}

/** Whether an element shows or takes something of its own, whatever is in it. */
const hasOwnContent = (tag: StartTag, finding: Finding | undefined): boolean =>
  /^(input|select|textarea|button|canvas)$/.test(tag.name) ||
  tag.attributes.some(
    (one) => loadedAs(tag.name, one.name) !== undefined && !!one.value.trim() && !finding?.attributes.includes(one),
  );

const markOf = ([service, ...others]: readonly string[]) => ` data-service="${service}"${alsoOf(others)}`;

/** A text that turns to several services waits for all of them. */
const alsoOf = (others: readonly string[]) => (others.length ? ` data-dfo-also="${others.join(' ')}"` : '');

/** Attributes of a tag, written for another. */
const copied = (tag: StartTag, names: readonly string[]) =>
  names
    .flatMap((name) => {
      const value = attributeOf(tag, name);
      return value === undefined ? [] : ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
    })
    .join('');

const afterName = (tag: StartTag) => tag.start + 1 + tag.name.length;

/** Whether some reader runs or obeys it: those that look ahead for a file take the last of several types. */
const isScript = (tag: StartTag): boolean =>
  isRunAs(tag, valuesOf(tag, 'type').slice(0, hasAttribute(tag, 'src') ? undefined : 1));

const isModuleOf = (tag: StartTag) => /^\s*module\s*$/i.test(attributeOf(tag, 'type') ?? '');

const isInside = (element: Element | undefined, outer: Element): boolean => {
  for (let at = element; at; at = at.parent) if (at === outer) return true;
  return false;
};
