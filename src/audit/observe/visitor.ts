import type { Response } from 'playwright-core';
import type { State, Stored } from '../model.js';
import { notNamed, type IsNamed } from '../crawl/named.js';
import type { AuditOptions } from '../options.js';
import { behave, pause, settle, Unsettled } from './behave.js';
import { openDevice, type Device, type Playwright } from './browser.js';
import { discreetly } from './discreet.js';
import { keepTo } from './keep-to.js';
import { isOfLogin, logIn, type LoginState } from './login.js';
import { phasesOf, type Visit } from './phases.js';
import { inWords } from './reach.js';
import { listenToRequests, type Requests } from './requests.js';
import { storedNow } from './stored.js';
import { hearWrites, type Write } from './writes.js';
import type { Phase } from '../model.js';

/** Everything that visitors of a page need, whatever they answer. */
export interface Setting {
  readonly playwright: Playwright;
  readonly options: AuditOptions;
  /** Services whose server the tag tells in an option of its own, and which. */
  readonly hostOptions: Readonly<Record<string, string>>;
  readonly userAgent: string;
  readonly login: LoginState | undefined;
  /** Whether a page may lead there. */
  readonly isNamed: IsNamed;
  /** Whether robots.txt lets a page be opened too. */
  mayOpen(url: string): Promise<boolean>;
}

/** A visitor at work, with a browser of their own. */
export interface Visitor {
  readonly device: Device;
  readonly state: State;
  readonly failures: { state: State; message: string }[];
  /** From a time on, milliseconds since 1970, the visitor is in this state. */
  enter(state: State, time: number): void;
  /** Opens a page and stays until it has settled. */
  open(url: string): Promise<Response | null>;
  /** The same with a page that is not the one that is looked at: tells what hinders it, and fails nothing. */
  glance(url: string): Promise<string | undefined>;
  /** Waits until nothing new happens. */
  settle(): Promise<void>;
  /** Reads and moves as visitors do. */
  lookAround(): Promise<void>;
  /** Notes what lies on the device now. */
  note(): Promise<void>;
  /** Leaves the page, so that what it does at the end is done, and notes what is left. */
  leave(): Promise<void>;
}

export interface Visited {
  readonly phases: readonly Phase[];
  readonly failures: readonly { state: State; message: string }[];
}

/** Share of a visitor's time that one page may take to settle. */
const share = 0.2;

/**
 * Lets one visitor come, do what `act` says, and go. What fails on the way is told in `failures`; what happened until then is told too.
 */
export async function visit(url: string, setting: Setting, act: (visitor: Visitor) => Promise<void>): Promise<Visited> {
  const { playwright, options, userAgent, login, isNamed } = setting;
  const device = await openDevice(playwright, options.browser, { folder: options.folder, userAgent });
  const { context, page } = device;
  const entered: { state: State; time: number }[] = [];
  const snapshots: { state: State; stored: readonly Stored[] }[] = [];
  const failures: { state: State; message: string }[] = [];
  const writes: Write[] = [];
  let requests: Requests | undefined;
  const now = (): State => entered.at(-1)?.state ?? 'unanswered';
  const fail = (error: unknown) =>
    void failures.push({
      state: now(),
      message: discreetly(inWords(error instanceof Error ? error.message : String(error))),
    });

  let keptFrom: () => string | undefined = () => undefined;
  const led = () => {
    const url = keptFrom();
    return url === undefined ? undefined : new Error(`It leads elsewhere: ${notNamed(url)}.`);
  };

  const visitor: Visitor = {
    device,
    get state() {
      return now();
    },
    failures,
    enter: (state, time) => void entered.push({ state, time }),
    async open(address) {
      const response = await page
        .goto(address, { waitUntil: 'load', timeout: options.timeout * 500 })
        .catch((error: unknown) => {
          throw led() ?? error;
        });
      await visitor.settle();
      const elsewhere = led();
      if (elsewhere) throw elsewhere;
      return response;
    },
    async glance(address) {
      const why = await page.goto(address, { waitUntil: 'load', timeout: options.timeout * 100 }).then(
        (response) => (response && response.status() >= 400 ? `The server answered ${response.status()}.` : undefined),
        async (error: Error) => {
          // The browser's own page about it comes when the link has failed already, and would interrupt what is opened next.
          await page
            .waitForURL(/^chrome-error:/, { waitUntil: 'commit', timeout: options.timeout * 50 })
            .catch(() => undefined);
          return inWords(error.message);
        },
      );
      const elsewhere = led();
      if (!why && !elsewhere) await settle(requests!, options.settle, options.timeout * 0.1).catch(() => undefined);
      return elsewhere?.message ?? why;
    },
    async settle() {
      await settle(requests!, options.settle, options.timeout * share).catch((error: unknown) => {
        if (!(error instanceof Unsettled)) throw error;
        if (!failures.some(({ message }) => message === error.message)) fail(error);
      });
    },
    async lookAround() {
      await behave(page);
      await visitor.settle();
    },
    async note() {
      const stored = (await storedNow(context, page)).filter((one) => !login || !isOfLogin(login, one));
      snapshots.push({ state: now(), stored });
    },
    async leave() {
      await visitor.note();
      await page.goto('about:blank');
      // Beacons of a page that is gone are sent when the next one is there.
      await pause(500);
      await visitor.note();
    },
  };

  const crashed = new Promise<never>((_, fail) => page.on('crash', () => fail(new Error('The page crashed.'))));
  // Nobody may be waiting any more when it does.
  crashed.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`It took more than ${options.timeout} seconds.`)), options.timeout * 1000);
  });
  late.catch(() => undefined);
  const whole = async () => {
    requests = await listenToRequests(context, page);
    await hearWrites(context, writes);
    if (login) await logIn(context, page, login);
    keptFrom = await keepTo(isNamed, context, page);
    visitor.enter('unanswered', Date.now());
    await act(visitor);
  };
  await Promise.race([whole(), crashed, late]).catch(fail);
  clearTimeout(timer);

  const log = await device.close().catch((error: unknown) => {
    fail(error);
    return { requests: [], connections: [], cookies: [] };
  });
  const asked = (address: string) => requests?.of(address);
  const when = (address: string, time: number) => requests?.when(address, time) ?? time;
  const seen: Visit = { entered, log, asked, when, writes, snapshots, page: url };
  return { phases: phasesOf(seen), failures };
}
