import { contrastOfText, figure } from './colours.js';
import type { Choice, Control } from './facts.js';
import { probe } from './make.js';
import { anew, ask, askedOf, viewOf } from './page.js';
import { clipped, pictureOf } from './pictures.js';
import type { Subject } from './probe.js';
import { inWindow } from './size.js';
import { statesOf } from './states.js';
import { walkOf } from './walk.js';

export const choicesIn = (controls: readonly Control[]) =>
  new Map(controls.flatMap((one) => (one.choice ? [[one.choice, one] as const] : [])));

/** The other choices, each to be compared with accept. Empty where nothing is asked, or nothing can be compared. */
async function others(subject: Subject): Promise<{ accept: Control; other: Control }[]> {
  const choices = choicesIn((await viewOf(subject)).controls);
  const accept = choices.get('accept');
  return accept
    ? (['reject', 'save'] as Choice[]).flatMap((name) => choices.get(name) ?? []).map((other) => ({ accept, other }))
    : [];
}

export const rejectOffered = probe(
  {
    id: 'reject-offered',
    rules: ['R4', 'E5'],
    per: 'view',
    about:
      'Where it can be accepted with one press, reports when it cannot be rejected with one press too, on the same layer.',
  },
  async (subject) => {
    const choices = choicesIn((await viewOf(subject)).controls);
    const accept = choices.get('accept');
    return accept && !choices.has('reject')
      ? [{ says: 'one press accepts; no control beside it rejects', where: accept.says }]
      : [];
  },
);

export const equalPlace = probe(
  {
    id: 'equal-place',
    rules: ['E1', 'R68'],
    per: 'view',
    about:
      'Compares accept with reject and save: the same tag, type and role, the same parent, side by side, one press of Tab apart, and neither done by Enter in the form where the other is not.',
  },
  async (subject) => {
    const { forwards } = await walkOf(subject);
    return (await others(subject)).flatMap(({ accept, other }) => {
      const differs = (['tag', 'type', 'role', 'parent', 'isSubmit'] as const).find(
        (one) => accept[one] !== other[one],
      );
      if (differs) {
        const figures = differs === 'parent' ? '' : `: ${accept[differs] || 'none'} and ${other[differs] || 'none'}`;
        return [{ says: `differs from accept in its ${differs}${figures}`, where: other.says }];
      }
      const apart = Math.abs(forwards.indexOf(accept.id) - forwards.indexOf(other.id));
      // Of three, the third has another between.
      const most = other.choice === 'save' ? 2 : 1;
      if (apart > most || apart < 1)
        return [{ says: `is ${apart} presses of Tab from accept; ${most} at most are equal`, where: other.says }];
      return Math.abs(accept.sibling - other.sibling) > most
        ? [{ says: 'does not stand beside accept', where: other.says }]
        : [];
    });
  },
);

export const equalBox = probe(
  {
    id: 'equal-box',
    rules: ['E2', 'R5'],
    per: 'view',
    about:
      'Measures accept, reject and save. Reports more than 1 px of difference in width or height, and areas whose ratio is less than 0.98.',
  },
  async (subject) =>
    (await others(subject)).flatMap(({ accept, other }) => {
      const [one, two] = [accept.box, other.box];
      const areas = [one.width * one.height, two.width * two.height];
      const ratio = Math.min(...areas) / Math.max(...areas);
      if (Math.abs(one.width - two.width) <= 1 && Math.abs(one.height - two.height) <= 1 && ratio >= 0.98) return [];
      const size = ({ width, height }: typeof one) => `${width.toFixed(1)} × ${height.toFixed(1)}`;
      return [
        { says: `is ${size(two)} px and accept ${size(one)}; the areas’ ratio is ${figure(ratio)}`, where: other.says },
      ];
    }),
);

export const equalStyle = probe(
  {
    id: 'equal-style',
    rules: ['E3', 'R5'],
    per: 'view',
    about:
      'Compares the computed styles of accept, reject and save (colours, background, edges, corners, font, padding, shadow, opacity, cursor, outline and more) at rest, under a real pointer, held down, and with the keyboard’s focus.',
  },
  async (subject) => {
    const styles = await stylesOf(subject);
    return (await others(subject)).flatMap(({ accept, other }) => {
      const [one, two] = [accept, other].map(({ choice }) => styles.get(choice!)!) as [Styles, Styles];
      const when = moments.find((moment) => differing(one[moment], two[moment]).length);
      if (!when) return [];
      const what = differing(one[when], two[when])
        .slice(0, 5)
        .map((name) => `${name} (${two[when]![name]}, accept ${one[when]![name]})`);
      return [{ says: `differs from accept ${when} in ${what.join(', ')}`, where: other.says }];
    });
  },
);

