import { h, render } from 'preact';
import type { Language } from '../../registry/model.js';
import type { Consent, GateFile, Outcome, Unit } from '../consent/model.js';
import { whenParsed } from '../page/life.js';
import { standsFree } from '../page/stands-free.js';
import * as text from '../texts/banner.js';
import { list, say } from '../texts/say.js';
import { ConsentElement, sheetOf } from './consent-element.js';
import { Frame, Question } from './question.js';
import { askingBanners, checkSeen, wasSeen, watchSeen } from './seen.js';
import * as styles from './styles.js';
import { allUnits, askedUnits, questionKey } from './units.js';
import { doc } from '../page/natives.js';

/** What was answered just now: said once, and left standing until the visitor hides it (R79). */
interface Said {
  readonly accepted: readonly Unit[];
  readonly refused: readonly Unit[];
  readonly outcome: Outcome;
  readonly returnTo: HTMLElement | null;
}

/** `<dfo-consent-banner>`: the question, the same question opened again, and the confirmation of the answer. */
export class BannerElement extends ConsentElement {
  // A morph gives it back what the server wrote.
  static observedAttributes = ['hidden', 'data-question'];

  #ticked: ReadonlySet<string> = new Set();
  #said: Said | undefined;
  #wasOpen = false;
  #bringsFocus = false;
  #isAnswering = false;
  #isLookedUp = false;
  #isLookedAt = false;
  /** The printed question has been held against the one to ask. */
  #isChecked = false;
  /** What was printed has been taken over, or is gone. */
  #isOurs = false;
  #isUpdating = false;
  /** Whether it has been looked at where it stands in the page. */
  #isSeen = false;
  /** That the answer is not kept has been said. */
  #isTold = false;
  /** The details and the boxes, when they have come; null where they cannot be had. */
  #later: GateFile | null | undefined;
  /** What stands in the place of the question, and what is said: rendered again when it is another. */
  #asked = '';
  #words = '';
  /** What was pressed before the library came (`first-paint/`): a property, because markup cannot make one, and pressing is consent. */
  declare pressed?: string;

