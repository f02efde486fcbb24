import { Fragment, h, type ComponentChildren } from 'preact';
import type { Language } from '../../registry/model.js';
import type { Consent, Outcome } from '../consent.js';
import { validDays } from '../decide/answer.js';
import * as text from '../texts/banner.js';
import { list, say } from '../texts/say.js';
import { ConsentElement, sheetOf } from './consent-element.js';
import { withNames } from './names.js';
import { Question } from './question.js';
import type * as Later from '../later.js';
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
  #later: typeof Later | undefined;

  update(consent: Consent): void {
    const isOpen = consent.opened !== undefined;
    const opensNow = isOpen && !this.#wasOpen;
    this.#wasOpen = isOpen;
    // Two banners would be two questions: the first in the page asks.
    if (consent.stopped || this.ownerDocument.querySelector(this.localName) !== this) return this.show(null);
    const language = consent.language(this);
    if (opensNow) {
      this.#said = undefined;
      // Reopened, the boxes show what was answered; before an answer none is ticked (R6).
      this.#ticked = new Set(
        allUnits(consent, language)
          .filter((unit) => unit.services.every((id) => consent.may(id)))
          .map((unit) => unit.id),
      );
    }
    const units = isOpen ? allUnits(consent, language) : askedUnits(consent, language);
    if (!units.length && !this.#said) return this.show(null);
    const said = this.#said;
    const { Current, Details } = this.#later ?? {};
    this.show(
      <>
        <div class={said && 'said'} tabIndex={-1} lang={language}>
          {/* There from the start and empty, so that the words are announced when they come (R61). */}
          <div role="status">{said && <Confirmation consent={consent} language={language} said={said} />}</div>
          {said && (
            <button type="button" class="plain" onClick={() => this.#hide()}>
              {say(text.hideMessage, language)}
            </button>
          )}
        </div>
        {units.length > 0 && (
          <Question
            consent={consent}
            language={language}
            units={units}
            ticked={this.#ticked}
            tick={(id, isTicked) => {
              this.#ticked = new Set([...this.#ticked].filter((other) => other !== id).concat(isTicked ? id : []));
              this.update(consent);
            }}
            answer={(accepted) => this.#answer(consent, units, accepted)}
            lead={
              !isOpen ? <Why consent={consent} language={language} /> : Current && <Current consent={consent} language={language} units={units} />
            }
          >
            {isOpen && (
              <>
                {Details && <Details consent={consent} language={language} />}
                <button type="button" class="plain" onClick={() => this.#close(consent)}>
                  {say(text.close, language)}
                </button>
              </>
            )}
          </Question>
        )}
      </>,
      sheetOf(styles.banner),
    );
    if (!opensNow) return;
    this.shadowRoot!.querySelector<HTMLElement>('h2')?.focus();
    consent.later().then((later) => {
      this.#later = later;
      if (consent.opened) this.update(consent);
    }, reportError); // The question stands without the details.
  }

  #answer(consent: Consent, units: readonly Unit[], accepted: readonly Unit[]): void {
    const returnTo = consent.opened?.returnTo ?? null;
    const refused = units.filter((unit) => !accepted.includes(unit));
    const services = (from: readonly Unit[]) => from.flatMap((unit) => unit.services);
    const outcome = consent.answer({
      yes: services(accepted),
      no: services(refused.filter((unit) => unit.isPurpose)),
      forget: services(refused.filter((unit) => !unit.isPurpose)),
    });
    this.#said = { accepted, refused, outcome, returnTo };
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

type Part = { consent: Consent; language: Language };

/** Why a visitor who has answered is asked again. */
function Why({ consent, language }: Part) {
  const { stored, decision, registry } = consent;
  const lines: ComponentChildren[] = [];
  if (decision.news.length) {
    const names = decision.news.map((id) => {
      const { name, recipients } = registry.services[id]!;
      return recipients.includes(name) && recipients.length === 1 ? name : `${name} (${list(recipients, language)})`;
    });
    lines.push(say(text.versionChanged, language), ' ', withNames(text.news[language], { list: list(names, language) }));
  } else if (stored.state === 'unanswered' && stored.why === 'expired') {
    lines.push(say(text.expired, language, { days: String(validDays) }));
  } else if (stored.state === 'unanswered' && stored.why === 'invalid') {
    lines.push(say(text.invalid, language));
  }
  if (consent.gpc) lines.push(' ', say(text.gpc, language));
  return lines.length ? <p>{lines}</p> : null;
}

/** The answer in words: what is on now, what was taken back, and what only the visitor can delete (R20, R103). */
function Confirmation({ consent, language, said }: Part & { said: Said }) {
  const { registry, site } = consent;
  const optional = [...site!.banner, ...site!.inContext];
  const names = (of: readonly Unit[]) => ({ list: list(of.map((unit) => unit.inSentence), language) });
  const answer = said.accepted.length
    ? optional.every((id) => consent.may(id))
      ? say(text.acceptedAll, language)
      : say(text.acceptedSome, language, names(said.accepted))
    : optional.some((id) => consent.may(id))
      ? say(text.rejectedSome, language, names(said.refused))
      : say(text.rejectedAll, language);
  const { withdrawn, kept } = said.outcome;
  const remains = withdrawn.filter((id) => registry.services[id]!.thirdParty).map((id) => registry.services[id]!.name);
  return (
    <>
      <p>{answer}</p>
      {withdrawn.length > 0 && <p>{say(text.withdrawn, language)}</p>}
      {remains.length > 0 && (
        <p>{withNames(text.withdrawnThirdParty[language], { provider: list(remains, language) })}</p>
      )}
      {!kept && <p>{say(text.storageBlocked, language)}</p>}
    </>
  );
}
