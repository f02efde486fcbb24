import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cookieName } from '../../decide/answer.js';
import { states, type AnswerLook, type BannerLook, type ConsentInterface, type Contact, type Observation, type Phase, type State, type Stored } from '../model.js';
import { lookAtBanner } from './banner-look.js';
import { controlsOf, isThere, press, serviceOf } from './controls.js';
import { cookiesNow } from './stored.js';
import { readTag, type Tag } from './tag.js';
import { visit, type Setting, type Visited, type Visitor } from './visitor.js';

/** What the visitors tell beside what happened in their browsers. */
interface Told {
  finalUrl: string;
  status: number;
  html: string;
  interface: ConsentInterface;
  canAnswer: boolean;
  hasEmbeds: boolean;
  links: readonly string[];
  banner?: BannerLook | undefined;
  tag: Tag;
  embedService?: string | undefined;
  readonly answers: AnswerLook[];
  readonly screenshots: Partial<Record<State, string>>;
}

/** Opens a page as every visitor, and tells what they met. */
export async function observe(url: string, setting: Setting): Promise<Observation> {
  const from = Date.now();
  const { options } = setting;
  const told: Told = { finalUrl: url, status: 0, html: '', interface: 'none', canAnswer: false, hasEmbeds: false, links: [], tag: { hosts: {} }, answers: [], screenshots: {} };
  const picture = async ({ device, state }: Visitor) => {
    if (!options.screenshots || told.screenshots[state]) return;
    const file = join(options.folder, `${createHash('sha256').update(url).digest('hex').slice(0, 12)}-${state}.jpg`);
    await device.page.evaluate(() => scrollTo(0, 0));
    await device.page.screenshot({ path: file, type: 'jpeg', quality: 50 });
    told.screenshots[state] = file;
  };

  const come = (act: (visitor: Visitor) => Promise<void>) => visit(url, setting, act);
  const first = await come(unanswered);
  const isOpen = told.status > 0 && told.status < 400;
  // The others know nothing of each other, and mostly wait.
  const comes = (...some: readonly State[]) => isOpen && options.visitors.some((one) => some.includes(one));
  const others = await Promise.all([
    ...(comes('refused') && told.canAnswer ? [come(refused)] : []),
    ...(comes('accepted', 'withdrawn') && (told.canAnswer || told.hasEmbeds) ? [come(acceptedAndWithdrawn)] : []),
    ...(comes('one-embed') && told.hasEmbeds ? [come(oneEmbed)] : []),
  ]);
  const visits: readonly Visited[] = [first, ...others];
  told.answers.sort((one, other) => states.indexOf(one.state) - states.indexOf(other.state));

  async function unanswered(visitor: Visitor): Promise<void> {
    const { page } = visitor.device;
    // An error without a page of its own is shown as the browser's, and nothing is opened.
    page.on('response', (response) => {
      if (!told.html && response.request().isNavigationRequest() && response.frame() === page.mainFrame()) told.status = response.status();
    });
    const response = await visitor.open(url);
    told.finalUrl = page.url();
    told.html = (await response?.text().catch(() => '')) ?? '';
    const controls = await controlsOf(page, options.selectors);
    told.interface = controls.interface;
    told.banner = await lookAtBanner(controls);
    told.canAnswer = (await isThere(controls.accept)) || (await isThere(controls.reject));
    told.hasEmbeds = await isThere(controls.embeds);
    told.tag = await readTag(page);
    told.links = await page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].map(({ href }) => href.split('#')[0]!));
    await picture(visitor);
    await visitor.lookAround();
    await visitor.leave();
  }

  /** Opens the page anew, and tells whether the answer has been heeded. */
  async function comeAgain(visitor: Visitor, answer: Pick<AnswerLook, 'state' | 'cookie'>, tryBack = false): Promise<void> {
    const { page } = visitor.device;
    await visitor.open(url);
    const controls = await controlsOf(page, options.selectors);
    const look: AnswerLook = { ...answer, isAskedAgain: await isThere(controls.accept), canBeChanged: await isThere(controls.change) };
    await picture(visitor);
    await visitor.lookAround();
    await visitor.note();
    const elsewhere = tryBack && told.links.find((link) => isSameHost(link, told.finalUrl) && link !== told.finalUrl);
    if (elsewhere) {
      await visitor.open(elsewhere);
      // A page that the browser has kept is not loaded again.
      await page.goBack({ waitUntil: 'commit' });
      await visitor.settle();
      const back = await controlsOf(page, options.selectors);
      told.answers.push({ ...look, isAskedAgainAfterBack: await isThere(back.accept) });
    } else told.answers.push(look);
  }

  async function refused(visitor: Visitor): Promise<void> {
    const { page } = visitor.device;
    await visitor.open(url);
    const { reject } = await controlsOf(page, options.selectors);
    if (!(await isThere(reject))) return;
    visitor.enter('refused');
    await press(reject!);
    await visitor.settle();
    await visitor.note();
    await comeAgain(visitor, { state: 'refused', ...(await answerCookie(visitor)) });
    await visitor.leave();
  }

  async function acceptedAndWithdrawn(visitor: Visitor): Promise<void> {
    const { page } = visitor.device;
    await visitor.open(url);
    const { accept } = await controlsOf(page, options.selectors);
    visitor.enter('accepted');
    if (await isThere(accept)) await press(accept!);
    else if (!told.hasEmbeds) return;
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
    const { change } = await controlsOf(page, options.selectors);
    if (!(await isThere(change))) return;
    visitor.enter('withdrawn');
    await press(change!);
    // Some withdraw at once; others show the question again.
    await new Promise((done) => setTimeout(done, 300));
    const { reject } = await controlsOf(page, options.selectors);
    if (await isThere(reject)) await press(reject!);
    await visitor.settle();
    await visitor.note();
    await comeAgain(visitor, { state: 'withdrawn', ...(await answerCookie(visitor)) });
    await visitor.leave();
  }

  async function oneEmbed(visitor: Visitor): Promise<void> {
    const { page } = visitor.device;
    await visitor.open(url);
    const { embeds } = await controlsOf(page, options.selectors);
    if (!embeds || !(await isThere(embeds))) return;
    told.embedService = await serviceOf(embeds.first());
    visitor.enter('one-embed');
    await press(embeds.first());
    await visitor.settle();
    await picture(visitor);
    await visitor.lookAround();
    await visitor.leave();
  }

  const { tag, embedService, banner, canAnswer: _can, hasEmbeds: _has, ...rest } = told;
  return {
    url,
    ...rest,
    phases: unite(visits.flatMap(({ phases }) => phases)),
    ...(banner && { banner }),
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
  const isIts = (domain: string) => host === domain.replace(/^\./, '') || host.endsWith(`.${domain.replace(/^\./, '')}`);
  const stored: Stored | undefined = (await cookiesNow(context, page)).find((one) => one.name === cookieName && isIts(one.host));
  const value = (await context.cookies(page.url())).find(({ name }) => name === cookieName)?.value;
  return stored && value !== undefined ? { cookie: { ...stored, value } } : {};
}

/** All visitors' time in a state as one; each thing once. */
function unite(phases: readonly Phase[]): Phase[] {
  return states.flatMap((state) => {
    const same = phases.filter((one) => one.state === state);
    if (!same.length) return [];
    const contacts = new Map<string, Contact>();
    for (const one of same.flatMap((phase) => phase.contacts)) if (!contacts.has(`${one.type} ${one.url}`)) contacts.set(`${one.type} ${one.url}`, one);
    const stored = new Map<string, Stored>();
    for (const one of same.flatMap((phase) => phase.stored)) {
      const place = [one.kind, one.name, one.host, one.path, one.partition].join(' ');
      const before = stored.get(place);
      if (!before || (before.lifetime ?? 0) < (one.lifetime ?? 0)) stored.set(place, one);
    }
    return { state, contacts: [...contacts.values()], stored: [...stored.values()] };
  });
}
