import { doc } from '../page/natives.js';

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
  /** Gives the page its own functions back. */
  strike(): void;
}

interface Part {
  readonly script: HTMLScriptElement;
  readonly stage: Stage;
  /** The name under which an event that is over is announced to this stage alone. */
  readonly late: (type: string) => string;
  written: string;
}

const parts = new Set<Part>();
const stages = new Map<Stage, Part['late']>();
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
  doc.implementation.createHTMLDocument('').adoptNode(script);
  ends.get(script)?.();
}

/** The released script that runs now. While a module loads, code that belongs to no script is taken for its. */
function playing(): Part | undefined {
  const current = doc.currentScript;
  return [...parts].find(({ script }) => (current ? script === current : isModule(script)));
}

/** Whether the browser has told, or is telling, its last event of this type. */
export function isOver(target: unknown, type: string): boolean {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!page) return doc.readyState === 'complete';
  if (type === 'DOMContentLoaded') return page.domContentLoadedEventStart > 0;
  if (type === 'readystatechange') return target === document && page.domComplete > 0;
  return target === window && (type === 'load' || type === 'pageshow') && page.loadEventStart > 0;
}

export function setStage(): Stage {
  const number = ++count;
  const late = (type: string) => `dfo-consent:${number}:${type}`;

  function announce(target: EventTarget, type: string, bubbles = false): void {
    const event = doc.createEvent('Event');
    event.initEvent(late(type), bubbles, false);
    Object.defineProperty(event, 'type', { value: type });
    // The browser's own `load` and `pageshow` are dispatched to the window and name the document.
    if (target === window) Object.defineProperty(event, 'target', { value: document });
    (target === document ? doc : target).dispatchEvent(event);
  }

  const stage: Stage = {
    handlers: new Set(),
    async perform(script, insert) {
      const part: Part = { script, stage, late, written: '' };
      const { onload } = window;
      const { onreadystatechange } = document;
      parts.add(part);
      const end = willLoad(script) ? settled(script) : undefined;
      try {
        insert();
        // biome-ignore lint/nursery/noMisusedPromises: it may be undefined, which the rule does not see
        if (end) await end;
      } finally {
        parts.delete(part);
      }
      if (window.onload !== onload && isOver(window, 'load')) stage.handlers.add('load');
      if (document.onreadystatechange !== onreadystatechange && isOver(document, 'readystatechange')) {
        stage.handlers.add('readystatechange');
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
        if (handler && stage.handlers.has(type))
          (target === document ? doc : target).addEventListener(late(type), handler);
      }
      announce(document, 'readystatechange');
      announce(window, 'load');
      announce(window, 'pageshow');
    },
    strike() {
      stages.delete(stage);
      if (stages.size) return;
      restore?.();
      restore = undefined;
    },
  };
  stages.set(stage, late);
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
        const part = playing();
        const isLate = part && isOver(target, type);
        if (isLate) add.call(target, part.late(type), listener, options);
        // A page that is shown again from the back/forward cache tells so again.
        if (!isLate || type === 'pageshow') add.call(target, type, listener, options);
      },
    });
    put(target, 'removeEventListener', {
      writable: true,
      value(...[type, listener, options]: Parameters<EventTarget['removeEventListener']>) {
        for (const late of stages.values()) remove.call(target, late(type), listener, options);
        remove.call(target, type, listener, options);
      },
    });
  }
  return () => undo.reverse().forEach((one) => one());
}
