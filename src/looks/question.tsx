import { Fragment, h, type ComponentChildren } from 'preact';
import type { Language } from '../../registry/model.js';
import * as text from '../texts/banner.js';
import { more } from '../values/more.js';
import { list, say } from '../texts/say.js';
import { Choice } from './choice.js';
import { Region, Reminder, Title, type QuestionProps } from './region.js';

/** What stands in the banner from its first moment to its last: where it is said what was answered, and where it is asked. */
export const Frame = ({ language, children }: { language?: Language; children?: ComponentChildren }) => (
  <>
    <div tabIndex={-1} lang={language} dir="ltr">
      {/* There from the start and empty, so that the words are announced when they come (R61); what comes after them is announced alone (R87). */}
      <div role="status" aria-atomic="false">
        <div></div>
        <div></div>
      </div>
      <div></div>
    </div>
    <div>{children}</div>
  </>
);

/** Designsystemet's pattern where there is one thing to ask: one question, yes and no (R4–R10). */
export function Question(props: QuestionProps) {
  const { consent, language, services, answer } = props;
  const its = services.map((id) => consent.registry.services[id]!);
  const { title, body } = more(consent).purposes[its[0]!.purpose]!.question;
  const providers = list([...new Set(its.map(({ name }) => name))], language);
  const names = { site: consent.site!.title, providers };
  return (
    <Region {...props}>
      <Title>{say(title, language, names)}</Title>
      <div class="lead"></div>
      <p>
        {say(body, language, names)} {say(text.noConsequence, language)} <Reminder {...props} />
      </p>
      <div class="choices">
        <Choice hook="accept" press={() => answer(true)}>
          {say(text.yes, language)}
        </Choice>
        <Choice hook="reject" press={() => answer(false)}>
          {say(text.no, language)}
        </Choice>
      </div>
    </Region>
  );
}
