import { Fragment, h, type ComponentChildren } from 'preact';
import type { Language } from '../../registry/model.js';
import type { Consent } from '../consent.js';
import * as text from '../texts/banner.js';
import { say } from '../texts/say.js';
import { Choice } from './choice.js';
import type { Unit } from './units.js';

export interface QuestionProps {
  consent: Consent;
  language: Language;
  units: readonly Unit[];
  /** Answers with the units that are accepted; the others are refused. */
  answer: (accepted: readonly Unit[]) => void;
  /** Said above the choices: why it asks again, or what was answered. */
  lead?: ComponentChildren;
  /** Said below the choices. */
  details?: ComponentChildren;
}

/** The region of the question, with what is necessary told in a sentence at its end and never asked (R8, R54). */
export const Region = ({ consent, language, details, children }: QuestionProps & { children: ComponentChildren }) => (
  <section lang={language} aria-labelledby="title">
    {children}
    {details}
    <p class="small">
      <ToPrivacy consent={consent}>{say(text.necessaryLink, language)}</ToPrivacy> {say(text.necessaryRest, language)}
    </p>
  </section>
);

/** Where a visitor who opens the settings is brought. */
export const Title = ({ children }: { children: ComponentChildren }) => (
  <h2 id="title" tabIndex={-1}>
    {children}
  </h2>
);

/** That the answer can be changed, and where more is told (R10, R21). */
export const Reminder = ({ consent, language }: Pick<QuestionProps, 'consent' | 'language'>) => (
  <>
    {say(text.changeAnytime, language)} <ToPrivacy consent={consent}>{say(text.moreLink, language)}</ToPrivacy>
  </>
);

/** Designsystemet's pattern where there is one thing to ask: one question, yes and no (R4–R10). */
export function Question(props: QuestionProps) {
  const { consent, language, units, answer, lead } = props;
  const [unit] = units;
  const { title, body } = consent.registry.purposes[unit!.id]!.question;
  const names = { site: consent.site!.title, providers: unit!.providers };
  return (
    <Region {...props}>
      <Title>{say(title, language, names)}</Title>
      {lead}
      <p>
        {say(body, language, names)} {say(text.noConsequence, language)} <Reminder {...props} />
      </p>
      <div class="choices">
        <Choice hook="accept" press={() => answer([unit!])}>
          {say(text.yes, language)}
        </Choice>
        <Choice hook="reject" press={() => answer([])}>
          {say(text.no, language)}
        </Choice>
      </div>
    </Region>
  );
}

/** Leads to the page that tells what is stored; plain text where nobody told its address. */
function ToPrivacy({ consent, children }: { consent: Consent; children: ComponentChildren }) {
  const href = consent.privacyUrl ?? consent.site?.privacyUrl;
  return href ? <a href={href}>{children}</a> : <>{children}</>;
}
