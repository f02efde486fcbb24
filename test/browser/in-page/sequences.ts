/** Any sequence of what visitors, other tabs and the page's own scripts do, held against the model of the rules. Runs in the page. */
import fc from 'fast-check';
import { format, pageRegistry, parse, start, type Handle } from 'dfo-consent';
import { ConsentModel, type Saying } from '../../fixtures/consent-model.js';
import { watchPrototypes } from '../../fixtures/prototypes.js';
import type { Tries } from '../../fixtures/runs.js';
import {
  cookieNow,
  forgetTracker,
  liveAt,
  noErrors,
  same,
  trackerIn,
  turn,
  verdictOf,
  within,
  writeCookie,
} from './report.js';
import { hosts, ids, registry, siteIds, worldOf, type Id } from './site.js';

const pages = pageRegistry(registry);
const today = Math.floor(Date.now() / 86_400_000);
const touched = watchPrototypes();

/** The addresses that may have been asked for: their service could run while they stood in the page. */
const allowed = new Set<string>();
/** Those that were seen live, so that they must have been asked for. */
const live = new Set<string>();

/** Something that the visitor is asked about at once. */
interface Unit {
  readonly id: string;
  readonly services: readonly string[];
  readonly isPurpose: boolean;
}

/** What `check` throws. */
function attempted(check: () => void): unknown {
  try {
    return void check();
  } catch (error) {
    return error;
  }
}

let visits = 0;

/** One visit to a page, and what should be true of it. */
class Visit {
  readonly model: ConsentModel;
  readonly root = document.querySelector('main')!.appendChild(document.createElement('div'));
  readonly number = visits++;
  handle: Handle<typeof registry> | undefined;
  isOpen = false;
  /** The answer holds for this page alone: its cookie vanished. */
  isInMemory = false;
  /** What stands in the page, by its own place; `isShown`: it is something to see, and not a script that has run. */
  readonly placed = new Map<Element, { readonly id: Id; readonly address: string; readonly isShown: boolean }>();
  #last = 0;
  #heard: unknown;

  constructor(readonly siteId: string) {
    this.model = new ConsentModel(worldOf(siteId));
  }

  get tracker(): string {
    return `https://${hosts.matomo}/${this.number}/`;
  }

  /** Whether the tracker runs, or is on its way; a script that has run stays in the page, and does nothing. */
  get isTracked(): boolean {
    return trackerIn.Matomo ? !!trackerIn.counts : document.querySelector(`script[src^="${this.tracker}"]`) !== null;
  }

  may(id: string): boolean {
    return this.handle !== undefined && this.model.may(id);
  }

