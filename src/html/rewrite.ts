import { namesIn, withoutComments, type Names } from './dependents.js';
import { Edits } from './edits.js';
import { fetchedBy, isImportMap, isRunnable } from './loads.js';
import { makeOwners, type Owners } from './owners.js';
import { read, attributeOf, type Element, type Listener, type Reader, type StartTag } from './read.js';
import { makeRecogniser, type Finding, type Recogniser } from './recognise.js';
import type { Setup } from './setup.js';

/** Something that would contact a service. */
export interface Found {
  readonly service: string;
  /** Name of the element, lower case. */
  readonly element: string;
  /** Where it begins in the source. */
  readonly offset: number;
  /** Addresses in it that belong to the service, as written. */
  readonly addresses: readonly string[];
  /** Its text, of scripts and styles. */
  readonly text: string;
}

/** An element whose end must be seen before it is known what to do with its beginning. */
interface Unit {
  readonly tag: StartTag;
  readonly element: Element;
  readonly finding: Finding | undefined;
  text: string;
  /** The service that something inside belongs to. */
  inside: string | undefined;
}

/** Units that are read whole, because their text decides. */
const byText = new Set(['script', 'style', 'noscript']);
/** Units that are nothing without the sources inside. */
const bySources = new Set(['video', 'audio', 'picture']);
/** How far the end of other units is waited for, in characters, so that a page is never held back as a whole. */
const patience = 65_536;
/** How many of them are waited for at a time. */
const crowd = 32;
/** Characters of text that an element may have and still be there for its embed alone. */
const captionLength = 200;
/** Stand for the page and are never replaced. */
const pageElements = new Set(['html', 'head', 'body']);
/** Names of attributes that stay inert as `data-…`; the others become `data-dfo-…`. */
const plainAddresses = new Set(['src', 'srcset', 'href', 'poster', 'data']);
/** Data attributes that loaders of all kinds look for: no sign that a script belongs to a service. */
const commonData = /^data-(src|srcset|href|url|link|id)$/;

const has = (tag: StartTag, name: string) => tag.attributes.some((one) => one.name === name);

export interface Rewriter {
  /** Takes the next piece of the source; gives what is ready. */
  write(chunk: string): string;
  end(): string;
}

