import { Fragment, h, type ComponentChildren } from 'preact';
import type { Language } from '../../registry/model.js';
import type { Consent } from '../consent.js';
import * as text from '../texts/banner.js';
import { list, say } from '../texts/say.js';
import { Choice } from './choice.js';
import type { Unit } from './units.js';

export interface QuestionProps {
  consent: Consent;
  language: Language;
  units: readonly Unit[];
  /** Ids of the units whose box is ticked. */
  ticked: ReadonlySet<string>;
  tick: (id: string, isTicked: boolean) => void;
  /** Answers with the units that are accepted; the others are refused. */
  answer: (accepted: readonly Unit[]) => void;
  /** Said above the choices: why it asks again, or what was answered. */
  lead?: ComponentChildren;
  /** Said below everything else. */
  children?: ComponentChildren;
}

/** Designsystemet's pattern for asking consent, as it stands there: one question, or several boxes (R4–R11, R54–R62). */
export function Question(props: QuestionProps) {
  const { consent, language, units, answer, lead, children } = props;
  const heading = units.length === 1 ? oneTitle(props, units[0]!) : say(text.title, language);
  const title = (
    <h2 id="title" tabIndex={-1}>
      {heading}
    </h2>
  );
  return (
    <section lang={language} aria-labelledby="title">
      {units.length === 1 ? (
        <>
          {title}
          {lead}
          <p>
            {oneBody(props, units[0]!)} {say(text.noConsequence, language)} {say(text.changeAnytime, language)}{' '}
            <ToPrivacy consent={consent}>{say(text.moreLink, language)}</ToPrivacy>
          </p>
          <div class="choices two">
            <Choice hook="accept" press={() => answer(units)}>
              {say(text.yes, language)}
            </Choice>
            <Choice hook="reject" press={() => answer([])}>
              {say(text.no, language)}
            </Choice>
          </div>
        </>
      ) : (
        <>
          <fieldset>
            <legend>{title}</legend>
            {lead}
            <p>
              {say(text.body, language)} {say(text.changeAnytime, language)}{' '}
              <ToPrivacy consent={consent}>{say(text.moreLink, language)}</ToPrivacy>
            </p>
            {units.map((unit) => (
              <Box {...props} unit={unit} />
            ))}
          </fieldset>
          <div class="choices">
            <Choice hook="save" press={() => answer(units.filter((unit) => props.ticked.has(unit.id)))}>
              {say(text.save, language)}
            </Choice>
            <Choice hook="accept" press={() => answer(units)}>
              {say(text.acceptAll, language)}
            </Choice>
            <Choice hook="reject" press={() => answer([])}>
              {say(text.rejectAll, language)}
            </Choice>
          </div>
        </>
      )}
      {children}
      <p class="small">
        <ToPrivacy consent={consent}>{say(text.necessaryLink, language)}</ToPrivacy> {say(text.necessaryRest, language)}
      </p>
    </section>
  );
}

/** Leads to the page that tells what is stored; plain text where nobody told its address. */
function ToPrivacy({ consent, children }: { consent: Consent; children: ComponentChildren }) {
  const href = consent.privacyUrl ?? consent.site?.privacyUrl;
  return href ? <a href={href}>{children}</a> : <>{children}</>;
}

function oneTitle({ consent, language }: QuestionProps, unit: Unit): string {
  const { title } = consent.registry.purposes[unit.id]!.question;
  return say(title, language, { site: consent.site!.title, providers: unit.providers });
}

function oneBody({ consent, language }: QuestionProps, unit: Unit): string {
  return say(consent.registry.purposes[unit.id]!.question.body, language, { providers: unit.providers });
}

function Box({ consent, language, unit, ticked, tick }: QuestionProps & { unit: Unit }) {
  const description = unit.isPurpose
    ? say(consent.registry.purposes[unit.id]!.description, language, { providers: unit.providers })
    : list(consent.registry.services[unit.id]!.recipients, language);
  return (
    <label>
      <input
        type="checkbox"
        checked={ticked.has(unit.id)}
        aria-describedby={`about-${unit.id}`}
        onChange={(event) => tick(unit.id, event.currentTarget.checked)}
      />
      <span>
        {unit.label}
        <span class="hint small" id={`about-${unit.id}`}>
          {description}
        </span>
      </span>
    </label>
  );
}
