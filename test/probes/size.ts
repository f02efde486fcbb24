import { probe } from './make.js';
import { ask, askedOf, viewOf } from './page.js';
import type { Subject } from './probe.js';

const least = 44;

export const targetSize = probe(
  {
    id: 'target-size',
    rules: ['R83'],
    per: 'view',
    about:
      'Measures every control of the interface, a box together with its label. Reports less than 44 × 44 CSS pixels. Links inside a sentence are exempt, as in WCAG.',
  },
  async (subject) =>
    (await viewOf(subject)).controls
      .filter(
        ({ target: { width, height }, isInSentence }) => !isInSentence && (width < least - 0.5 || height < least - 0.5),
      )
      .map(({ says, target: { width, height } }) => ({
        says: `is ${Math.round(width)} × ${Math.round(height)} px; ${least} × ${least} is needed`,
        where: says,
      })),
);

/** Looks at the page in a window of another size. */
export async function inWindow<T>(
  { tab, ...subject }: Subject,
  size: { width: number; height: number },
  look: () => Promise<T>,
): Promise<T> {
  const { width, height, scrollY } = await ask(tab, 'viewOf', askedOf({ ...subject, tab }));
  await tab.setViewportSize(size);
  await ask(tab, 'nextFrame');
  try {
    return await look();
  } finally {
    await tab.setViewportSize({ width, height });
    await ask(tab, 'nextFrame');
    await ask(tab, 'scrollToY', scrollY);
  }
}

export const reflow = probe(
  {
    id: 'reflow',
    rules: ['R74'],
    per: 'state',
    about:
      'Makes the window 320 × 256 pixels, as 1280 × 1024 at 400 %. Reports when the page must be scrolled sideways, and every control of the interface that cannot be brought into view there or is covered.',
  },
  (subject) =>
    inWindow(subject, { width: 320, height: 256 }, async () => {
      const { overflow, widest } = await ask(subject.tab, 'viewOf', askedOf(subject));
      const lost = await ask(subject.tab, 'unreachable', askedOf(subject));
      return [
        ...(overflow > 1
          ? [
              {
                says: `at 320 × 256 the page is ${320 + overflow} px wide and must be scrolled sideways`,
                where: widest,
              },
            ]
          : []),
        ...lost.map((where) => ({ says: 'at 320 × 256 it cannot be brought into view', where })),
      ];
    }),
);

const key = ({ says, where }: { says: string; where: string }) => `${where} ${says}`;

/** What is cut off or lies on other text under a visitor's own styles. */
async function under(subject: Subject, css: string) {
  await ask(subject.tab, 'restyle', css);
  try {
    return await ask(subject.tab, 'misplaced', askedOf(subject));
  } finally {
    await ask(subject.tab, 'unstyle');
  }
}

export const textSpacing = probe(
  {
    id: 'text-spacing',
    rules: ['R76'],
    per: 'state',
    about:
      'Sets the text as wide apart as WCAG allows visitors to (lines 1.5, letters 0.12 em, words 0.16 em, paragraphs 2 em). Reports text that is then cut off, sticks out of its control or the page, or lies on other text, and does not without.',
  },
  async (subject) => {
    const before = new Set((await ask(subject.tab, 'misplaced', askedOf(subject))).map(key));
    const found = await under(
      subject,
      '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}',
    );
    return found.filter((one) => !before.has(key(one)));
  },
);

export const textSize = probe(
  {
    id: 'text-size',
    rules: ['R73'],
    per: 'state',
    about:
      'Makes the page’s text size 200 %. Reports text that is then cut off, sticks out of its control or the page, or lies on other text; and text that does not grow.',
  },
  async (subject) => {
    const asked = askedOf(subject);
    const sizes = async () => new Map((await ask(subject.tab, 'viewOf', asked)).texts.map((text) => [text.id, text]));
    const small = await sizes();
    const found = await under(subject, 'html{font-size:200%!important}');
    await ask(subject.tab, 'restyle', 'html{font-size:200%!important}');
    const large = await sizes();
    await ask(subject.tab, 'unstyle');
    const stuck = [...small.values()].filter(({ id, size }) => (large.get(id)?.size ?? Infinity) < size * 1.9);
    return [
      ...found,
      ...stuck.slice(0, 1).map(({ says, size, id }) => ({
        says: `its text has ${size} px, and ${large.get(id)!.size} where the visitor asks for twice as much (${stuck.length} texts)`,
        where: says,
      })),
    ];
  },
);