  start(): void {
    if (this.handle) return;
    if (this.isInMemory) this.model.told.clear();
    this.isInMemory = false;
    this.model.returns(this.model.world, today);
    this.handle = start({ registry, site: this.siteId, matomoUrl: this.tracker, matomoSiteId: '1' });
    this.#heard = undefined;
    this.handle.subscribe((answer) => (this.#heard = answer));
  }

  stop(): void {
    this.handle?.stop();
    this.handle = undefined;
    this.isOpen = false;
  }

  says(saying: Partial<Saying>): void {
    this.model.says({ yes: [], no: [], forget: [], ...saying }, today);
    this.isInMemory = false;
  }

  /** What the banner shows now, by the rules. */
  units(): Unit[] {
    if (!this.handle) return [];
    const { banner, inContext, questions } = this.model.world;
    const of = (services: readonly string[]) =>
      [...new Set(services.map((id) => questions.get(id)!.purpose))].map((id) => ({
        id,
        services: services.filter((one) => questions.get(one)!.purpose === id),
        isPurpose: true,
      }));
    if (!this.isOpen) return of(this.model.asks());
    return [
      ...of(banner),
      ...inContext.filter((id) => this.may(id)).map((id) => ({ id, services: [id], isPurpose: false })),
    ];
  }

  get banner(): ShadowRoot | undefined {
    const element = document.querySelector<HTMLElement>('dfo-consent-banner');
    return element && !element.hidden && element.shadowRoot ? element.shadowRoot : undefined;
  }

  control = (hook: string) =>
    this.banner?.querySelector<HTMLButtonElement>(`section [data-dfo-consent=${hook}]`) ?? undefined;
  boxes = () => [...(this.banner?.querySelectorAll<HTMLInputElement>('fieldset input') ?? [])];
  ticked = () =>
    this.boxes()
      .filter((box) => box.checked)
      .map((box) => box.getAttribute('aria-describedby')!.replace(/^about-/, ''));
  placeholders = () =>
    [...this.root.querySelectorAll('dfo-consent-embed')].flatMap((element) => {
      const button = element.shadowRoot?.querySelector<HTMLButtonElement>('[data-dfo-consent=load]');
      return button ? [{ element, button }] : [];
    });

  /** The visitor accepts some of what is shown, and refuses the rest. */
  answers(isAccepted: (unit: Unit) => boolean): void {
    const units = this.units();
    const accepted = units.filter(isAccepted);
    const refused = units.filter((unit) => !isAccepted(unit));
    const services = (some: readonly Unit[]) => some.flatMap((unit) => unit.services);
    this.says({
      yes: services(accepted),
      no: services(refused.filter(({ isPurpose }) => isPurpose)),
      forget:
        this.isOpen && !accepted.length
          ? this.model.world.inContext
          : services(refused.filter(({ isPurpose }) => !isPurpose)),
    });
    this.isOpen = false;
  }

  place(id: Id, how: number): void {
    const address = `https://${hosts[id]}/${this.number}-${this.#last++}${how === 2 ? '.js' : ''}`;
    const slot = document.createElement('div');
    const tag = ['iframe', 'img', 'script', 'dfo-consent-embed'][how]!;
    const element = document.createElement(tag);
    element.setAttribute(tag.includes('-') ? 'service' : 'data-service', id);
    element.setAttribute(tag.includes('-') ? 'src' : 'data-src', address);
    if (how === 2) element.setAttribute('type', 'text/plain');
    slot.append(element);
    this.placed.set(slot, { id, address, isShown: how !== 2 && !(how === 3 && id === 'matomo') });
    this.root.append(slot);
  }

  /** What may not be, at no time: something live whose service may not run. */
  closed(): void {
    for (const { id, address } of this.placed.values()) {
      const here = liveAt(address).length;
      if (this.may(id)) allowed.add(address);
      else if (here) throw new Error(`${address} is live, and ${id} may not run`);
      if (here) live.add(address);
    }
    if (this.may('matomo')) allowed.add(this.tracker);
    else if (this.isTracked) throw new Error('Matomo runs or comes, and may not');
    if (this.isTracked) live.add(this.tracker);
    for (const id of ids) same(`may ${id}`, this.handle?.may(id) ?? false, this.may(id));
  }

  /** What must come to be. */
  follows(): void {
    this.closed();
    for (const { id, address, isShown } of this.placed.values()) {
      if (this.may(id) && isShown && liveAt(address).length !== 1)
        throw new Error(`${address} is not live, and ${id} may run`);
    }
    if (this.may('matomo')) same('Matomo runs or comes', this.isTracked, true);
    const stored = parse(cookieNow(), today);
    const tokens = (of: Iterable<string>) => [...of].sort().join();
    const told = (says: string) =>
      this.isInMemory
        ? ''
        : tokens(
            [...this.model.told].filter(([, one]) => one.says === says).map(([id]) => pages.services[id]!.fingerprint),
          );
    same('accepted in the cookie', stored.state === 'answered' ? tokens(stored.yes.keys()) : '', told('yes'));
    same('refused in the cookie', stored.state === 'answered' ? tokens(stored.no) : '', told('no'));
    if (!this.handle) return same('questions', document.querySelectorAll('dfo-consent-banner').length, 0);

    const units = this.units();
    const { banner, inContext } = this.model.world;
    const services = [...banner, ...inContext].map((id) => [
      id,
      this.may(id) ? 'accepted' : (this.model.said(id) ?? 'unanswered'),
    ]);
    same('answer', this.handle.answer.services, Object.fromEntries(services));
    const state = this.model.told.size && !this.model.asks().length ? 'answered' : 'unanswered';
    same('state', [this.handle.answer.state, document.documentElement.dataset['dfoConsentState']], [state, state]);
    const isOne = units.length === 1 && units[0]!.isPurpose;
    same('question', !!this.control('accept') || units.length === 0, true);
    same('no question', !!this.control('accept') && units.length === 0, false);
    same('a no beside the yes', !!this.control('accept'), !!this.control('reject'));
    same('boxes', this.boxes().length, isOne ? 0 : units.length);
    if (this.#heard) same('heard', this.#heard, this.handle.answer);
  }

  async settles(): Promise<void> {
    await within(() => this.follows());
    noErrors();
  }

  /** Stops, and leaves the page as it was; then looks whether all was closed. */
  async ends(): Promise<void> {
    this.stop();
    const looked = attempted(() => this.closed());
    this.root.remove();
    writeCookie(undefined);
    await turn();
    await turn();
    forgetTracker();
    if (looked) throw looked;
    noErrors();
    same('prototypes', touched(), []);
  }
}

/** What happens, with two numbers that say to which. Own actions hold at once; what another tab did, within a second. */
// biome-ignore lint/suspicious/noConfusingVoidType: most of them return nothing, and `undefined` would have to be returned
const actions: Record<string, (visit: Visit, which: number, how: number) => void | 'elsewhere'> = {
  accept(visit) {
    const button = visit.control('accept');
    if (!button) return;
    visit.answers(() => true);
    button.click();
  },
  reject(visit) {
    const button = visit.control('reject');
    if (!button) return;
    visit.answers(() => false);
    button.click();
  },
  save(visit) {
    const button = visit.control('save');
    if (!button) return;
    const ticked = visit.ticked();
    visit.answers(({ id }) => ticked.includes(id));
    button.click();
  },
  tick(visit, which) {
    const boxes = visit.boxes();
    boxes[which % boxes.length]?.click();
  },
  open(visit) {
    const control = document
      .querySelector('dfo-consent-settings')
      ?.shadowRoot?.querySelector<HTMLButtonElement>('button');
    if (!control) return;
    control.click();
    visit.isOpen = true;
  },
  openByHandle(visit) {
    visit.handle?.open();
    visit.isOpen = visit.handle !== undefined;
  },
  close(visit) {
    const button = visit.banner?.querySelector<HTMLButtonElement>('.details button');
    if (!button) return;
    button.click();
    visit.isOpen = false;
  },
  hideWords: (visit) => visit.banner?.querySelector<HTMLButtonElement>('.said button')?.click(),
  load(visit, which, how) {
    const all = visit.placeholders();
    const one = all[which % all.length];
    if (!one) return;
    const id = one.element.getAttribute('service')!;
    const isRemembered = how % 2 === 1;
    if (isRemembered) {
      one.element.shadowRoot!.querySelector<HTMLInputElement>('input')!.click();
      visit.says({ yes: [id] });
    } else visit.model.once.add(id);
    one.button.click();
  },
  tickRemember(visit, which) {
    const all = visit.placeholders();
    all[which % all.length]?.element.shadowRoot?.querySelector<HTMLInputElement>('input')?.click();
    all[which % all.length]?.element.shadowRoot?.querySelector<HTMLInputElement>('input')?.click();
  },
  give(visit, which, how) {
    if (!visit.handle) return;
    const { banner, inContext, questions } = visit.model.world;
    const known = [...banner, ...inContext, ...new Set(banner.map((id) => questions.get(id)!.purpose))];
    const id = [...known, '__proto__', 'nobody'][which % (known.length + 2)]!;
    const more = how % 2 ? [known[how % known.length]!] : [];
    if (!known.includes(id)) {
      const { handle } = visit;
      return same('an unknown id', attempted(() => handle.give([...more, id])) instanceof RangeError, true);
    }
    const servicesOf = (one: string) => {
      const ofPurpose = banner.filter((service) => questions.get(service)!.purpose === one);
      return ofPurpose.length ? ofPurpose : [one];
    };
    visit.says({ yes: [...more, id].flatMap(servicesOf) });
    visit.handle.give([...more, id]);
  },
  refuse(visit) {
    if (!visit.handle) return;
    visit.says({ no: visit.model.world.banner, forget: visit.model.world.inContext });
    visit.handle.refuse();
  },
  stop: (visit) => visit.stop(),
  start: (visit) => visit.start(),
  startTwice(visit) {
    if (visit.handle) same('the running handle', start({ registry, site: siteIds[0]! }) === visit.handle, true);
  },
  insert: (visit, which, how) => visit.place(ids[which % ids.length]!, how % 4),
  move(visit, which) {
    const slot = [...visit.placed.keys()][which % visit.placed.size];
    if (slot) visit.root.prepend(slot);
  },
  remove(visit, which) {
    const slot = [...visit.placed.keys()][which % visit.placed.size];
    if (!slot) return;
    slot.remove();
    visit.placed.delete(slot);
  },
  scroll: () => scrollBy(0, 500),
  key(visit, which, how) {
    const at = [document.body, visit.root, document.querySelector('dfo-consent-banner') ?? document.body][which % 3]!;
    const key = ['Escape', 'Enter', ' ', 'Tab', 'y', 'j'][how % 6]!;
    for (const type of ['keydown', 'keyup'])
      at.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
  },
  clickElsewhere(visit, which) {
    const everywhere = [
      document.body,
      visit.root,
      document.querySelector('h1')!,
      document.querySelector('dfo-consent-banner'),
      visit.banner?.querySelector('section'),
      visit.banner?.querySelector('h2'),
    ];
    (everywhere[which % everywhere.length] as HTMLElement | null | undefined)?.click();
  },
  pointer(visit, which) {
    const at = visit.control(['accept', 'save', 'reject'][which % 3]!) ?? document.body;
    for (const type of ['pointerover', 'pointerdown', 'mousedown', 'focusin', 'pointerup', 'pointerout'])
      at.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  },
  returns(_, which) {
    if (which % 2) document.dispatchEvent(new Event('visibilitychange'));
    else dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  },
  navigate: (_, which) => history.replaceState(null, '', `?${which}`),
  answeredElsewhere(visit, which, how) {
    const told = ids
      .map((id, i) => [id, ['yes', 'no', ''][Math.floor(which / 3 ** i) % 3]!] as const)
      .filter(([id, says]) => says && [...visit.model.world.banner, ...visit.model.world.inContext].includes(id));
    if (!told.length) return;
    const of = (wanted: string) => told.filter(([, says]) => says === wanted).map(([id]) => id);
    visit.isInMemory = false;
    for (const id of of('no')) visit.model.once.delete(id); // What is refused elsewhere is refused here, too.
    const day = today - (how % 100);
    visit.model.told = new Map(
      told.map(([id, says]) => [id, { says: says as 'yes' | 'no', question: visit.model.world.questions.get(id)! }]),
    );
    visit.model.day = day;
    const fingerprint = (id: string) => pages.services[id]!.fingerprint;
    writeCookie(
      format({
        state: 'answered',
        day,
        yes: new Map(of('yes').map((id) => [fingerprint(id), 0])),
        no: new Set(of('no').map(fingerprint)),
      }),
    );
    return 'elsewhere';
  },
  spoiltElsewhere(visit, which) {
    visit.model.told.clear();
    visit.isInMemory = false;
    writeCookie(
      ['__proto__', '1', 'x'.repeat(2000), '%00', `1.${today.toString(36)}.000.`, '{"matomo":true}'][which % 6],
    );
    return 'elsewhere';
  },
  /** An answer to the banner's question then holds for the page alone; permissions that were given in context alone count as taken back. */
  vanishes(visit) {
    const { told, world } = visit.model;
    if (visit.handle && [...told.keys()].some((id) => world.banner.includes(id))) visit.isInMemory = true;
    else told.clear();
    writeCookie(undefined);
    return 'elsewhere';
  },
};
const anything = Object.keys(actions);

/** Nothing of these is an answer (R3). */
const noAnswer = [
  'tick',
  'open',
  'openByHandle',
  'close',
  'hideWords',
  'tickRemember',
  'insert',
  'move',
  'remove',
  'scroll',
  'key',
  'clickElsewhere',
  'pointer',
  'returns',
  'navigate',
  'startTwice',
  'stop',
  'start',
];

const sequenceOf = (names: readonly string[], maxLength: number) =>
  fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(80), fc.nat(200)), { minLength: 1, maxLength });

async function play(siteId: string, sequence: readonly (readonly [string, number, number])[]): Promise<Visit> {
  const visit = new Visit(siteId);
  let failure: unknown;
  try {
    visit.start();
    for (const [i, id] of ids.entries()) visit.place(id, i);
    await visit.settles();
    same('ticked for the visitor', visit.ticked(), []);
    for (const [name, which, how] of sequence) {
      const where = actions[name]!(visit, which, how);
      try {
        if (where !== 'elsewhere') visit.closed();
        await visit.settles();
      } catch (error) {
        throw new Error(`after ${name}: ${error instanceof Error ? error.message : error}`);
      }
    }
  } catch (error) {
    failure = error;
  }
  const atTheEnd = await visit.ends().then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure ?? atTheEnd) throw failure ?? new Error(`at the end: ${atTheEnd}`);
  return visit;
}

/** What the test asks for by name. */
export const sequences = {
  any: (tries: Tries): Promise<string> =>
    verdictOf(
      fc.asyncProperty(
        fc.constantFrom(...siteIds),
        sequenceOf(anything, 20),
        async (siteId, sequence) => void (await play(siteId, sequence)),
      ),
      tries,
    ),
  /** R3: two hundred of anything but an answer. */
  withoutAnswer: (tries: Tries): Promise<string> =>
    verdictOf(
      fc.asyncProperty(fc.constantFrom(...siteIds), sequenceOf(noAnswer, 200), async (siteId, sequence) => {
        const visit = await play(siteId, sequence);
        same('what the visitor said', [...visit.model.told.keys(), ...visit.model.once], []);
        for (const { address } of visit.placed.values()) same(address, allowed.has(address), false);
      }),
      tries,
    ),
  /** What may have been asked for, and what was seen to be. */
  addresses: () => ({ allowed: [...allowed], live: [...live] }),
};
