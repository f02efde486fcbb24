/** Banners that are none of ours, whose controls the audit is told. */
import { plant, type Fault, type FaultFacts } from '../fault.js';
import { foreign, foreignOptions, foreignStart, type ForeignParts } from '../foreign.js';

/** The foreign site with a fault in it. */
const banner = (facts: Omit<FaultFacts, 'url' | 'options'>, fault: ForeignParts, sound: ForeignParts = {}): Fault =>
  plant({ ...facts, url: foreignStart, options: foreignOptions }, (isFaulty) => foreign(isFaulty ? fault : sound));

const box = (attribute: string) => ({ before: `<label><input type="checkbox"${attribute}> Statistikk</label>` });
const cookie = (name: string) => `document.cookie = '${name}=1; path=/; max-age=86400; Secure';`;

export const banners: readonly Fault[] = [
  banner({ name: 'no reject', plants: 'The banner has a yes and no no.', rules: ['choice-missing'] }, { reject: '' }),
  banner(
    {
      name: 'reject behind a style',
      plants: 'The banner’s no is there and cannot be seen.',
      rules: ['choice-missing'],
    },
    { style: '#no{display:none}' },
  ),
  banner(
    {
      name: 'smaller, paler reject',
      plants: 'The banner’s no is smaller and paler than its yes.',
      rules: ['choices-unequal'],
    },
    { style: '#no{font-size:.75rem;color:#999;border-color:#ccc;padding:0}' },
  ),
  banner(
    {
      name: 'banner that nobody sees',
      plants: 'A style hides the banner whose controls were named.',
      rules: ['control-missing'],
    },
    { style: '#cookies{display:none}' },
  ),
  banner(
    { name: 'reject out of reach', plants: 'No keyboard reaches the banner’s no.', rules: ['choice-unreachable'] },
    { reject: '<button type="button" id="no" tabindex="-1">Nei</button>' },
  ),
  banner(
    { name: 'ticked box', plants: 'A box in the banner is ticked before anybody did.', rules: ['box-ticked'] },
    box(' checked'),
    box(''),
  ),
  banner(
    { name: 'banner without a name', plants: 'Screen readers find no region.', rules: ['banner-nameless'] },
    { banner: '' },
  ),
  banner(
    {
      name: 'cookie before consent, foreign',
      plants: 'The site counts before anybody has answered.',
      rules: ['stored-before-consent'],
      subject: /^count \(cookie of library\.example\)$/,
    },
    {
      end: cookie('count'),
    },
  ),
  banner(
    {
      name: 'refusal for this page alone',
      plants: 'A refusal is not kept, so the next page asks again.',
      rules: ['asks-again'],
    },
    { refuse: '' },
  ),
  banner(
    {
      name: 'withdrawal that deletes nothing',
      plants: 'The counter’s cookie stays after withdrawal.',
      rules: ['not-deleted-at-withdrawal'],
      subject: /^count \(cookie of library\.example\)$/,
    },
    {
      withdraw: '',
    },
  ),
  banner(
    {
      name: 'film that starts the counter',
      plants: 'Whoever accepts the film alone is counted.',
      rules: ['contacted-beyond-consent', 'stored-beyond-consent'],
      subject: /^counter\.example \(counter\)$/,
    },
    {
      load: 'count();',
    },
  ),
  banner(
    {
      name: 'login cookie that scripts can read',
      plants: 'The session cookie is declared HttpOnly and is not.',
      rules: ['not-as-declared'],
      subject: /^session \(cookie of library\.example\)$/,
    },
    {
      session: 'Secure; SameSite=Lax',
    },
  ),
];
