import { faintEdges, faintTexts } from './contrast.js';
import { unmarked } from './keyboard.js';
import { probe } from './make.js';
import { anew, ask, askedOf } from './page.js';
import type { Finding, Subject } from './probe.js';
import type { Emulated } from '../harness/open-browser.js';
import { walkOf } from './walk.js';

type Found = Omit<Finding, 'probe'>;

async function emulating<T>({ tab }: Subject, asked: Emulated, look: () => Promise<T>): Promise<T> {
  const before = await tab.emulate(asked);
  await ask(tab, 'nextFrame');
  try {
    return await look();
  } finally {
    await tab.emulate(before);
    await ask(tab, 'nextFrame');
  }
}

/** What is found there and not here: what is wrong everywhere is told by the probes for it. */
async function onlyThere(
  inLight: Subject,
  other: Subject,
  asked: Emulated,
  look: (subject: Subject) => Promise<Found[]>,
  when: string,
): Promise<Found[]> {
  const here = new Set((await look(inLight)).map(({ where }) => where));
  const there = await emulating(other, asked, () => look(other));
  return there.filter(({ where }) => !here.has(where)).map((one) => ({ ...one, says: `${when} ${one.says}` }));
}

export const forcedColours = probe(
  {
    id: 'forced-colours',
    rules: ['R89'],
    per: 'state',
    about:
      'Lets the visitor’s system force its own colours, as Windows’ contrast themes do. Reports controls that lose their edge or the mark of their focus then, and what says something by a background alone.',
  },
  async (subject) => {
    const look = async (one: Subject) => [
      ...(await faintEdges(one)),
      ...unmarked(await walkOf(one)).map(({ says, marked }) => ({
        says: `its focus changes ${Math.round(marked)} pixels by 3:1 or more`,
        where: says,
      })),
    ];
    // In a tab of its own: Firefox does not paint outlines anew when colours are forced on a page whose focus it has painted before.
    const seen = await anew(subject, (fresh) =>
      onlyThere(subject, fresh, { scheme: 'forced' }, look, 'with forced colours'),
    );
    const bare = await ask(subject.tab, 'meaningInBackground', askedOf(subject));
    return [
      ...seen,
      ...bare.map((where) => ({ says: 'is painted by a background alone, which forced colours take away', where })),
    ];
  },
);

export const dark = probe(
  {
    id: 'dark',
    rules: ['R91'],
    per: 'state',
    about:
      'Lets the visitor’s system ask for dark pages. Reports texts and edges that have too little contrast then, and have enough in light.',
  },
  (subject) =>
    onlyThere(
      subject,
      subject,
      { scheme: 'dark' },
      async (one) => [...(await faintTexts(one)), ...(await faintEdges(one))],
      'in dark',
    ),
);

export const reducedMotion = probe(
  {
    id: 'reduced-motion',
    rules: ['R90'],
    per: 'state',
    about:
      'Lets the visitor’s system ask for less motion. Reports every animation, transition and smooth scrolling that is left in the interface’s styles.',
  },
  (subject) => emulating(subject, { reducedMotion: true }, () => ask(subject.tab, 'moving', askedOf(subject))),
);

export const print = probe(
  {
    id: 'print',
    rules: ['R92'],
    per: 'state',
    about:
      'Looks at the page as it is printed. Reports buttons and boxes of the interface that are printed, and tables that are cut off.',
  },
  (subject) =>
    emulating(subject, { media: 'print' }, async () => {
      const controls = await ask(subject.tab, 'printed', askedOf(subject));
      const tables = await ask(subject.tab, 'cutInPrint', askedOf(subject));
      return [
        ...controls.map((where) => ({ says: 'is printed', where })),
        ...tables.map((where) => ({ says: 'is cut off in print', where })),
      ];
    }),
);
