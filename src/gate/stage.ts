import { doc } from '../page/natives.js';
import { toOtherDocument } from '../page/other-document.js';

/**
 * The page as a released script would have found it while it was parsed: what it writes comes after it, and what it waits
 * for is still to come. A stage is set for one service's scripts and struck when the last of them has had its events.
 */
export interface Stage {
  /**
   * Lets a script run by `insert`ing it.
   *
   * @returns what it wrote; at once where the browser runs it at once, else when it has loaded or failed
   */
  perform(script: HTMLScriptElement, insert: () => void): Promise<string>;
  /** Tells them that the document is parsed. */
  parsed(): void;
  /** Tells them that the page has loaded. */
  loaded(): void;
  /** A handler on the page itself waits for that too: `window.onload`, which is also that of `<body>`. */
  readonly handlers: Set<'load' | 'readystatechange'>;
  /** Gives the page its own functions back, when no module of its may still run. */
  strike(): Promise<void>;
}

/** A stage, as what stands before the browser's functions needs it. */
interface Late {
  /** Waits for an event that is over: it is announced to this stage alone, once to each who waits. */
  hear(type: string, add: (late: string) => void): void;
  /** Forgets a listener, under whatever name it waits. */
  forget(type: string, remove: (late: string) => void): void;
  /** The page's own handler for that was set. */
  handle(type: 'load' | 'readystatechange'): void;
}

interface Part {
  readonly script: HTMLScriptElement;
  readonly stage: Late;
  written: string;
}

/** How long an inline module may take to fetch what it imports, in milliseconds: only WebKit tells when it has run. */
const patience = 10_000;

const parts = new Set<Part>();
const stages = new Set<Late>();
/** The stage whose event is being told: what its listeners wait for now, they wait for there. */
let telling: Late | undefined;
let restore: (() => void) | undefined;
let count = 0;

const isModule = ({ type }: HTMLScriptElement) => type === 'module';

/** Whether it runs when the whole document is parsed. */
export const isDeferred = (script: HTMLScriptElement): boolean =>
  (isModule(script) || (script.src !== '' && script.hasAttribute('defer'))) && !script.hasAttribute('async');

/** Whether the parser waits for it and runs it where it stands. */
const holdsUpParser = (script: HTMLScriptElement): boolean =>
  !isModule(script) && !(script.src && (script.hasAttribute('async') || script.hasAttribute('defer')));

/** Whether the browser will say that it has loaded: a script of no type that it runs, or without an address, never does. */
export const willLoad = (script: HTMLScriptElement): boolean =>
  script.src !== '' &&
  /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i.test(script.type) &&
  !(script.noModule && !isModule(script));

const ends = new WeakMap<HTMLScriptElement, () => void>();

/** Resolves when a script has loaded or failed, or will do neither because it was `dismiss`ed. */
export const settled = (script: HTMLScriptElement): Promise<void> =>
  new Promise((done) => {
    ends.set(script, done);
    for (const end of ['load', 'error']) script.addEventListener(end, () => done(), { once: true });
  });

/** A script that is on its way runs even when it is taken out of the page; in another document it does not. */
export function dismiss(script: HTMLScriptElement): void {
  toOtherDocument(script);
  ends.get(script)?.();
}

/** The released script that runs now. While a module loads, code that belongs to no script is taken for its. */
function playing(): Part | undefined {
  const current: unknown = doc.currentScript;
  // Nor does it run while an event is told that is not ours, a press for example.
  return [...parts].find(({ script }) => (current ? script === current : isModule(script) && !window.event));
}

/** Whose code runs now. */
const speaking = (): Late | undefined => telling ?? playing()?.stage;

/** Whether the browser has told, or is telling, its last event of this type. */
export function isOver(target: unknown, type: string): boolean {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!page) return doc.readyState === 'complete';
  if (type === 'DOMContentLoaded') return page.domContentLoadedEventStart > 0;
  if (type === 'readystatechange') return target === document && page.domComplete > 0;
  return target === window && (type === 'load' || type === 'pageshow') && page.loadEventStart > 0;
}

