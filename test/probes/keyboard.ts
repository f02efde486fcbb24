import type { Box } from './facts.js';
import { viewOf } from './page.js';
import { probe } from './make.js';
import { walkOf, type Step, type Walk } from './walk.js';

/** Beside one another, as far as people read lines. */
const inOneRow = (one: Box, other: Box) =>
  Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) >
  Math.min(one.height, other.height) / 2;

const isReadBefore = (one: Box, other: Box) => (inOneRow(one, other) ? one.x < other.x + 1 : one.y < other.y);

export const order = probe(
  {
    id: 'order',
    rules: ['R70'],
    per: 'view',
    about:
      'Goes through the page with the Tab key. Reports where the key leads elsewhere than to the next control in the page’s code, where controls of the interface lie on the screen in another order than the key meets them, and any `tabindex` above 0.',
  },
  async (subject) => {
    const { stops, forwards } = await walkOf(subject);
    const tree = stops.filter(({ id }) => forwards.includes(id));
    const strays = tree
      .filter((stop, index) => forwards.filter((id) => tree.some((one) => one.id === id))[index] !== stop.id)
      .slice(0, 1);
    const own = stops.filter(({ isOurs }) => isOurs);
    return [
      ...own
        .filter(({ tabIndex }) => tabIndex > 0)
        .map(({ says, tabIndex }) => ({
          says: `has tabindex ${tabIndex}; nothing should have one above 0`,
          where: says,
        })),
      ...strays.map(({ says }) => ({
        says: 'the Tab key does not come to it where it stands in the page’s code',
        where: says,
      })),
      ...own.slice(1).flatMap((stop, index) =>
        isReadBefore(own[index]!.box, stop.box)
          ? []
          : [
              {
                says: `stands before ${own[index]!.says} on the screen and after it in the page’s code`,
                where: stop.says,
              },
            ],
      ),
    ];
  },
);

const turnedBack = (stops: Walk['stops'], met: readonly number[], key: string) => {
  // Browsers pass by a frame that has nothing to stop at.
  const missed = stops.filter(({ id, isFrame }) => !isFrame && !met.includes(id));
  if (!missed.length) return [];
  const last = stops.find(({ id }) => id === met.at(-1));
  return [
    {
      says: `from here ${key} does not lead on: ${missed.length} of ${stops.length} stops are never met, the first ${missed[0]!.says}`,
      ...(last && { where: last.says }),
    },
  ];
};

export const noTrap = probe(
  {
    id: 'no-trap',
    rules: ['R57', 'R78'],
    per: 'view',
    about:
      'Goes through the whole page with Tab, and with Shift+Tab from behind the interface back to what is before it. Reports where either does not reach every stop on its way.',
  },
  async (subject) => {
    const { stops, forwards, backwards } = await walkOf(subject);
    const ahead = turnedBack(stops, forwards, 'Tab');
    return ahead.length ? ahead : turnedBack(backwards.expected, backwards.met, 'Shift+Tab');
  },
);

/** Stops of the interface whose focus is not to be seen. */
export const unmarked = ({ steps }: Walk): (Step & { marked: number; least: number })[] =>
  [...steps.values()].flatMap((step) => {
    const least = Math.floor(2 * step.perimeter * 0.9);
    return step.marked === undefined || step.marked >= least ? [] : [{ ...step, marked: step.marked, least }];
  });

export const focusVisible = probe(
  {
    id: 'focus-visible',
    rules: ['R80'],
    per: 'view',
    about:
      'Takes a picture of each control of the interface with the keyboard’s focus and without. Reports where fewer pixels change by 3:1 or more than a line of 2 pixels around it has.',
  },
  async (subject) =>
    unmarked(await walkOf(subject)).map(({ says, marked, least }) => ({
      says: `its focus changes ${Math.round(marked)} pixels by 3:1 or more; a line of 2 px around it has ${least}`,
      where: says,
    })),
);

export const focusCovered = probe(
  {
    id: 'focus-covered',
    rules: ['R81'],
    per: 'view',
    about:
      'At every stop of the Tab key on the whole page looks at five points of what has the focus. Reports what the interface covers at three or more, and what of the interface is covered by something else. Browsers do not bring a frame into view when the focus goes into it, so frames are left out.',
  },
  async (subject) => {
    const { steps } = await walkOf(subject);
    const covered = [...steps.values()].filter(
      (step) => step.covered >= 3 && !step.isFrame && (step.byOurs || step.isOurs),
    );
    const [first] = covered;
    if (!first) return [];
    return [
      {
        says: `${covered.length} of ${steps.size} stops of the Tab key are covered when they have the focus; this one at ${first.covered} of 5 points by ${first.by}`,
        where: first.says,
      },
    ];
  },
);

export const early = probe(
  {
    id: 'early',
    rules: ['R56'],
    per: 'view',
    about:
      'Where the interface asks: counts the presses of Tab from the page’s start. Reports when more than one stop of the page comes before the interface.',
  },
  async (subject) => {
    const { stops, forwards } = await walkOf(subject);
    const { controls } = await viewOf(subject);
    if (!controls.some(({ choice }) => choice)) return [];
    const first = forwards.findIndex((id) => stops.some((stop) => stop.id === id && stop.isOurs));
    if (first >= 0 && first <= 1) return [];
    return [
      {
        says: first < 0 ? 'the Tab key never comes to it' : `${first} stops of the page come before it; 1 at most may`,
      },
    ];
  },
);
