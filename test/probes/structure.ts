import { probe } from './make.js';
import { anew, ask, askedOf, viewOf } from './page.js';
import { clipped, pictureOf } from './pictures.js';
import { statesOf } from './states.js';
import { inWindow } from './size.js';
import { walkOf } from './walk.js';

export const structure = probe(
  {
    id: 'structure',
    rules: ['R54', 'R69'],
    per: 'state',
    about:
      'Where the interface asks: reports when it is no region that is named by a heading in it; when it claims to be a dialog, an alert or the page’s banner; and when it says that the rest of the page is shut off (`aria-modal`).',
  },
  async (subject) => {
    const { controls } = await viewOf(subject);
    if (!controls.some(({ choice }) => choice)) return [];
    const { regions, headings, claims } = await ask(subject.tab, 'structureOf', askedOf(subject));
    const isNamed = regions.some(({ name, headings: own }) => own.some((heading) => heading && name.includes(heading)));
    const stopsBeyond = claims.length ? (await walkOf(subject)).forwards.length : 0;
    return [
      ...(headings.length ? [] : [{ says: 'it has no heading' }]),
      ...(headings.length && !isNamed ? [{ says: 'it is no region that is named by its heading' }] : []),
      ...claims.map(({ says, claim }) => ({
        says: `says ${claim}, and the Tab key meets ${stopsBeyond} stops of the page all the same`,
        where: says,
      })),
    ];
  },
);

export const inFlow = probe(
  {
    id: 'in-flow',
    rules: ['R55'],
    per: 'state',
    about:
      'Reports every part of the interface, and everything around it, that is fixed or sticky on the screen rather than part of the page.',
  },
  async (subject) =>
    (await ask(subject.tab, 'structureOf', askedOf(subject))).afloat.map(({ says, position }) => ({
      says: `has position ${position}; it should be part of the page and scroll with it`,
      where: says,
    })),
);

export const noAutofocus = probe(
  {
    id: 'no-autofocus',
    rules: ['R57'],
    per: 'state',
    about:
      'Opens the same state anew. Where it asks by itself, reports when something has the focus before the visitor has pressed anything, and every `autofocus`.',
  },
  async (subject) => {
    const { autofocus } = await ask(subject.tab, 'structureOf', askedOf(subject));
    const found = autofocus.map((where) => ({ says: 'has autofocus', where }));
    if (found.length || !subject.choices || subject.isOpenedByVisitor) return found;
    const active = await anew(subject, ({ tab }) => ask(tab, 'focusNow'));
    return active ? [{ says: 'has the focus though nobody has pressed anything', where: active }] : [];
  },
);

export const tables = probe(
  {
    id: 'tables',
    rules: ['R67'],
    per: 'state',
    about:
      'Makes the window 320 pixels wide. Reports tables without a caption or name, header cells without scope, row headers that claim a column, and parts of tables that styles have made into something else for screen readers.',
  },
  (subject) =>
    inWindow(subject, { width: 320, height: 568 }, async () =>
      (await ask(subject.tab, 'structureOf', askedOf(subject))).tables.flatMap(({ says, lacks }) =>
        lacks.map((one) => ({ says: one, where: says })),
      ),
    ),
);

export const frames = probe(
  { id: 'frames', rules: ['R88'], per: 'state', about: 'Reports frames in the interface that have no title.' },
  async (subject) =>
    (await ask(subject.tab, 'structureOf', askedOf(subject))).frames
      .filter(({ title }) => !title)
      .map(({ says }) => ({ says: 'has no title', where: says })),
);

export const customControl = probe(
  {
    id: 'custom-control',
    rules: ['R69'],
    per: 'state',
    about:
      'Reports what can be pressed and has no name, no role, no way to it by keyboard, or, as a box or switch of one’s own making, no state.',
  },
  async (subject) =>
    (await viewOf(subject)).controls.flatMap(({ says, lacks }) =>
      lacks.map((one) => ({ says: `has ${one}`, where: says })),
    ),
);

const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What may take the focus and is no control: its heading names it, and the words in it are no label. */
const places = ['dialog', 'alertdialog', 'region', 'group', 'tabpanel', 'document'];

export const labelInName = probe(
  {
    id: 'label-in-name',
    rules: ['R82'],
    per: 'state',
    about:
      'Reports controls whose name, as screen readers and voice control know it, does not contain the words that are seen on them.',
  },
  async (subject) =>
    (await viewOf(subject)).controls
      .filter(({ role, name, label }) => !places.includes(role) && name && label && !bare(name).includes(bare(label)))
      .map(({ says, name, label }) => ({ says: `is seen as «${label}» and named «${name}»`, where: says })),
);

export const colourAlone = probe(
  {
    id: 'colour-alone',
    rules: ['R71'],
    per: 'state',
    about:
      'Reports links in sentences that are not underlined, and boxes and switches whose two states differ, in grey, by less than 3:1 in at least 8 pixels.',
  },
  async (subject) => {
    const { tab } = subject;
    const { plainLinks } = await ask(tab, 'structureOf', askedOf(subject));
    const { controls, width, height, scrollY } = await viewOf(subject);
    const found = plainLinks.map((where) => ({ says: 'is a link in a sentence, and not underlined', where }));
    for (const { id, says } of controls.filter(
      ({ role, lacks }) => ['checkbox', 'switch'].includes(role) && !lacks.length,
    )) {
      const clip = clipped(await ask(tab, 'centre', id), 4, { width, height });
      const one = await pictureOf(tab, clip);
      await ask(tab, 'toggle', id);
      const other = await pictureOf(tab, clip);
      await ask(tab, 'toggle', id);
      const pixels = one.changed(other, 3);
      if (pixels < 8) found.push({ says: `on and off differ by 3:1 in ${Math.round(pixels)} pixels`, where: says });
    }
    await ask(tab, 'scrollToY', scrollY);
    return found;
  },
);

export const noHoverOnly = probe(
  {
    id: 'no-hover-only',
    rules: ['R77'],
    per: 'state',
    about: 'Moves a pointer over every control. Reports what is seen only while it is there, and what must be dragged.',
  },
  async (subject) => [
    ...(await statesOf(subject))
      .filter(({ shownByHover }) => shownByHover)
      .map(({ control, shownByHover }) => ({
        says: `shows ${shownByHover} more elements under the pointer only`,
        where: control.says,
      })),
    ...(await ask(subject.tab, 'structureOf', askedOf(subject))).draggable.map((where) => ({
      says: 'must be dragged',
      where,
    })),
  ],
);
