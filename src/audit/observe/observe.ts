import { createHash } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { cookieName } from '../../decide/answer.js';
import { isPage } from '../crawl/named.js';
import {
  states,
  type AnswerLook,
  type BannerLook,
  type ConsentInterface,
  type Contact,
  type Observation,
  type Phase,
  type State,
  type Stored,
} from '../model.js';
import { lookAtBanner } from './banner-look.js';
import { pause } from './behave.js';
import { controlsOf, isThere, press, serviceOf } from './controls.js';
import { discreet, withoutLogin } from './discreet.js';
import { keepPicture } from './picture.js';
import { cookiesNow } from './stored.js';
import { readTag, type Tag } from './tag.js';
import { visit, type Setting, type Visited, type Visitor } from './visitor.js';

/** What the visitors tell beside what happened in their browsers. */
interface Told {
  finalUrl: string;
  status: number;
  html: string;
  interface: ConsentInterface;
  canAccept: boolean;
  canReject: boolean;
  hasEmbeds: boolean;
  links: readonly string[];
  readonly deadLinks: { url: string; why: string }[];
  banner?: BannerLook | undefined;
  tag: Tag;
  embedService?: string | undefined;
  readonly answers: AnswerLook[];
  readonly screenshots: Partial<Record<State, string>>;
}

/** What the controls are for, in words. */
const purposes = { accept: 'yes', reject: 'no', change: 'another answer', embeds: 'an embed' } as const;

/** Opens a page as every visitor, and tells what they met. */
export async function observe(url: string, setting: Setting): Promise<Observation> {
  const from = Date.now();
  const { options } = setting;
  const told: Told = {
    finalUrl: url,
    status: 0,
    html: '',
    interface: 'none',
    canAccept: false,
    canReject: false,
    hasEmbeds: false,
    links: [],
    deadLinks: [],
    tag: { hosts: {} },
    answers: [],
    screenshots: {},
  };
  const picture = async ({ device, state }: Visitor) => {
    if (!options.screenshots || told.screenshots[state]) return;
    const name = `${createHash('sha256').update(url).digest('hex').slice(0, 12)}-${state}.jpg`;
    await device.page.evaluate(() => scrollTo(0, 0));
    await keepPicture(options.folder, name, await device.page.screenshot({ type: 'jpeg', quality: 50 }));
    told.screenshots[state] = name;
  };

  const come = (act: (visitor: Visitor) => Promise<void>) => visit(url, setting, act);
  const first = await come(unanswered);
  const isOpen = told.status > 0 && told.status < 400;
  // The others know nothing of each other, and mostly wait.
  const comes = (...some: readonly State[]) => isOpen && options.visitors.some((one) => some.includes(one));
  const others = await Promise.all([
    ...(comes('refused') && told.canReject ? [come(refused)] : []),
    ...(comes('accepted', 'withdrawn') && (told.canAccept || told.hasEmbeds) ? [come(acceptedAndWithdrawn)] : []),
    ...(comes('one-embed') && told.hasEmbeds ? [come(oneEmbed)] : []),
  ]);
  const visits: readonly Visited[] = [first, ...others];
  told.answers.sort((one, other) => states.indexOf(one.state) - states.indexOf(other.state));

  async function unanswered(visitor: Visitor): Promise<void> {
    const { page } = visitor.device;
    // An error without a page of its own is shown as the browser's, and nothing is opened.
    page.on('response', (response) => {
      if (!told.html && response.request().isNavigationRequest() && response.frame() === page.mainFrame())
        told.status = response.status();
    });
    const response = await visitor.open(url);
    told.finalUrl = page.url();
    told.html = (await response?.text().catch(() => '')) ?? '';
    const controls = await controlsOf(page, options.selectors);
    told.interface = controls.interface;
    told.banner = await lookAtBanner(controls);
    told.canAccept = await isThere(controls.accept);
    told.canReject = await isThere(controls.reject);
    told.hasEmbeds = await isThere(controls.embeds);
    told.tag = await readTag(page, setting.hostOptions);
    told.links = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href.split('#')[0]!),
    );
    await picture(visitor);
    await visitor.lookAround();
    await visitor.leave();
  }

  /** A control that was there before: a visitor who did not find it would seem to have met nothing. */
  async function again(page: Page, name: keyof typeof purposes): Promise<Locator> {
    for (let tries = 0; tries < 50; tries++) {
      const control = (await controlsOf(page, options.selectors))[name];
      if (control && (await isThere(control))) return control;
      await pause(100);
    }
    throw new Error(`The control for ${purposes[name]} was there before, and did not come again within 5 seconds.`);
  }

  /** Opens the page anew, and tells whether the answer has been heeded. */
  async function comeAgain(
    visitor: Visitor,
    answer: Pick<AnswerLook, 'state' | 'cookie'>,
    tryBack = false,
  ): Promise<void> {
    const { page } = visitor.device;
    await visitor.open(url);
    const controls = await controlsOf(page, options.selectors);
    const look: AnswerLook = {
      ...answer,
      isAskedAgain: await isThere(controls.accept),
      ...((controls.interface === 'dfo-consent' || controls.change) && {
        canBeChanged: await isThere(controls.change),
      }),
    };
    await picture(visitor);
    await visitor.lookAround();
    await visitor.note();
    const isElsewhere = tryBack && (await goElsewhere(visitor));
    if (isElsewhere) {
      // A page that the browser has kept is not loaded again.
      await page.goBack({ waitUntil: 'commit' });
      await visitor.settle();
      const back = await controlsOf(page, options.selectors);
      told.answers.push({ ...look, isAskedAgainAfterBack: await isThere(back.accept) });
    } else told.answers.push(look);
  }

  /** Goes to another page of the site. A page is as good as its own looks, not as its links: one that leads nowhere is noted, and the next is tried. */
  async function goElsewhere(visitor: Visitor): Promise<boolean> {
    const isOther = (link: string) => isSameHost(link, told.finalUrl) && link !== told.finalUrl && isPage(link);
    let tries = 2;
    for (const link of told.links.filter(isOther).slice(0, 20)) {
      if (!(await setting.mayOpen(link))) continue;
      const why = await visitor.glance(link);
      if (why === undefined) return true;
      told.deadLinks.push({ url: discreet(link), why });
      await visitor.open(url);
      if (!--tries) break;
    }
    return false;
  }

  async function refused(visitor: Visitor): Promise<void> {
    const { page } = visitor.device;
    await visitor.open(url);
    const reject = await again(page, 'reject');
    visitor.enter('refused', await press(reject));
    await visitor.settle();
    await visitor.note();
    await comeAgain(visitor, { state: 'refused', ...(await answerCookie(visitor)) });
    await visitor.leave();
  }

  async function acceptedAndWithdrawn(visitor: Visitor): Promise<void> {
    const { page } = visitor.device;
    await visitor.open(url);
    const accept = told.canAccept ? await again(page, 'accept') : undefined;
    visitor.enter('accepted', accept ? await press(accept) : Date.now());
    await visitor.settle();
    const cookie = await answerCookie(visitor);
    await acceptEmbeds(visitor);
    await visitor.lookAround();
    await visitor.note();
    await comeAgain(visitor, { state: 'accepted', ...cookie }, true);
    if (options.visitors.includes('withdrawn')) await withdraw(visitor);
  }

  /** Every embed's control, one after another; each goes when it has been pressed. */
  async function acceptEmbeds(visitor: Visitor): Promise<void> {
    for (let at = 0; at < 20; at++) {
      const { embeds } = await controlsOf(visitor.device.page, options.selectors);
      if (!embeds || !(await isThere(embeds))) return;
      const count = await embeds.count();
      await press(embeds.first());
      await visitor.settle();
      if ((await embeds.count()) >= count) return;
    }
  }

  async function withdraw(visitor: Visitor): Promise<void> {
    const { page } = visitor.device;
    // Where there is none, the look at the answer has told so.
    if (!told.answers.some(({ state, canBeChanged }) => state === 'accepted' && canBeChanged)) return;
    const change = await again(page, 'change');
    const changed = await press(change);
    // Some withdraw at once; others show the question again, and until that is answered the yes holds.
    await pause(300);
    const { reject } = await controlsOf(page, options.selectors);
    visitor.enter('withdrawn', (await isThere(reject)) ? await press(reject!) : changed);
    await visitor.settle();
    await visitor.note();
    await comeAgain(visitor, { state: 'withdrawn', ...(await answerCookie(visitor)) });
    await visitor.leave();
  }

  async function oneEmbed(visitor: Visitor): Promise<void> {
    const { page } = visitor.device;
    await visitor.open(url);
    const embeds = await again(page, 'embeds');
    told.embedService = await serviceOf(embeds.first());
    visitor.enter('one-embed', await press(embeds.first()));
    await visitor.settle();
    await picture(visitor);
    await visitor.lookAround();
    await visitor.leave();
  }

  const {
    tag,
    embedService,
    banner,
    deadLinks,
    canAccept: _accept,
    canReject: _reject,
    hasEmbeds: _embeds,
    ...rest
  } = told;
  return {
    ...rest,
    url: withoutLogin(url),
    finalUrl: withoutLogin(told.finalUrl),
    phases: unite(visits.flatMap(({ phases }) => phases)),
    ...(banner && { banner }),
    ...(deadLinks.length && { deadLinks }),
    ...(told.interface === 'selectors' && { named: Object.keys(options.selectors) }),
    ownServers: tag.hosts,
    ...(tag.site && { toldSite: tag.site }),
    ...(embedService && { embedService }),
    failures: visits.flatMap(({ failures }) => failures),
    took: Date.now() - from,
  };
}

