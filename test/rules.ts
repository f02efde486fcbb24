/** How binding a rule is; a note binds nobody and is here so that no number is missing. */
type Level = 'must' | 'should' | 'could' | 'note';

export interface Rule {
  readonly level: Level;
  /** One line. */
  readonly says: string;
  /** Engines differ where it may break: `npm test` proves it in all of them. */
  readonly everywhere?: true;
}

const must = (says: string): Rule => ({ level: 'must', says });
const should = (says: string): Rule => ({ level: 'should', says });
const could = (says: string): Rule => ({ level: 'could', says });
const everywhere = (rule: Rule): Rule => ({ ...rule, everywhere: true });
const note = (says: string): Rule => ({ level: 'note', says });

/**
 * What the library is held to. Tests name the rules that they prove, in parentheses: `… (R4, E1)`. R are rules of law, language, pattern,
 * accessibility and robustness; E are the measures by which yes and no are equal (R94).
 */
export const rules = {
  // Law
  R1: everywhere(must('Before an active choice nothing optional is stored, read or requested.')),
  R2: must(
    'Every kind of access to the device counts, not cookies alone; the library’s own reads are few and never sent.',
  ),
  R3: everywhere(
    must('Only a press on a choice is an answer: no scroll, wait, Escape, closing or way to another page.'),
  ),
  R4: must('Where there is a yes there is a no, beside it and one press away.'),
  R5: must('Yes and no have the same colour, size and visibility.'),
  R6: must('No optional box is ticked for the visitor.'),
  R7: must('One box is one purpose, and a yes to one opens no other.'),
  R8: must('What is necessary is told in a sentence below the choices: no box, no button.'),
  R9: must('No wall: all that is no embed can be reached and used, unanswered and refused.'),
  R10: must(
    'The question tells what, why, what follows from yes and from no, who gets it, that it can be changed, and where to read more.',
  ),
  R11: must(
    'The declaration has, for each item, its name, place, purpose, lifetime, recipients and roles, transfer and legal basis.',
  ),
  R12: must('What is seen is what is declared.'),
  R13: must('No cookie lives longer than declared, and session cookies are session cookies.'),
  R14: must('What is called necessary says why, who found so and when.'),
  R15: must('What is optional rests on consent and on nothing else.'),
  R16: everywhere(must('The answer itself may be stored, and after a no it is all that is.')),
  R17: must('Taking back is as easy as giving: one press to the question, one to the no, without a reason.'),
  R18: must('The control that opens the question again stands in every page’s footer, answered or not.'),
  R19: everywhere(must('What is taken back ends: nothing is sent, what was stored is deleted, frames go.')),
  R20: must('What a page cannot delete is told, with whose it is.'),
  R21: must(
    'Before the answer it is told that it can be taken back, and with the details that what was done until then stays lawful.',
  ),
  R22: must('A yes and a no are remembered equally long.'),
  R23: should('For 180 days.'),
  R24: must('No question is asked again while its answer holds.'),
  R25: must(
    'A question that has changed in substance is asked again, about the change alone; a text that was corrected is not.',
  ),
  R26: must('Where browsers delete what scripts store, a server can keep the answer.'),
  R27: must('That a consent was given can be shown: what was asked, what was answered, when and by which control.'),
  R28: everywhere(must('A refusal is anonymous: all who refuse on one day store the same bytes.')),
  R29: should('Events sent to a server carry no identifier; none are sent unless a site does it.'),
  R30: must(
    'An answer is for one site; it is shared only where the question names all that share it, and never across registrable domains.',
  ),
  R31: must('Matomo’s script is not asked for before a yes; after it one page view is counted.'),
  R32: should('An exemption for statistics is claimed only with the settings that it needs.'),
  R33: must(
    'After a yes Matomo’s cookies are Secure and Lax and outlive no consent; taken back, it stops and they go.',
  ),
  R34: must('Tableau waits, script and frame, and its question names Google Analytics and New Relic in the USA.'),
  R35: must('Qlik’s session cookie is optional unless somebody has written down why not.'),
  R36: must('Vimeo is asked with dnt=1, after a yes all the same, and shows no picture before.'),
  R37: should('Acast, streaming and hosts that nobody knows wait too.'),
  R38: must('An embed asks where it stands, for its own service, and is remembered only if the visitor ticks that.'),
  R39: must('A placeholder has a plain link to the content and says whose it is.'),
  R40: must('A site with nothing optional shows no banner.'),
  R41: should('Global Privacy Control never opens anything.'),
  R42: should('Processor and controller are typed, and told apart in words.'),
  R43: must('Apps can be described: device ids, system facts, local logs.'),
  R44: could('No IAB TCF, and no pings that tell of a no.'),
  R45: could('Rules that are not law yet decide nothing.'),
  R46: should('What the authorities have fined is known and crawled for.'),
  // Language
  R47: must('Nynorsk, bokmål and English are complete; a page’s lang decides.'),
  R48: must('Nynorsk is nynorsk and bokmål is bokmål.'),
  R49: must('Another language than the page’s is marked; names are not translated.'),
  R50: should('The question is clear, without negation, flattery or pressure.'),
  R51: should('The word «informasjonskapslar» is explained, and titles speak of purposes.'),
  R52: must('Dates and plurals are right in nynorsk and bokmål.'),
  R53: must('Long words fit 320 pixels at 200 % text, and no soft hyphen gets into a name.'),
  // Pattern and markup
  R54: must('The question is a section named by its heading: no dialog, no alert.'),
  R55: must('It stands in the flow at the top of the page, never fixed, on each page until answered.'),
  R56: must('It comes before the skip link.'),
  R57: everywhere(must('It takes no focus when the page loads, and traps none.')),
  R58: everywhere(
    must('After an answer focus is on the confirmation, and goes back to the control that opened the question.'),
  ),
  R59: must('Choices are buttons, information is a link, several purposes are a fieldset with native boxes.'),
  R60: must('Without JavaScript the page is whole and nothing optional loads.'),
  R61: everywhere(
    must('What is announced stands in a role=status that was there, empty, from the start; nothing is an alert.'),
  ),
  R62: should('No ×: to close is neither yes nor no.'),
  R63: should('On the page about cookies the question does not hide the information.'),
  R64: should('The banner moves nothing after the first paint.'),
  R65: should('A placeholder has the room of its embed.'),
  R66: should('The hooks for tests and tools are documented and stay.'),
  R67: should('The declaration is real tables at every width, in one copy.'),
  R68: must('Nobody can make one choice stand out: no variant, and themes hold for all choices.'),
  // Accessibility
  R69: must('Regions, headings, groups, boxes, buttons and status have role, name and state (WCAG 1.3.1, 4.1.2).'),
  R70: must('The order in the document, on the screen and by Tab is one (1.3.2, 2.4.3).'),
  R71: must('No state by colour alone; links in text are underlined (1.4.1).'),
  R72: must('Text has a contrast of 4.5:1 in every state (1.4.3).'),
  R73: must('At 200 % text nothing is cut or covered (1.4.4).'),
  R74: must('At 320 × 256 pixels nothing goes sideways and all can be reached (1.4.10).'),
  R75: must('Edges of controls and focus marks have 3:1 against what is beside them (1.4.11).'),
  R76: must('With more space between letters, words and lines nothing is cut (1.4.12).'),
  R77: must('Nothing is shown by hovering alone, and nothing is dragged (1.4.13, 2.5.7).'),
  R78: everywhere(must('Everything works with Tab, Shift+Tab, Space and Enter, without a trap (2.1.1, 2.1.2).')),
  R79: must('Nothing ends or hides by itself, however long it takes (2.2.1).'),
  R80: must('Focus is seen: two pixels of outline at least (2.4.7).'),
  R81: must('Nothing of ours covers a focus stop of the page (2.4.11).'),
  R82: must('The name has what the label says (2.5.3), and a press acts when it is let go (2.5.2).'),
  R83: must('Targets are 24 × 24 pixels, 44 × 44 by our own aim (2.5.8).'),
  R84: must('To tick a box changes nothing until it is saved (3.2.1, 3.2.2).'),
  R85: must('The footer’s control has one name and one place on all pages (3.2.3, 3.2.4).'),
  R86: must(
    'What could not be saved or loaded is told in text, with its cause and a way on; nothing optional runs then (3.3.1, 3.3.3).',
  ),
  R87: everywhere(must('Results are announced politely and once (4.1.3).')),
  R88: must('Frames have a title in the visitor’s language, and focus survives their coming.'),
  R89: must('In forced colours edges and focus are seen, and no meaning is in a background.'),
  R90: must('Who wants less motion gets none.'),
  R91: should('Dark and high contrast keep all contrasts.'),
  R92: must('In print banner and controls are gone, placeholders print title and address, tables are whole.'),
  R93: should('People with screen readers try it before a release.'),
  // Equality
  R94: must('Yes and no are equal by E1 to E10, at every width, in every colour scheme and language.'),
  E1: must('Same element, role and parent, side by side, one Tab apart, neither by Enter alone.'),
  E2: must('Same width and height, within a pixel.'),
  E3: must('Same computed style in every state.'),
  E4: must('Same contrast, same weight to the eye.'),
  E5: must('One press each, equally far to scroll, both in the first view or neither.'),
  E6: must('Same time from press to effect.'),
  E7: must('Nothing is ticked for the visitor.'),
  E8: must('No asking again after a no.'),
  E9: must('To take back takes one press more than to give at the most.'),
  E10: must('Same grammatical form, like lengths, no word that flatters.'),
  R95: should('The measures are published with each build.'),
  // Robustness
  R96: everywhere(must('A corrupt, strange or oversized answer is none: it is removed and the question is asked.')),
  R97: must('Whatever fails, nothing optional runs.'),
  R98: must('Each test that nothing loads has a twin in which it does.'),
  R99: should('An answer reaches other tabs within a second.'),
  R100: everywhere(should('Back, routes, late embeds and double starts are ordinary.')),
  R101: everywhere(
    must('Everything works under a strict policy with Trusted Types, and what the policy stops is told.'),
  ),
  R102: must('A service that does not come is told in words with a link, within ten seconds.'),
  R103: everywhere(must('Where nothing can be stored the answer holds for the page, and that is told.')),
  R104: should('It is small and asks nobody but the site.'),
  R105: should('Embed codes of editors are held where the HTML is made.'),
  // Other people’s tools, the brand, the registry
  R106: should('The Website Evidence Collector finds what the registry has.'),
  R107: should('autoconsent can refuse by a rule of ours.'),
  R108: should('So can Consent-O-Matic.'),
  R109: could('Other collectors find nothing before a yes.'),
  R110: should('The looks come from the site’s own profile.'),
  R111: should('The banner’s skin keeps both choices alike and contrasts high.'),
  R112: note('No earlier banner of DFØ’s was found.'),
  R113: must('Defects of the statements are shown, not hidden.'),
  R114: must('Each fact says where it comes from.'),
  R115: must('The texts are the agreed ones, with the same placeholders in three languages.'),
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