/** Makes one document, or one piece of one, inert. `found` is told of everything that was not. */
export function makeRewriter(setup: Setup, found: (found: Found) => void = () => {}): Rewriter {
  const page = new PageRewriter(setup, found);
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
  /** The service that an element is marked for, or that it stands in; each looks at its parent alone. */
  readonly #marked = new WeakMap<Element, string | undefined>();
  /** Names that held scripts give to the page, and attributes that held elements had: scripts that need them wait too. */
  readonly #names = new Map<string, string>();
  readonly #hooks = new Map<string, string>();
  #readTo = 0;

  constructor(
    readonly setup: Setup,
    readonly found: (found: Found) => void,
  ) {
    this.#owners = makeOwners(setup);
    this.#recogniser = makeRecogniser(setup, this.#owners);
    for (const [id, { marks }] of Object.entries(setup.services)) {
      if (!setup.released.has(id)) for (const name of marks.globals ?? []) this.#globals.set(name, id);
    }
  }
  readonly #globals = new Map<string, string>();
  readonly #servicesWithScripts = new Set<string>();

  write(chunk: string): string {
    this.#edits.add(chunk);
    this.#reader.write(chunk);
    return this.#edits.take(this.#units[0]?.tag.start ?? this.#readTo);
  }

  end(): string {
    this.#reader.end();
    for (const unit of [...this.#units]) this.#resolve(unit, this.#edits.end, this.#edits.end);
    return this.#edits.take(this.#edits.end);
  }

  readTo(offset: number): void {
    this.#readTo = offset;
    const [oldest] = this.#units;
    if (oldest && !byText.has(oldest.tag.name) && offset - oldest.tag.start > patience) this.#giveUp(oldest, offset);
  }

  /** It is too long, or too deep, to be an embed alone. */
  #giveUp(unit: Unit, offset: number): void {
    unit.text = unit.text.padEnd(captionLength + 1, '.');
    this.#resolve(unit, offset, offset);
  }

  text(characters: string): void {
    for (const unit of this.#units) {
      if (byText.has(unit.tag.name) || unit.text.length <= captionLength) unit.text += characters;
    }
  }

  ended(element: Element, start: number, end: number): void {
    const unit = this.#units.findLast((one) => one.element === element);
    if (unit) this.#resolve(unit, start, end);
  }

  startTag(tag: StartTag): void {
    const { element, name } = tag;
    if (name === 'base' && has(tag, 'href')) this.#owners.setBase(attributeOf(tag, 'href')!);
    if (name === 'script' && !isRunnable(attributeOf(tag, 'type'), attributeOf(tag, 'language'))) {
      if (has(tag, 'data-service') && element) this.#open(tag, element, undefined);
      return;
    }
    const told = attributeOf(tag, 'data-service');
    const around = this.#serviceAround(element);
    if (element) this.#marked.set(element, around);
    const finding = this.#recogniser.find(tag, {
      isMarked: told !== undefined || around !== undefined,
      hasScripting: true,
    });
    if (told !== undefined && element) this.#marked.set(element, told);
    if (name === 'body') this.#holdOnload(tag);
    if (byText.has(name) && element) return this.#open(tag, element, finding);
    if (!finding) {
      if (bySources.has(name) && element && told === undefined) this.#open(tag, element, undefined);
      return;
    }
    this.#tell(tag, finding.service, finding.addresses, '');
    for (const one of finding.attributes) {
      if (one.startsWith('data-') && !commonData.test(one)) this.#hooks.set(one, finding.service);
    }
    const media = this.#units.findLast(
      (unit) => bySources.has(unit.tag.name) && !unit.finding && isInside(element, unit.element),
    );
    if (media && told === undefined && /^(source|track|img)$/.test(name)) {
      media.inside ??= finding.service;
      this.#holdAttributes(tag, finding.attributes);
      return;
    }
    if (finding.kind === 'loader' && element && told === undefined) return this.#open(tag, element, finding);
    this.#hold(tag, finding, finding.kind === 'trait');
  }

  #open(tag: StartTag, element: Element, finding: Finding | undefined): void {
    if (finding) this.#marked.set(element, finding.service);
    this.#units.push({ tag, element, finding, text: '', inside: undefined });
    const [oldest] = this.#units;
    if (this.#units.length > crowd && oldest && !byText.has(oldest.tag.name)) this.#giveUp(oldest, tag.start);
  }

  /** The end of a unit, whose end tag is from `start` to `end`. */
  #resolve(unit: Unit, start: number, end: number): void {
    this.#units.splice(this.#units.indexOf(unit), 1);
    const { tag, finding } = unit;
    if (tag.name === 'script') this.#resolveScript(unit);
    else if (tag.name === 'style') this.#resolveStyle(unit, start, end);
    else if (tag.name === 'noscript') this.#resolveNoscript(unit, start, end);
    else if (finding) this.#hold(tag, finding, unit.text.trim().length > captionLength);
    else if (unit.inside !== undefined) this.#mark(tag, unit.inside, '');
  }

  #resolveScript({ tag, text, finding }: Unit): void {
    const type = attributeOf(tag, 'type');
    const isModule = /^\s*module\s*$/i.test(type ?? '');
    const told = attributeOf(tag, 'data-service');
    const isInert = !isRunnable(type, attributeOf(tag, 'language'));
    const isInline = !has(tag, 'src');
    let known: Names | undefined;
    const names = () => (known ??= namesIn(text, isModule)); // Once, and only if somebody asks.
    const own = [
      ...new Set([
        ...(finding ? [finding.service] : []),
        ...(isInline && !isInert ? this.#ownersOfScript(text, isModule, names) : []),
      ]),
    ];
    const service = isInert ? told : (own[0] ?? (isInline ? this.#dependsOn(text, names) : undefined));
    if (service === undefined) return;
    this.#servicesWithScripts.add(service);
    if (isInline) for (const name of names().gives) this.#names.set(name, service);
    if (isInert) return;
    this.#tell(tag, service, finding?.addresses ?? [], text);
    this.#makeTextPlain(
      tag,
      service,
      `${also(own)}${isImportMap(type) ? ' data-dfo-reload' : ''}`,
      finding?.attributes ?? [],
    );
  }

  /** The services whose addresses a script holds, its comments left out, its texts also as they are when it runs. */
  #ownersOfScript(text: string, isModule: boolean, names: () => Names): string[] {
    const written = this.#owners.within(text).length ? this.#owners.within(withoutComments(text, isModule)) : [];
    if (!/\\[xu]/.test(text)) return written;
    return [
      ...written,
      ...this.#owners.within(
        names()
          .strings.map((one) => `"${one}"`)
          .join('\n'),
      ),
    ];
  }

  /**
   * Browsers look for imports in every `<style>`, whatever its type says (measured in Chromium and Firefox). So it waits
   * as a script, which the page's own library makes a style of again.
   */
  #resolveStyle({ tag, text, finding }: Unit, start: number, end: number): void {
    const own = [...new Set([...(finding ? [finding.service] : []), ...this.#owners.withinCss(text)])];
    const [service] = own;
    if (service === undefined) return;
    this.#tell(tag, service, [], text);
    // This text would end a script earlier or later than the style.
    if (/<\/?script/i.test(text)) return this.#edits.replace(tag.start, end, '');
    this.#mark(tag, service, `${also(own)} type="text/plain" data-type="text/css"`);
    if (has(tag, 'type')) this.#rename(tag, 'type', 'data-dfo-');
    this.#holdAttributes(tag, finding?.attributes ?? []);
    this.#edits.replace(tag.start + 1, afterName(tag), 'script');
    if (end > start) this.#edits.replace(start + 2, start + 2 + tag.name.length, 'script');
  }

  /**
   * What browsers without JavaScript load. Nobody can ask there, so what has no face goes, and what has one keeps its
   * alternative text only.
   */
  #resolveNoscript({ tag }: Unit, start: number, end: number): void {
    const inner = this.#edits.slice(tag.end, start);
    const seen: { tag: StartTag; finding: Finding }[] = [];
    let words = '';
    let styles = '';
    let isStyle = false;
    const reader = read(
      {
        startTag: (tag) => {
          isStyle = tag.name === 'style';
          const finding = this.#recogniser.find(tag, { isMarked: false, hasScripting: false });
          if (finding && tag.name !== 'script') seen.push({ tag, finding });
        },
        text: (characters) => {
          if (isStyle) styles += characters;
          else words += characters;
        },
        ended: () => {
          isStyle = false;
        },
        readTo: () => {},
      },
      false,
    );
    reader.write(inner);
    reader.end();
    const [ofStyles] = this.#owners.withinCss(styles);
    if (ofStyles !== undefined) {
      this.#tell(tag, ofStyles, [], styles);
      return this.#edits.replace(tag.start, end, '');
    }
    for (const { tag: part, finding } of seen) {
      this.#tell({ ...part, start: tag.end + part.start }, finding.service, finding.addresses, '');
    }
    const isFaceless = ({ finding }: (typeof seen)[number]) => !this.setup.services[finding.service]!.hasFace;
    if (seen.length && !words.trim() && seen.every(isFaceless)) return this.#edits.replace(tag.start, end, '');
    for (const one of seen) {
      const moved = shift(one.tag, tag.end);
      if (isFaceless(one) && /^(img|image|link|input|embed|source|track)$/.test(moved.name))
        this.#edits.replace(moved.start, moved.end, '');
      else this.#holdAttributes(moved, one.finding.attributes);
    }
  }

  /** The service without whose held scripts `text` cannot run. */
  #dependsOn(text: string, names: () => Names): string | undefined {
    if (!this.#names.size && !this.#hooks.size && !this.#servicesWithScripts.size) return undefined;
    const { takes, strings } = names();
    for (const name of takes) {
      const owner = this.#names.get(name);
      if (owner !== undefined) return owner;
      const vendor = this.#globals.get(name);
      if (vendor !== undefined && this.#servicesWithScripts.has(vendor)) return vendor;
    }
    if (this.#hooks.size)
      for (const name of attributesNamedIn(text, strings)) {
        const owner = this.#hooks.get(name);
        if (owner !== undefined) return owner;
      }
    return undefined;
  }

  /** `<body onload="show()">`, where `show` is in a script that waits. */
  #holdOnload(tag: StartTag): void {
    const handler = attributeOf(tag, 'onload');
    const service =
      handler && (this.#owners.within(handler)[0] ?? this.#dependsOn(handler, () => namesIn(handler, false)));
    if (!service) return;
    this.#holdAttributes(tag, ['onload']);
    this.#edits.insert(afterName(tag), ` data-dfo-onload-service="${service}"`);
  }

  #serviceAround(element: Element | undefined): string | undefined {
    const unnamed: Element[] = []; // Without a tag of their own, such as tbody, or what the parser opens again.
    let at = element?.parent;
    for (; at && !this.#marked.has(at); at = at.parent) unnamed.push(at);
    const service = at && this.#marked.get(at);
    for (const one of unnamed) this.#marked.set(one, service);
    return service;
  }

  #tell(tag: StartTag, service: string, addresses: readonly string[], text: string): void {
    this.found({ service, element: tag.name, offset: tag.start, addresses, text });
  }

  #hold(tag: StartTag, { service, attributes }: Finding, isQuiet: boolean): void {
    this.#mark(tag, service, isQuiet ? ' data-dfo-quiet' : '');
    this.#holdAttributes(tag, attributes);
  }

  #makeTextPlain(tag: StartTag, service: string, more: string, attributes: readonly string[]): void {
    this.#mark(tag, service, `${more} type="text/plain"`);
    if (has(tag, 'type')) this.#rename(tag, 'type', 'data-');
    this.#holdAttributes(tag, attributes);
  }

  #mark(tag: StartTag, service: string, more: string): void {
    const isNamed =
      has(tag, 'data-service') || this.#serviceAround(tag.element) === service || pageElements.has(tag.name);
    if (tag.element) this.#marked.set(tag.element, service);
    this.#edits.insert(afterName(tag), (isNamed ? '' : ` data-service="${service}"`) + more);
  }

  #holdAttributes(tag: StartTag, names: readonly string[]): void {
    for (const name of names) {
      const isLazy = name.startsWith('data-') && fetchedBy(tag.name).includes(name.slice(5));
      if (isLazy) this.#edits.insert(tag.attributes.find((one) => one.name === name)!.start + 'data-'.length, 'dfo-');
      else this.#rename(tag, name, plainAddresses.has(name) && !has(tag, `data-${name}`) ? 'data-' : 'data-dfo-');
    }
  }

  #rename(tag: StartTag, name: string, prefix: string): void {
    this.#edits.insert(tag.attributes.find((one) => one.name === name)!.start, prefix);
    for (const { start } of tag.ignored.filter((one) => one.name === name)) this.#edits.insert(start, 'data-ignored-');
  }
}

/** A text that turns to several services waits for all of them: consent to one is none to another. */
const also = ([, ...others]: readonly string[]) => (others.length ? ` data-dfo-also="${others.join(' ')}"` : '');

const afterName = (tag: StartTag) => tag.start + 1 + tag.name.length;

const isInside = (element: Element | undefined, outer: Element): boolean => {
  for (let at = element; at; at = at.parent) if (at === outer) return true;
  return false;
};

/** Names of data attributes that a script looks for: in its texts, and as properties of `dataset`. */
function* attributesNamedIn(script: string, strings: readonly string[]): Generator<string> {
  for (const text of strings) for (const [name] of text.matchAll(/data-[\w-]+/g)) yield name;
  for (const [, name] of script.matchAll(/dataset\s*(?:\.|\[\s*['"])([\w$]+)/g)) {
    yield `data-${name!.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  }
}

/** The same tag, `by` characters further on. */
function shift(tag: StartTag, by: number): StartTag {
  const move = <T extends { start: number }>(one: T): T => ({ ...one, start: one.start + by });
  return {
    ...tag,
    start: tag.start + by,
    end: tag.end + by,
    attributes: tag.attributes.map(move),
    ignored: tag.ignored.map(move),
  };
}