/** When the looks of choices are compared. */
export const moments = ['at rest', 'under the pointer', 'while it is pressed', 'with the focus'] as const;

type Style = Readonly<Record<string, string>> | undefined;
export type Styles = Readonly<Record<(typeof moments)[number], Style>>;

/** How each choice looks at each moment. */
export async function stylesOf(subject: Subject): Promise<ReadonlyMap<Choice, Styles>> {
  const states = await statesOf(subject);
  const { steps } = await walkOf(subject);
  return new Map(
    states.flatMap(({ control: { choice, id }, rest, hover, active }) =>
      choice
        ? [
            [
              choice,
              {
                'at rest': rest.style,
                'under the pointer': hover.style,
                'while it is pressed': active.style,
                'with the focus': steps.get(id)?.look.style,
              },
            ],
          ]
        : [],
    ),
  );
}

/** The properties in which two styles differ; none where one of them could not be seen. */
export const differing = (one: Style, two: Style): string[] =>
  one && two ? Object.keys(one).filter((name) => one[name] !== two[name] && !isPlace(name)) : [];

/** Where the box is and not how it looks: held to by its place and its box. */
const isPlace = (property: string) => property.startsWith('margin') || property === 'order' || property === 'transform';

export const equalContrast = probe(
  {
    id: 'equal-contrast',
    rules: ['E4', 'R5'],
    per: 'view',
    about:
      'Compares accept, reject and save: the contrast of their words may differ by 0.1, and the mean luminance of their pictures, without the words, by 2 %.',
  },
  async (subject) => {
    const states = new Map((await statesOf(subject)).map((one) => [one.control.id, one]));
    const pairs = await others(subject);
    if (!pairs.length) return [];
    // Forced colours cannot be taken from words, and leave no shades: what they paint is compared as style.
    const isForced = await subject.tab.evaluate(() => matchMedia('(forced-colors: active)').matches);
    const shades = isForced ? undefined : await shadesOf(subject);
    return pairs.flatMap(({ accept, other }) => {
      const [one, two] = [accept, other].map(({ id }) =>
        Math.min(...states.get(id)!.rest.texts.map(contrastOfText)),
      ) as [number, number];
      if (Math.abs(one - two) > 0.1)
        return [
          {
            says: `its words have a contrast of ${figure(two)}:1, those of accept ${figure(one)}:1`,
            where: other.says,
          },
        ];
      if (!shades) return [];
      const [light, dark] = [accept, other].map(({ choice }) => shades.get(choice!)!) as [number, number];
      if (Math.abs(light - dark) <= 0.02) return [];
      return [
        {
          says: `its picture has a mean luminance of ${(100 * dark).toFixed(1)} %, that of accept ${(100 * light).toFixed(1)} %`,
          where: other.says,
        },
      ];
    });
  },
);

/** The mean luminance of each choice's picture, from 0 to 1. Without the words: more letters make it darker, and no less plain to see. */
export async function shadesOf(subject: Subject): Promise<ReadonlyMap<Choice, number>> {
  const { tab } = subject;
  const { controls, width, height, scrollY } = await viewOf(subject);
  const shades = new Map<Choice, number>();
  await ask(
    tab,
    'restyle',
    '*{-webkit-text-fill-color:transparent!important;text-decoration-color:transparent!important}',
  );
  for (const [choice, { id }] of choicesIn(controls)) {
    const box = await ask(tab, 'centre', id);
    // Two pixels further in: what it shares with what is around it is not its own, and engines round to pixels in their own ways.
    shades.set(choice, (await pictureOf(tab, clipped(box, -2, { width, height }))).luminance());
  }
  await ask(tab, 'unstyle');
  await ask(tab, 'scrollToY', scrollY);
  return shades;
}

/** How far a visitor scrolls on a small phone until the whole of it is seen. */
const scrollTo = ({ box: { y, height } }: Control, scrollY: number) => Math.max(y + scrollY + height - 568, 0);