  attributeChangedCallback(): void {
    if (!this.consent || !this.#isOurs || this.#isUpdating) return;
    delete this.dataset['question'];
    this.update(this.consent);
  }

  update(consent: Consent): void {
    this.#isUpdating = true;
    try {
      this.#update(consent);
    } finally {
      this.#isUpdating = false;
    }
  }

  #update(consent: Consent): void {
    // What was answered is not said yet: an empty banner now would take focus and the status node with it.
    if (this.#isAnswering) return;
    const { stored } = consent;
    const isOpen = consent.opened !== undefined;
    const opensNow = isOpen && !this.#wasOpen;
    this.#wasOpen = isOpen;
    // Two banners would be two questions: the first in the page asks.
    if (consent.signal.aborted || !consent.site || askingBanners()[0] !== this) return this.#clear(consent);
    const language = consent.language(this);
    const units = isOpen ? allUnits(consent, language) : askedUnits(consent, language);
    if (opensNow) {
      this.#said = undefined;
      this.#bringsFocus = true;
      this.#isLookedUp = !!this.#later; // Opening again tries again.
      // Reopened, the boxes show what was answered; before an answer none is ticked (R6).
      this.#ticked = new Set(units.filter((unit) => unit.isStored).map((unit) => unit.id));
    }
    this.#checkPrinted(consent, language);
    if (this.pressed) this.#obey(consent, language);
    if (consent.isKept) this.#isTold = false;
    else if (!this.#isTold && !isOpen && stored.state === 'answered') this.#tellLost(consent, language);
    if (!units.length && !this.#said && !isOpen) return this.#clear(consent);
    const isOne = units.length === 1 && units[0]!.isPurpose;
    const isSeveral = !isOne && (units.length > 0 || isOpen);
    const isAgain = stored.state === 'answered' || stored.why !== 'none';
    if (isOpen || isSeveral || (isAgain && units.length)) this.#lookUp(consent);

    if (!this.shadowRoot) {
      this.#own(); // A browser that left the page's question in its template.
      render(<Frame language={language} />, this.rootWith(sheetOf(styles.banner)));
    }
    const root = this.shadowRoot!;
    this.hidden = (root.lastElementChild as HTMLElement).hidden = false;
    watchSeen(this);
    this.#look(consent);
    this.#say(consent, language, root);
    // Several wait for their boxes; where these cannot be had, yes is about the first alone, and no about all.
    const isQuestion = isOne || (isSeveral && this.#later === null && units[0]?.isPurpose);
    const what = isQuestion ? questionKey(consent, units, language) : isSeveral && this.#later ? 'several' : '';
    const asked = what && isOpen ? `${what} opened` : what;
    const answer = (accepted: readonly Unit[]) => this.#answer(consent, units, accepted);
    if (asked !== this.#asked || this.dataset['question']) {
      this.#asked = asked;
      if (asked !== this.dataset['question']) {
        const place = doc.createElement('div');
        root.lastElementChild!.replaceChildren(place);
        if (isQuestion) render(<Question {...{ consent, language, units, answer }} />, place);
      } else this.#takeOver(root, units, answer);
      this.#own();
    }
    // With its question in it: to look makes the browser lay out the page, and what comes after that counts as a shift.
    if (!this.#isSeen) whenParsed(() => this.#seeTo(consent), consent.signal);
    this.#isSeen = true;
    const place = root.lastElementChild!.firstElementChild;
    if (!asked || !place) return;
    if (this.#later) root.adoptedStyleSheets = [sheetOf(styles.banner), sheetOf(this.#later.settingsStyle)];
    if (isSeveral && this.#later) {
      const tick = (id: string, isTicked: boolean) => this.#tick(consent, id, isTicked);
      this.#later.showSeveral(place, { consent, language, units, answer, ticked: this.#ticked, tick });
    }
    if (isOpen) this.#later?.showDetails(place, { consent, language, units, close: () => this.#close(consent) });
    else if (isAgain) this.#later?.showWhy(place, { consent, language });
    const title = root.querySelector('h2');
    if (!this.#bringsFocus || !title) return;
    this.#bringsFocus = false;
    title.focus();
  }

  /** Looks, when it has been laid out, whether it can be seen: if not, another asks. */
  #look(consent: Consent): void {
    if (this.#isLookedAt) return;
    this.#isLookedAt = true;
    requestAnimationFrame(() => this.hidden || checkSeen(this) || consent.refresh());
  }

  /** Fetches what most visits do not show, once, and shows it when it has come. */
  #lookUp(consent: Consent): void {
    if (this.#isLookedUp) return;
    this.#isLookedUp = true;
    consent
      .later()
      .then(
        (later) => {
          this.#later = later;
        },
        (error: unknown) => {
          this.#later = null;
          reportError(error);
        },
      )
      .then(() => this.update(consent))
      .catch(reportError);
  }

  /** A page that lays out its body in other ways, or has a header over it, needs more of us. */
  #seeTo(consent: Consent): void {
    if (standsFree(this)) return;
    consent.later().then(({ placeBanner }) => placeBanner(this, consent.signal), reportError);
  }

  #tick(consent: Consent, id: string, isTicked: boolean): void {
    this.#ticked = new Set([...this.#ticked].filter((other) => other !== id).concat(isTicked ? id : []));
    this.update(consent);
  }

  #answer(consent: Consent, units: readonly Unit[], accepted: readonly Unit[]): void {
    // A press on what cannot be seen is no answer; then the library asks in its own place.
    if (!checkSeen(this)) return consent.refresh();
    const isSeen = wasSeen(this);
    if (accepted.length && isSeen === false) return;
    const { opened } = consent;
    const refused = units.filter((unit) => !accepted.includes(unit));
    const services = (from: readonly Unit[]) => from.flatMap((unit) => unit.services);
    this.#isAnswering = true;
    try {
      const outcome = consent.answer(
        {
          yes: services(accepted),
          no: services(refused.filter((unit) => unit.isPurpose)),
          // In the settings one press takes everything back, also what was accepted for this page alone.
          forget:
            opened && !accepted.length ? consent.site!.inContext : services(refused.filter((unit) => !unit.isPurpose)),
        },
        isSeen,
      );
      this.#said = { accepted, refused, outcome, returnTo: opened?.returnTo ?? null };
      this.#isTold = true;
    } finally {
      this.#isAnswering = false;
    }
    const { outcome } = this.#said;
    if (outcome.withdrawn.length || !outcome.kept) this.#lookUp(consent);
    consent.close();
    // The button that was pressed is gone; without this, focus would fall back to the top of the page (R58).
    this.shadowRoot!.querySelector<HTMLElement>('.said')?.focus();
  }

  /** The answer that holds is said once more, and that this page alone remembers it. Focus stays where it is. */
  #tellLost(consent: Consent, language: Language): void {
    this.#isTold = true;
    const units = allUnits(consent, language);
    const accepted = units.filter((unit) => unit.isStored);
    const refused = units.filter((unit) =>
      unit.services.every((id) => consent.decision.services[id]!.why === 'refused'),
    );
    this.#said = { accepted, refused, outcome: { kept: false, withdrawn: [], isLost: true }, returnTo: null };
    this.#lookUp(consent);
  }

  /** Shows what was answered, or takes it away. */
  #say(consent: Consent, language: Language, root: ShadowRoot): void {
    const said = this.#said;
    const status = root.querySelector('[role=status]')!;
    const around = status.parentElement!;
    const words = said ? confirmation(consent, language, said) : '';
    if (words !== this.#words) {
      this.#words = words;
      around.lang = language;
      around.className = said ? 'said' : '';
      render(said ? <p>{words}</p> : null, status.firstElementChild!);
      const hide = (
        <button type="button" class="plain" onClick={() => this.#hide()}>
          {say(text.hideMessage, language)}
        </button>
      );
      render(said ? hide : null, status.nextElementSibling!);
    }
    this.#later?.showAftermath(status.lastElementChild!, said && { consent, language, outcome: said.outcome });
  }

  #own(): void {
    delete this.dataset['question'];
    this.#isOurs = true;
  }

  /** The page brought this question in its HTML: it stays as it stands. */
  #takeOver(root: ShadowRoot, units: readonly Unit[], answer: (accepted: readonly Unit[]) => void): void {
    for (const button of root.querySelectorAll<HTMLElement>('[data-dfo-consent]')) {
      button.onclick = () => answer(button.dataset['dfoConsent'] === 'accept' ? units : []);
    }
    // The page's policy may let our sheets in and not its own.
    if (!root.querySelector('style')?.sheet) this.rootWith(sheetOf(styles.banner));
  }

  /** Tells where the page's HTML has another question than this page would ask, whether or not it is asked now. */
  #checkPrinted(consent: Consent, language: Language): void {
    const printed = this.dataset['question'];
    if (!printed || this.#isChecked) return;
    this.#isChecked = true;
    const right = questionKey(consent, purposesOf(consent, language), language);
    if (printed !== right)
      void consent.later().then(({ tellFaults }) => tellFaults([['printed', printed, right]]), reportError);
  }

  /** Answers with what was pressed in the page's HTML, if that asked what is asked now. */
  #obey(consent: Consent, language: Language): void {
    const isYes = this.pressed === 'accept';
    delete this.pressed;
    // Something is said there already, and not by Preact, which would let it stand.
    this.#words = text.yes[language];
    this.shadowRoot?.querySelector('[role=status] > div')?.replaceChildren();
    const units = purposesOf(consent, language);
    if (this.dataset['question'] !== questionKey(consent, units, language)) return;
    // When everything that begins with the library has begun.
    queueMicrotask(() => this.#answer(consent, units, isYes ? units : []));
  }

  /** Nothing to ask and nothing to say. */
  #clear(consent: Consent): void {
    const root = this.shadowRoot;
    if (!root) return;
    this.hidden = true;
    if (this.dataset['question']) return; // Nobody has touched it.
    this.#asked = '';
    this.#said = undefined;
    this.#say(consent, consent.language(this), root);
    root.lastElementChild!.replaceChildren();
  }

  #hide(): void {
    // What comes after the banner; after one in the page's HTML, its script does.
    const back = this.#said?.returnTo ?? this.parentNode!.querySelector(`${this.localName} ~ :not(script)`);
    this.#said = undefined;
    if (this.consent) this.update(this.consent);
    if (back instanceof HTMLElement) back.focus();
  }

  #close(consent: Consent): void {
    const back = consent.opened?.returnTo;
    consent.close();
    back?.focus();
  }
}

const purposesOf = (consent: Consent, language: Language) =>
  allUnits(consent, language).filter((unit) => unit.isPurpose);

/** The answer in words, true of everything that may run now. */
function confirmation(consent: Consent, language: Language, { accepted, refused, outcome }: Said): string {
  const optional = [...consent.site!.banner, ...consent.site!.inContext];
  const [some, all, units, isAll] = accepted.length
    ? [text.accepted, text.acceptedAll, accepted, optional.every(consent.may)]
    : [text.rejected, text.rejectedAll, refused, !optional.some(consent.may)];
  const names = list(
    units.map((unit) => unit.inSentence),
    language,
  );
  const answer = say(isAll ? all : some, language, { list: names });
  return outcome.kept ? `${say(text.saved, language)} ${answer}` : answer;
}
