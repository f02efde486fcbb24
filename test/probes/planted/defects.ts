/** A defect, and which probes must report it: these and no others. */
export interface Defect {
  readonly name: string;
  /** Of docs/rules.md. */
  readonly rule: string;
  /** One of the 13 that were planted when the requirements were written (section D). */
  readonly isOfThe13?: true;
  readonly plant: (html: string) => string;
  readonly probes: readonly string[];
  /** Why more than one. */
  readonly because?: string;
}

/** Puts `to` where `from` stands. A defect that is not planted would be found by nobody, and prove nothing. */
const put = (from: string | RegExp, to: string) => (html: string) => {
  const planted = html.replace(from, () => to);
  if (planted === html) throw new Error(`There is nothing like ${String(from)} to plant a defect in.`);
  return planted;
};

/** More styles, after the sound ones. */
const style = (css: string) => put('\n</style>\n<div', `${css}\n</style>\n<div`);

const reject = '<button type="button" class="choice" data-choice="reject">Avslå alle</button>';
const box = '<input type="checkbox" name="statistics">';

export const defects: readonly Defect[] = [
  {
    name: 'reject small, grey, without an edge',
    rule: 'E1, E2, E3, E4',
    isOfThe13: true,
    plant: style(
      '.choice[data-choice=reject]{color:#fff;background:#595959;border-color:#595959;justify-self:start;outline-offset:3px}@supports (color:red){.choice[data-choice=reject]{border-color:#bbb;inline-size:7rem}}',
    ),
    probes: ['equal-box', 'equal-style', 'equal-contrast'],
    because: 'E2 is about its size, E3 about its styles, E4 about its colours: it is wrong in all three.',
  },
  {
    name: 'reject as a link',
    rule: 'E1',
    isOfThe13: true,
    plant: put(reject, '<a href="#rejected" class="choice" data-choice="reject">Avslå alle</a>'),
    probes: ['equal-place'],
  },
  {
    name: 'no reject on the first layer',
    rule: 'E5',
    isOfThe13: true,
    plant: put(reject, '<button type="button" class="choice" data-choice="more">Fleire val</button>'),
    probes: ['reject-offered'],
  },
  {
    name: 'ticked beforehand',
    rule: 'R6',
    isOfThe13: true,
    plant: put(box, box.replace('>', ' checked>')),
    probes: ['no-tick'],
  },
  {
    name: 'a bar fixed at the bottom',
    rule: 'R81',
    isOfThe13: true,
    plant: style('@media (min-height:400px){section{position:fixed;inset:auto 0 0}}'),
    probes: ['focus-covered', 'in-flow'],
    because: 'R55 is that it is never fixed, R81 that it covers nothing that has the focus.',
  },
  {
    name: 'aria-modal without a trap',
    rule: 'R54',
    isOfThe13: true,
    plant: put('<section ', '<section role="dialog" aria-modal="true" '),
    probes: ['structure'],
  },
  {
    name: 'the banner last in the page',
    rule: 'R56',
    isOfThe13: true,
    plant: (html) => {
      const [banner] = /<mock-consent>[\s\S]*<\/mock-consent>\n/.exec(html)!;
      return put('<script>\nconst', `${banner}<script>\nconst`)(put(banner, '')(html));
    },
    probes: ['early'],
  },
  {
    name: 'no mark of the focus',
    rule: 'R80',
    isOfThe13: true,
    plant: style(':focus-visible{outline:0}'),
    probes: ['focus-visible'],
  },
  {
    name: '700 px wide at 320 px',
    rule: 'R74',
    isOfThe13: true,
    plant: style('section{inline-size:700px}'),
    probes: ['reflow'],
  },
  {
    name: 'a trap for the keyboard',
    rule: 'R78',
    isOfThe13: true,
    plant: put(
      'show();\n</script>',
      `show();
root.addEventListener('keydown', (event) => {
  if (event.key !== 'Tab') return;
  const [first, last] = [root.querySelector('a'), root.querySelector('[data-choice=reject]')];
  const active = root.activeElement ?? document.activeElement;
  if (active === (event.shiftKey ? first : last)) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
});
</script>`,
    ),
    probes: ['no-trap'],
  },
  {
    name: 'Nynorsk in a page in English',
    rule: 'R49',
    isOfThe13: true,
    plant: put('<html lang="nn">', '<html lang="en">'),
    probes: ['language'],
  },
  {
    name: 'no heading, a section without a name',
    rule: 'R54',
    isOfThe13: true,
    plant: (html) =>
      put(
        '<h2 id="title">Får vi samle informasjon?</h2>',
        '<p>Får vi samle informasjon?</p>',
      )(put(' aria-labelledby="title"', '')(html)),
    probes: ['structure'],
  },
  {
    name: 'a switch of one’s own without a state',
    rule: 'R69',
    isOfThe13: true,
    plant: put(
      /<label>[\s\S]*?<\/label>/,
      '<label><span role="switch" tabindex="0" style="border:2px solid;padding:.6rem">Statistikk over bruken</span></label>',
    ),
    probes: ['custom-control', 'axe'],
    because: 'axe-core has a rule for it too.',
  },

  { name: 'choices from right to left', rule: 'R70', plant: style('.choices{direction:rtl}'), probes: ['order'] },
  {
    name: 'white on light blue under the pointer',
    rule: 'R72',
    plant: style('.choice:hover{color:#fff;background:#009ee1}'),
    probes: ['contrast'],
  },
  {
    name: 'buttons in nearly the colour around them',
    rule: 'R75',
    plant: style('.choice{color:#fff;background:#1f4263;border-color:#1f4263}'),
    probes: ['edges'],
  },
  {
    name: 'a small box',
    rule: 'R83',
    plant: style('label{min-block-size:0}input{inline-size:1rem;block-size:1rem}'),
    probes: ['target-size'],
  },
  {
    name: 'a heading in one line of fixed width',
    rule: 'R76',
    plant: style('h2{white-space:nowrap;overflow:hidden;max-inline-size:15em}'),
    probes: ['text-spacing'],
  },
  {
    name: 'a heading of fixed height',
    rule: 'R73',
    plant: style('h2{max-block-size:40px;overflow:hidden}'),
    probes: ['text-size'],
  },
  { name: 'buttons without a border', rule: 'R89', plant: style('.choice{border:0}'), probes: ['forced-colours'] },
  {
    name: 'grey text in dark',
    rule: 'R91',
    plant: style('@media (prefers-color-scheme:dark){p{color:#555}}'),
    probes: ['dark'],
  },
  {
    name: 'a transition for everybody',
    rule: 'R90',
    plant: style('.choice{transition:background-color .3s}'),
    probes: ['reduced-motion'],
  },
  {
    name: 'buttons in print',
    rule: 'R92',
    plant: put('@media print{label,.choices{display:none}}', ''),
    probes: ['print'],
  },
  { name: 'a result in silence', rule: 'R87', plant: put('<div role="status">', '<div>'), probes: ['announced'] },
  {
    name: 'a name without the words on the button',
    rule: 'R82',
    plant: put('data-choice="save"', 'data-choice="save" aria-label="Fullfør"'),
    probes: ['label-in-name', 'axe'],
    because: 'axe-core has a rule for it too.',
  },
  {
    name: 'a table taken apart on small screens',
    rule: 'R67',
    plant: style('@media (max-width:400px){tr,th,td{display:block}}'),
    probes: ['tables'],
  },
  {
    name: 'a sticky heading',
    rule: 'R55',
    plant: style('h2{position:sticky;inset-block-start:0}'),
    probes: ['in-flow'],
  },
  {
    name: 'focus without being asked',
    rule: 'R57',
    plant: put('show();\n</script>', `show();\nroot.querySelector('[data-choice=accept]').focus();\n</script>`),
    probes: ['no-autofocus'],
  },
  {
    name: 'on and off by colour alone',
    rule: 'R71',
    plant: style('input{appearance:none;border:2px solid #fff;background:#012a4c}input:checked{background:#4c0101}'),
    probes: ['colour-alone'],
  },
  {
    name: 'a hint under the pointer only',
    rule: 'R77',
    plant: style('.choices:hover+.hint{display:block}'),
    probes: ['no-hover-only'],
  },
  {
    name: 'a frame without a title',
    rule: 'R88',
    plant: put(' title="Film om statistikk"', ''),
    probes: ['frames', 'axe'],
    because: 'axe-core has a rule for it too.',
  },
  {
    name: 'reject far below on phones',
    rule: 'E5',
    plant: style('@media (max-width:400px){[data-choice=reject]{margin-block-start:300px}}'),
    probes: ['equal-effort'],
  },
  {
    name: 'reject that takes its time',
    rule: 'E6',
    plant: put('\n  answer();\n', `\n  setTimeout(answer, choice === 'reject' ? 300 : 0);\n`),
    probes: ['equal-time'],
  },
  {
    name: 'a rejection that is forgotten',
    rule: 'E8',
    plant: put(
      '\n  answer();\n',
      `\n  answer();\n  if (choice === 'reject') addEventListener('pagehide', () => (document.cookie = 'answered=; path=/; secure; max-age=0'));\n`,
    ),
    probes: ['no-reprompt'],
  },
  {
    name: 'an attribute that does not exist',
    rule: 'R69',
    plant: put('<h2 ', '<h2 aria-labeled="title" '),
    probes: ['axe'],
  },
];
