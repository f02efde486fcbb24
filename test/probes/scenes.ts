import type { Language } from '../../registry/model.js';
import type { Fixture } from '../harness/fixture.js';
import type { Engine } from '../harness/engines.js';
import type { Tab } from '../harness/open-browser.js';
import { handsOn, type Hands, type Input } from './hands.js';
import type { Choices, Subject } from './probe.js';
import { addressOf, type PageId } from './scene-pages.js';

export const languages = ['nn', 'nb', 'en'] as const satisfies readonly Language[];

/** A state that our interface can be in, and how a visitor brings a page there. */
export interface Scene {
  readonly id: string;
  readonly title: string;
  /** What is seen, for somebody who reads no code. */
  readonly says: string;
  /** What the interface consists of here, as a `Subject` has it. */
  readonly roots: readonly string[];
  readonly choices?: Choices;
  readonly page: PageId;
  /** From a page that has just been opened by somebody who has nothing stored. */
  reach?(visitor: Visitor): Promise<void>;
  /** What is there when the state is reached, and nowhere before. */
  readonly there: string;
  /** As a `Subject` has it. */
  readonly isOpenedByVisitor?: true;
  /** It has nothing to press. */
  readonly isOnlyRead?: true;
}

/** Somebody on a page, with one way of using it. */
interface Visitor extends Hands {
  readonly tab: Tab;
  /** Goes on to another page of the same site. */
  goTo(page: PageId): Promise<void>;
}

const control = (hook: string) => `[data-dfo-consent=${hook}]`;
const banner = 'dfo-consent-banner';
const settings = 'dfo-consent-settings';
const embed = 'dfo-consent-embed';
const yesOrNo: Choices = { accept: control('accept'), reject: control('reject') };
const threeChoices: Choices = { ...yesOrNo, save: control('save') };
const remember = `${embed} input[type=checkbox]`;

export const scenes: readonly Scene[] = [
  {
    id: 'question',
    title: 'Banner with one question',
    says: 'The banner asks about one thing: yes or no.',
    roots: [banner],
    choices: yesOrNo,
    page: 'article',
    there: control('reject'),
  },
  {
    id: 'questions',
    title: 'Banner with several questions',
    says: 'The banner asks about several things: a box for each, and three buttons.',
    roots: [banner],
    choices: threeChoices,
    page: 'several',
    there: control('save'),
  },
  {
    id: 'reopened',
    title: 'Banner opened again, with permissions to take back',
    says: 'The banner, opened again from the control in the footer by somebody who has accepted statistics and asked to have a video remembered: both can be taken back.',
    roots: [banner],
    choices: threeChoices,
    page: 'video',
    async reach({ tick, press, goTo }) {
      await press(control('accept'));
      await tick(remember);
      await press(control('load'));
      await goTo('article');
      await press(control('open'));
    },
    there: `${banner} input[type=checkbox]`,
    isOpenedByVisitor: true,
  },
  {
    id: 'reopened-after-no',
    title: 'Banner opened again after a no',
    says: 'The banner, opened again from the control in the footer by somebody who has said no: the same question, with what is answered now.',
    roots: [banner],
    choices: yesOrNo,
    page: 'article',
    async reach({ press, goTo }) {
      await press(control('reject'));
      await goTo('article');
      await press(control('open'));
    },
    there: `${banner} .details button`,
    isOpenedByVisitor: true,
  },
  {
    id: 'confirmed-yes',
    title: 'Confirmation of a yes',
    says: 'The confirmation after a yes.',
    roots: [banner],
    page: 'article',
    reach: ({ press }) => press(control('accept')),
    there: `${banner} .said`,
  },
  {
    id: 'confirmed-no',
    title: 'Confirmation of a no',
    says: 'The confirmation after a no.',
    roots: [banner],
    page: 'article',
    reach: ({ press }) => press(control('reject')),
    there: `${banner} .said`,
  },
  {
    id: 'settings',
    title: 'Control in the footer',
    says: 'The control in the footer, for somebody who has answered: nothing else of the interface is on the page.',
    roots: [settings],
    page: 'article',
    async reach({ press, goTo }) {
      await press(control('reject'));
      await goTo('article');
    },
    there: control('open'),
  },
  {
    id: 'video',
    title: 'Placeholder for a video',
    says: 'A placeholder where a video would be, with the question in its place.',
    roots: [embed],
    page: 'video',
    there: control('load'),
  },
  {
    id: 'chart',
    title: 'Placeholder for a chart',
    says: 'A placeholder in the place of a chart’s embed code, as large as the chart.',
    roots: [embed],
    page: 'chart',
    there: control('load'),
  },
  {
    id: 'loaded',
    title: 'Video that was accepted',
    says: 'The video that was accepted, and the line under it that leads to it elsewhere.',
    roots: [embed],
    page: 'video',
    reach: ({ press }) => press(control('load')),
    there: `${embed} iframe`,
  },
  {
    id: 'declaration',
    title: 'Declaration',
    says: 'The declaration on the privacy page: what is stored, by whom, for how long.',
    roots: ['dfo-cookie-declaration'],
    page: 'privacy',
    there: 'dfo-cookie-declaration table',
    isOnlyRead: true,
  },
];

/** The site's real name, for the first; the others have names of their own, so that no answer is shared. */
const realHost = 'www.dfo.no';
let others = 0;

async function bringThere(tab: Tab, host: string, scene: Scene, language: Language, input: Input): Promise<void> {
  const goTo = async (page: PageId) => void (await tab.goto(addressOf(host, page, language)));
  const hands = handsOn(tab, input);
  await goTo(scene.page);
  await scene.reach?.({ ...hands, tab, goTo });
  await tab.locator(scene.there).first().waitFor();
  if (!scene.isOnlyRead) await hands.turnTo(scene.roots[0]!);
}

/** Plays a scene in a fresh profile: the page as the visitor has it then. */
export async function setScene(
  at: Fixture,
  engine: Engine,
  scene: Scene,
  language: Language,
  input: Input,
): Promise<Subject> {
  const subject = async (tab: Tab, host: string): Promise<Subject> => {
    await bringThere(tab, host, scene, language, input);
    return {
      tab,
      engine,
      language,
      roots: scene.roots,
      ...(scene.choices && { choices: scene.choices }),
      isOpenedByVisitor: scene.isOpenedByVisitor ?? false,
      async again() {
        const [width, height] = await tab.evaluate(() => [innerWidth, innerHeight] as const);
        const scheme = await tab.emulate({});
        const other = await at.browser.context.newPage();
        await other.setViewportSize({ width, height });
        await other.emulate(scheme);
        return subject(other, `www-${++others}.dfo.no`);
      },
    };
  };
  return subject(await at.browser.fresh(), realHost);
}
