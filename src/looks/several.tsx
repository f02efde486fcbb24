import { h } from 'preact';
import type { Unit } from '../consent/model.js';
import type { Language } from '../../registry/model.js';
import { more } from '../values/more.js';
import * as text from '../texts/several.js';
import { recipients } from '../texts/embed.js';
import { list, say } from '../texts/say.js';
import { Choice } from './choice.js';
import { Region, Reminder, Title, type Asking } from './region.js';

export interface SeveralProps {
  readonly consent: Asking;
  readonly language: Language;
  readonly units: readonly Unit[];
  /** Answers with the units that are accepted; the others are refused. */
  answer(accepted: readonly Unit[]): void;
  /** Ids of the units whose box is ticked. */
  readonly ticked: ReadonlySet<string>;
  tick(id: string, isTicked: boolean): void;
}

/** Designsystemet's pattern where there are several things to ask: a box for each, and three equal buttons (R4, R7, R59). */
export function Several(props: SeveralProps) {
  const { language, units, ticked, answer } = props;
  return (
    <Region {...props}>
      <fieldset>
        <legend>
          <Title>{say(text.title, language)}</Title>
        </legend>
        <div class="lead"></div>
        <p>
          {say(text.body, language)} <Reminder {...props} />
        </p>
        {units.map((unit) => (
          <Box {...props} unit={unit} />
        ))}
      </fieldset>
      {units.length > 0 && (
        <div class="choices three">
          <Choice hook="save" press={() => answer(units.filter((unit) => ticked.has(unit.id)))}>
            {say(text.save, language)}
          </Choice>
          <Choice hook="accept" press={() => answer(units)}>
            {say(text.acceptAll, language)}
          </Choice>
          <Choice hook="reject" press={() => answer([])}>
            {say(text.rejectAll, language)}
          </Choice>
        </div>
      )}
    </Region>
  );
}

/** Ticking changes nothing until the choice is saved, so it is a box and no switch (R84). */
function Box({ consent, language, unit, ticked, tick }: SeveralProps & { unit: Unit }) {
  const { providers } = unit;
  const purpose = unit.isPurpose ? more(consent).purposes[unit.id]! : undefined;
  const service = more(consent).services[unit.id];
  const label = purpose
    ? say(purpose.label, language, { providers })
    : say(text.contentFrom, language, { provider: providers });
  const hint = purpose
    ? say(purpose.description, language, { providers })
    : service?.recipients.length && say(recipients, language, { list: list(service.recipients, language) });
  return (
    <div>
      <label>
        <input
          type="checkbox"
          value={unit.id}
          checked={ticked.has(unit.id)}
          aria-describedby={`about-${unit.id}`}
          onChange={(event) => tick(unit.id, event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      <p class="hint small" id={`about-${unit.id}`}>
        {hint} {!unit.isStored && !unit.isPurpose && say(text.onceOnly, language)}
      </p>
    </div>
  );
}
