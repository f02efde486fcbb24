import { contrastOf, contrastOfText, figure, leastContrast } from './colours.js';
import type { Control, TextFact } from './facts.js';
import { probe } from './make.js';
import { ask, viewOf } from './page.js';
import { clipped, pictureOf } from './pictures.js';
import type { Finding, Subject } from './probe.js';
import { statesOf } from './states.js';
import { walkOf } from './walk.js';

type Found = Omit<Finding, 'probe'>;

const tooFaint = (texts: readonly TextFact[], when: string): Found[] =>
  texts.flatMap((text) => {
    const ratio = contrastOfText(text);
    const least = leastContrast(text);
    return ratio >= least || text.isDisabled
      ? []
      : [
          {
            says: `the contrast of «${text.text.slice(0, 40)}» ${when} is ${figure(ratio)}:1; at least ${least}:1 is needed`,
            where: text.says,
          },
        ];
  });

/** Each text that has too little contrast, in the first state in which it has. */
export async function faintTexts(subject: Subject): Promise<Found[]> {
  const { texts } = await viewOf(subject);
  const { steps } = await walkOf(subject);
  const states = await statesOf(subject);
  const found = [
    ...tooFaint(texts, 'at rest'),
    ...states.flatMap(({ hover, active }) => [
      ...tooFaint(hover.texts, 'under the pointer'),
      ...tooFaint(active.texts, 'while it is pressed'),
    ]),
    ...[...steps.values()].filter(({ isOurs }) => isOurs).flatMap(({ look }) => tooFaint(look.texts, 'with the focus')),
  ];
  return found.filter((one, index) => found.findIndex(({ where }) => where === one.where) === index);
}

export const contrast = probe(
  {
    id: 'contrast',
    rules: ['R72'],
    per: 'view',
    about:
      'Reckons WCAG’s contrast of every text of the interface with what is painted behind it, see-through colours mixed: at rest, under a real pointer, held down, and with the keyboard’s focus. Reports less than 4.5:1, or 3:1 for large text.',
  },
  faintTexts,
);

/** Buttons and boxes must have an edge; words that are underlined are known by that. */
const needsEdge = ({ tag, type, role, isUnderlined }: Control) =>
  (tag === 'input' && type !== 'hidden') ||
  tag === 'select' ||
  tag === 'textarea' ||
  ['checkbox', 'switch', 'radio'].includes(role) ||
  ((tag === 'button' || role === 'button') && !isUnderlined);

/** How far in from the side of its box an edge may be, in pixels: native boxes have a margin of their own. One out: Firefox paints a box up to a pixel from where it says it is, after a scroll by parts of one. */
const depths = [-1, 0, 1, 2, 3, 4];

export async function faintEdges(subject: Subject): Promise<Found[]> {
  const { tab } = subject;
  const { controls, scrollY, width, height } = await viewOf(subject);
  const found: Found[] = [];
  for (const control of controls.filter(needsEdge)) {
    // In the middle, so that what is around it is in the picture.
    const box = await ask(tab, 'centre', control.id);
    if (box.width < 4 || box.height < 4) continue;
    const clip = clipped(box, 4, { width, height });
    const [middleX, middleY] = [box.x + box.width / 2, box.y + box.height / 2];
    const sides = [
      [-1, 0, box.x, middleY],
      [1, 0, box.x + box.width - 0.01, middleY],
      [0, -1, middleX, box.y],
      [0, 1, middleX, box.y + box.height - 0.01],
    ] as const;
    const look = async () => {
      const picture = await pictureOf(tab, clip);
      const ratios = sides.map(([dx, dy, x, y]) => {
        const outside = picture.at(x + 2.5 * dx, y + 2.5 * dy);
        return Math.max(...depths.map((depth) => contrastOf(outside, picture.at(x - depth * dx, y - depth * dy))));
      });
      return Math.min(...ratios);
    };
    let worst = await look();
    if (worst < 3) {
      // The first picture after scrolling may be of the frame before.
      await ask(tab, 'nextFrame');
      worst = await look();
    }
    if (worst < 3)
      found.push({
        says: `its edge has a contrast of ${figure(worst)}:1 with what is around it; at least 3:1 is needed`,
        where: control.says,
      });
  }
  await ask(tab, 'scrollToY', scrollY);
  return found;
}

export const edges = probe(
  {
    id: 'edges',
    rules: ['R75'],
    per: 'view',
    about:
      'Takes a picture of every button, box and field, and compares the pixels beyond each of its four sides with those of its edge. Reports less than 3:1. Buttons whose words are underlined as a link’s need no edge.',
  },
  faintEdges,
);