const isSameHost = (one: string, other: string) => URL.canParse(one) && new URL(one).host === new URL(other).host;

/** The answer cookie of dfo-consent as it lies there now, with its value: it holds no identifier (R28). */
async function answerCookie({ device }: Visitor): Promise<Pick<AnswerLook, 'cookie'>> {
  const { context, page } = device;
  const host = new URL(page.url()).hostname;
  const isIts = (domain: string) =>
    host === domain.replace(/^\./, '') || host.endsWith(`.${domain.replace(/^\./, '')}`);
  const stored: Stored | undefined = (await cookiesNow(context, page)).find(
    (one) => one.name === cookieName && isIts(one.host),
  );
  const value = (await context.cookies(page.url())).find(({ name }) => name === cookieName)?.value;
  return stored && value !== undefined ? { cookie: { ...stored, value } } : {};
}

/** All visitors' time in a state as one; each thing once. */
function unite(phases: readonly Phase[]): Phase[] {
  return states.flatMap((state) => {
    const same = phases.filter((one) => one.state === state);
    if (!same.length) return [];
    const contacts = new Map<string, Contact>();
    for (const one of same.flatMap((phase) => phase.contacts))
      if (!contacts.has(`${one.type} ${one.url}`)) contacts.set(`${one.type} ${one.url}`, one);
    const stored = new Map<string, Stored>();
    for (const one of same.flatMap((phase) => phase.stored)) {
      const place = [one.kind, one.name, one.host, one.path, one.partition].join(' ');
      const before = stored.get(place);
      if (!before || (before.lifetime ?? 0) < (one.lifetime ?? 0)) stored.set(place, one);
    }
    return { state, contacts: [...contacts.values()], stored: [...stored.values()] };
  });
}
