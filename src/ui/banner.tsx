import { Fragment, h } from 'preact';
import type { Language } from '../../registry/model.js';
import type { Consent, Outcome } from '../consent.js';
import { validDays } from '../decide/answer.js';
import type * as Later from '../later.js';
import * as text from '../texts/banner.js';
import { list, say } from '../texts/say.js';
import { ConsentElement, sheetOf } from './consent-element.js';
import { withNames } from './names.js';
import { Question } from './question.js';
import * as styles from './styles.js';
import { allUnits, askedUnits, type Unit } from './units.js';

/** What was answered just now: said once, and left standing until the visitor hides it (R79). */
interface Said {
  readonly accepted: readonly Unit[];
  readonly refused: readonly Unit[];
  readonly outcome: Outcome;
  readonly returnTo: HTMLElement | null;
}

/** `<dfo-consent-banner>`: the question, the same question opened again, and the confirmation of the answer. */
export class BannerElement extends ConsentElement {
  #ticked: ReadonlySet<string> = new Set();
  #said: Said | undefined;
  #wasOpen = false;
  #bringsFocus = false;
  #isAnswering = false;
  #isLookedUp = false;
  /** The details and the boxes, when they have come; null where they cannot be had. */
  #later: typeof Later | null | undefined;

  update(consent: Consent): void {
    // What was answered is not said yet: an empty banner now would take focus and the status node with it.
    if (this.#isAnswering) return;
    const isOpen = consent.opened !== undefined;
    const opensNow = isOpen && !this.#wasOpen;
    this.#wasOpen = isOpen;
    // Two banners would be two questions: the first in the page asks.
    if (consent.signal.aborted || !consent.site || document.querySelector(this.localName) !== this) return this.show(null);
    const language = consent.language(this);
    const units = isOpen ? allUnits(consent, language) : askedUnits(consent, language);
    if (opensNow) {
      this.#said = undefined;
      this.#bringsFocus = true;
      this.#isLookedUp = !!this.#later; // Opening again tries again.
      // Reopened, the boxes show what was answered; before an answer none is ticked (R6).
      this.#ticked = new Set(units.filter((unit) => unit.isStored).map((unit) => unit.id));
    }
    const said = this.#said;
    if (!units.length && !said && !isOpen) return this.show(null);
    const isOne = units.length === 1 && units[0]!.isPurpose;
    const isSeveral = !isOne && (units.length > 0 || isOpen);
    if (isOpen || isSeveral) this.#lookUp(consent);
    const { Aftermath, Current, Details, Several } = this.#later ?? {};
    const props = {
      consent,
      language,
      units,
      answer: (accepted: readonly Unit[]) => this.#answer(consent, units, accepted),
      lead: !isOpen ? <Why consent={consent} language={language} /> : Current && <Current {...{ consent, language, units }} />,
      details: isOpen && Details && <Details {...{ consent, language }} close={() => this.#close(consent)} />,
    };
    this.show(
      <>
        <div class={said && 'said'} tabIndex={-1} lang={language}>
          {/* There from the start and empty, so that the words are announced when they come (R61). */}
          <div role="status">
            {said && <p>{confirmation(consent, language, said)}</p>}
            {said && Aftermath && <Aftermath {...{ consent, language }} outcome={said.outcome} />}
          </div>
          {said && (
            <button type="button" class="plain" onClick={() => this.#hide()}>
              {say(text.hideMessage, language)}
            </button>
          )}
        </div>
        {isSeveral && Several && (
          <Several {...props} ticked={this.#ticked} tick={(id, isTicked) => this.#tick(consent, id, isTicked)} />
        )}
        {/* Several wait for their boxes; where these cannot be had, yes is about the first alone, and no about all. */}
        {(isOne || (isSeveral && this.#later === null && units[0]?.isPurpose)) && <Question {...props} />}
      </>,
      sheetOf(styles.banner),
      sheetOf(this.#later?.settingsStyle ?? ''),
    );
    const title = this.shadowRoot!.querySelector('h2');
    if (!this.#bringsFocus || !title) return;
    this.#bringsFocus = false;
    title.focus();
  }

  /** Fetches what most visits do not show, once, and shows it when it has come. */
  #lookUp(consent: Consent): void {
    if (this.#isLookedUp) return;
    this.#isLookedUp = true;
    consent.later().then(
      (later) => (this.#later = later),
      (error: unknown) => {
        this.#later = null;
        reportError(error);
      },
    ).then(() => this.update(consent));
  }

  #tick(consent: Consent, id: string, isTicked: boolean): void {
    this.#ticked = new Set([...this.#ticked].filter((other) => other !== id).concat(isTicked ? id : []));
    this.update(consent);
  }

  #answer(consent: Consent, units: readonly Unit[], accepted: readonly Unit[]): void {
    const { opened } = consent;
    const refused = units.filter((unit) => !accepted.includes(unit));
    const services = (from: readonly Unit[]) => from.flatMap((unit) => unit.services);
    this.#isAnswering = true;
    try {
      const outcome = consent.answer({
        yes: services(accepted),
        no: services(refused.filter((unit) => unit.isPurpose)),
        // In the settings one press takes everything back, also what was accepted for this page alone.
        forget: opened && !accepted.length ? consent.site!.inContext : services(refused.filter((unit) => !unit.isPurpose)),
      });
      this.#said = { accepted, refused, outcome, returnTo: opened?.returnTo ?? null };
    } finally {
      this.#isAnswering = false;
    }
    const { outcome } = this.#said;
    if (outcome.withdrawn.length || !outcome.kept) this.#lookUp(consent);
    consent.close();
    // The button that was pressed is gone; without this, focus would fall back to the top of the page (R58).
    this.shadowRoot!.querySelector<HTMLElement>('.said')?.focus();
  }

  #hide(): void {
    const back = this.#said?.returnTo ?? this.nextElementSibling;
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

/** Why a visitor who has answered is asked again. */
function Why({ consent, language }: { consent: Consent; language: Language }) {
  const { stored, decision, registry } = consent;
  if (decision.news.length) {
    const names = decision.news.map((id) => {
      const { name, recipients } = registry.services[id]!;
      return `${name} (${list(recipients, language)})`;
    });
    return <p>{withNames(text.versionChanged[language], { list: list(names, language) })}</p>;
  }
  if (stored.state === 'answered' || stored.why === 'none') return null;
  return <p>{say(stored.why === 'expired' ? text.expired : text.invalid, language, { days: `${validDays}` })}</p>;
}

/** The answer in words, true of everything that may run now. */
function confirmation(consent: Consent, language: Language, { accepted, refused, outcome }: Said): string {
  const optional = [...consent.site!.banner, ...consent.site!.inContext];
  const [some, all, units, isAll] = accepted.length
    ? [text.accepted, text.acceptedAll, accepted, optional.every(consent.may)]
    : [text.rejected, text.rejectedAll, refused, !optional.some(consent.may)];
  const names = list(units.map((unit) => unit.inSentence), language);
  const answer = say(isAll ? all : some, language, { list: names });
  return outcome.kept ? `${say(text.saved, language)} ${answer}` : answer;
}