export const equalEffort = probe(
  {
    id: 'equal-effort',
    rules: ['E5', 'R4'],
    per: 'state',
    about:
      'Makes the window 320 × 568 pixels. Reports when accept is within it and reject is not, or the other way round, and when one must be scrolled to farther than where it stands beside or right below the other.',
  },
  (subject) =>
    inWindow(subject, { width: 320, height: 568 }, async () => {
      const { controls, scrollY } = await ask(subject.tab, 'viewOf', askedOf(subject));
      const choices = choicesIn(controls);
      const [accept, reject] = [choices.get('accept'), choices.get('reject')];
      if (!accept || !reject) return [];
      const [one, two] = [scrollTo(accept, scrollY), scrollTo(reject, scrollY)];
      const apart = Math.abs(accept.box.y - reject.box.y);
      if (one > 0 !== two > 0)
        return [
          {
            says: `on a screen of 320 × 568 it needs ${Math.round(two)} px of scrolling, accept ${Math.round(one)}: one is within the first screen, and the other is not`,
            where: reject.says,
          },
        ];
      return apart > 1.5 * accept.box.height + 16
        ? [{ says: `on a screen of 320 × 568 it stands ${Math.round(apart)} px from accept`, where: reject.says }]
        : [];
    }),
);

/** Milliseconds from the press of a choice until none is seen any more, in a tab of its own; and the choice. */
const timeOf = (subject: Subject, choice: Choice): Promise<{ time: number; says: string } | undefined> =>
  anew(subject, async (fresh) => {
    const control = choicesIn((await viewOf(fresh)).controls).get(choice);
    const selector = fresh.choices?.[choice];
    if (!control || !selector) return undefined;
    await ask(fresh.tab, 'timeToEffect', askedOf(fresh));
    await pressChoice(fresh, selector);
    return { time: await ask(fresh.tab, 'effectTime'), says: control.says };
  });

/** With the keyboard: a pointer's press is lost at times when frames have just come. */
export const pressChoice = ({ tab, roots }: Subject, choice: string): Promise<void> =>
  tab
    .locator(roots.map((root) => `${root} ${choice}`).join())
    .first()
    .press('Enter');

export const equalTime = probe(
  {
    id: 'equal-time',
    rules: ['E6'],
    per: 'state',
    about:
      'Presses accept and reject, each on a page of its own, and measures until the choices are gone. Reports when one takes 50 ms longer. Where the first two figures differ so much, it measures up to four times more and compares the fastest: a busy machine only adds time.',
  },
  async (subject) => {
    if (!subject.choices) return [];
    const fastest = { accept: Infinity, reject: Infinity };
    let where = '';
    const differ = () => Math.abs(fastest.accept - fastest.reject) > 50 || fastest.accept === Infinity;
    for (let times = 0; times < 5 && (!times || differ()); times++) {
      for (const choice of ['accept', 'reject'] as const) {
        const one = await timeOf(subject, choice);
        if (!one) return [];
        fastest[choice] = Math.min(fastest[choice], one.time < 0 ? Infinity : one.time);
        if (choice === 'reject') where = one.says;
      }
    }
    const words = (time: number) =>
      time === Infinity ? 'is still asked after two seconds' : `takes ${Math.round(time)} ms`;
    return differ()
      ? [
          {
            says: `${words(fastest.reject)} from the press until it is no longer asked, accept ${words(fastest.accept)}`,
            where,
          },
        ]
      : [];
  },
);

export const noTick = probe(
  {
    id: 'no-tick',
    rules: ['R6', 'E7'],
    per: 'state',
    about:
      'Where it asks by itself, reports every box and switch that is on before the visitor has touched it. Opened again by the visitor, it may show what has been accepted.',
  },
  async (subject) => {
    const { controls } = await viewOf(subject);
    if (!subject.choices || subject.isOpenedByVisitor) return [];
    return controls
      .filter(({ isTicked }) => isTicked)
      .map(({ says }) => ({ says: 'is on before the visitor has touched it', where: says }));
  },
);

export const noReprompt = probe(
  {
    id: 'no-reprompt',
    rules: ['R24', 'E8'],
    per: 'state',
    about: 'Presses reject on a page of its own and loads it again. Reports when it asks again.',
  },
  async (subject) => {
    if (!subject.choices?.reject) return [];
    const { reject } = subject.choices;
    return anew(subject, async (fresh) => {
      if (!choicesIn((await viewOf(fresh)).controls).has('reject')) return [];
      await ask(fresh.tab, 'timeToEffect', askedOf(fresh));
      await pressChoice(fresh, reject);
      await ask(fresh.tab, 'effectTime');
      await fresh.tab.reload();
      // What asks late asks within this time.
      await fresh.tab.waitForTimeout(300);
      return (await ask(fresh.tab, 'isChoiceShown', askedOf(fresh)))
        ? [{ says: 'was rejected, and asks again on the next page' }]
        : [];
    });
  },
);