/** @param isOn whether what runs there may still run: after a withdrawal nobody is told anything */
export function setStage(isOn: () => boolean): Stage {
  const number = ++count;
  /** How often an event has been told. Who comes to wait for it then waits for the next time. */
  const told = new Map<string, number>();
  const nameOf = (type: string, time = told.get(type) ?? 0) => `dfo-consent:${number}:${time}:${type}`;
  /** What is still to come: inline modules that may run, and events that are told again. */
  const coming: Promise<unknown>[] = [];
  let isTellingAgain = false;

  function announce(target: EventTarget, type: string, bubbles = false): void {
    const event = doc.createEvent('Event');
    event.initEvent(nameOf(type), bubbles, false);
    Object.defineProperty(event, 'type', { value: type });
    // The browser's own `load` and `pageshow` are dispatched to the window and name the document.
    if (target === window) Object.defineProperty(event, 'target', { value: document });
    const before = telling;
    telling = late;
    (target === document ? doc : target).dispatchEvent(event);
    telling = before;
    told.set(type, (told.get(type) ?? 0) + 1);
  }

  /** A module, or an `async` script, comes to wait when the others have been told. */
  function tellAgain(): void {
    if (isTellingAgain) return;
    isTellingAgain = true;
    const tell = () => {
      isTellingAgain = false;
      if (isOn() && told.has('DOMContentLoaded')) stage.parsed();
      if (isOn() && told.has('load')) stage.loaded();
    };
    coming.push(new Promise((done) => setTimeout(done)).then(tell));
  }

  const late: Late = {
    hear(type, add) {
      add(nameOf(type));
      if (told.has(type)) tellAgain();
    },
    forget(type, remove) {
      for (let time = 0; time <= (told.get(type) ?? 0); time++) remove(nameOf(type, time));
    },
    handle(type) {
      stage.handlers.add(type);
      if (told.has(type)) tellAgain();
    },
  };

  const stage: Stage = {
    handlers: new Set(),
    async perform(script, insert) {
      const part: Part = { script, stage: late, written: '' };
      parts.add(part);
      const isInlineModule = isModule(script) && !script.src;
      const end = isInlineModule || willLoad(script) ? settled(script) : undefined;
      const isOver = () => parts.delete(part);
      try {
        insert();
        // It is not waited for: what comes to wait in it is told again.
        if (isInlineModule)
          coming.push(Promise.race([end, new Promise((done) => setTimeout(done, patience))]).then(isOver));
        // biome-ignore lint/nursery/noMisusedPromises: it may be undefined, which the rule does not see
        else if (end) await end;
      } finally {
        if (!isInlineModule) isOver();
      }
      return part.written;
    },
    parsed: () => announce(document, 'DOMContentLoaded', true),
    loaded() {
      for (const [target, type] of [
        [document, 'readystatechange'],
        [window, 'load'],
      ] as const) {
        const handler = (target as unknown as Record<string, EventListener | null>)[`on${type}`];
        if (stage.handlers.delete(type) && handler)
          (target === document ? doc : target).addEventListener(nameOf(type), handler);
      }
      announce(document, 'readystatechange');
      announce(window, 'load');
      announce(window, 'pageshow');
    },
    async strike() {
      for (const one of coming) await one; // They may add to it.
      stages.delete(late);
      if (stages.size) return;
      restore?.();
      restore = undefined;
    },
  };
  stages.add(late);
  restore ??= patchPage();
  return stage;
}

/** Puts our functions before the browser's. They pass on what does not come from a released script. */
function patchPage(): () => void {
  const undo: (() => void)[] = [];
  const put = (target: object, name: string, mine: PropertyDescriptor) => {
    const before = Object.getOwnPropertyDescriptor(target, name);
    // An element of that name keeps its place: then the page's scripts find that there, and released ones too.
    if (!Reflect.defineProperty(target, name, { ...mine, configurable: true })) return;
    undo.push(() => {
      const now = Object.getOwnPropertyDescriptor(target, name);
      // Somebody has put theirs before ours since; it calls ours, which passes everything on.
      if (now?.value !== mine.value || now?.get !== mine.get) return;
      if (before) Object.defineProperty(target, name, before);
      else delete (target as Record<string, unknown>)[name];
    });
  };

  for (const [name, end] of [
    ['write', ''],
    ['writeln', '\n'],
  ] as const) {
    const own = document[name];
    put(document, name, {
      writable: true,
      value(...markup: string[]) {
        const part = playing();
        if (!part) return own.apply(document, markup);
        // Nor does the browser write what a script that does not hold up the parser wants to write.
        if (holdsUpParser(part.script)) part.written += markup.join('') + end;
      },
    });
  }
  for (const name of ['open', 'close'] as const) {
    const own = document[name] as (...given: unknown[]) => unknown;
    put(document, name, {
      writable: true,
      value: (...given: unknown[]) => (playing() ? document : own.apply(document, given)),
    });
  }
  put(document, 'readyState', {
    get() {
      const script = playing()?.script;
      return script && !isModule(script) ? 'loading' : doc.readyState;
    },
  });
  for (const target of [document, window]) {
    const { addEventListener: add, removeEventListener: remove } = target as EventTarget;
    put(target, 'addEventListener', {
      writable: true,
      value(...[type, listener, options]: Parameters<EventTarget['addEventListener']>) {
        const late = isOver(target, type) ? speaking() : undefined;
        late?.hear(type, (name) => add.call(target, name, listener, options));
        // A page that is shown again from the back/forward cache tells so again.
        if (!late || type === 'pageshow') add.call(target, type, listener, options);
      },
    });
    put(target, 'removeEventListener', {
      writable: true,
      value(...[type, listener, options]: Parameters<EventTarget['removeEventListener']>) {
        for (const stage of stages) stage.forget(type, (name) => remove.call(target, name, listener, options));
        remove.call(target, type, listener, options);
      },
    });
  }
  for (const [target, owner, type] of [
    [document, Document.prototype, 'readystatechange'],
    [window, window, 'load'],
  ] as const) {
    const own = Object.getOwnPropertyDescriptor(owner, `on${type}`);
    if (!own?.set) continue;
    put(target, `on${type}`, {
      enumerable: true,
      get: () => own.get!.call(target),
      set(handler) {
        own.set!.call(target, handler);
        if (isOver(target, type)) speaking()?.handle(type);
      },
    });
  }
  return () => undo.reverse().forEach((one) => one());
}
