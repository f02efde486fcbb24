import { Fragment, h, render } from 'preact';
import type { Outcome, Shown, Unit } from '../consent/model.js';
import { moreOf } from '../values/more.js';
import { isFramed } from '../page/framed.js';
import { itemOf, seeItems, seeStored } from '../page/stored-items.js';
import { validDays } from '../decide/answer.js';
import * as banner from '../texts/banner.js';
import { date } from '../texts/date.js';
import { list, say, written } from '../texts/say.js';
import * as text from '../texts/settings.js';
import { withNames } from './names.js';

/** What is answered now, and until when. */
function Current({ consent, language, units }: Shown & { units: readonly Unit[] }) {
  const { stored, isKept, gpc } = consent;
  const accepted = units.filter((unit) => unit.isStored);
  const refused = units.filter((unit) => unit.services.every((id) => consent.decision.services[id]!.why === 'refused'));
  const names = (of: readonly Unit[]) => ({
    list: list(
      of.map((unit) => unit.inSentence),
      language,
    ),
  });
  const lines = [
    accepted.length && say(banner.accepted, language, names(accepted)),
    refused.length &&
      (accepted.length ? say(banner.rejected, language, names(refused)) : say(banner.rejectedAll, language)),
    !accepted.length && !refused.length && say(text.currentUnanswered, language),
    stored.state === 'answered' && !isKept && say(text.notKept, language),
    stored.state === 'answered' &&
      isKept &&
      say(text.validUntil, language, {
        date: date(stored.day, language),
        until: date(stored.day + validDays, language),
      }),
    gpc && say(text.gpc, language),
  ];
  return <p>{lines.filter(Boolean).join(' ')}</p>;
}

/** What the settings add to the question: what lies on the device now, and what taking back does (R17, R21). */
function Details({ consent, language, close }: Shown & { close: () => void }) {
  const items = Object.values(consent.registry.services).flatMap(({ name, items }) =>
    items.map((item) => ({ ...item, service: name })),
  );
  const seen = seeStored(['cookie', 'localStorage', 'sessionStorage']);
  return (
    <>
      <p class="small">{say(seen.length ? text.storedNow : text.storedNothing, language)}</p>
      {seen.length > 0 && (
        <ul class="small">
          {seen.map((one) => (
            <li>
              <span translate={false}>{one.name}</span> –{' '}
              {itemOf(one, items)?.service ?? say(text.storedUnknown, language)}
            </li>
          ))}
        </ul>
      )}
      <p class="small">
        {say(text.withdrawExplanation, language)} {say(text.beforeWithdrawal, language)}
      </p>
      <button type="button" class="plain" onClick={close}>
        {say(text.close, language)}
      </button>
    </>
  );
}

/** What an answer did beside being stored: what was taken back, what only the visitor can delete, what was not kept (R20, R103). */
function Aftermath({ consent, language, outcome: { withdrawn, kept, isLost } }: Shown & { outcome: Outcome }) {
  const services = withdrawn.map((id) => consent.registry.services[id]!);
  const remaining = services
    .map(({ name, items }) => ({ name, names: [...new Set(seeItems(items).map((seen) => seen.name))] }))
    .filter(({ names }) => names.length);
  const elsewhere = withdrawn
    .filter((id) => moreOf(consent, id)?.outOfReach)
    .map((id) => consent.registry.services[id]!.name);
  return (
    <>
      {services.length > 0 && (
        <p>
          {withNames(written(text.withdrawn, language), {
            list: list(
              services.map(({ name }) => name),
              language,
            ),
          })}{' '}
          {!remaining.length && services.some(({ items }) => items.length) && say(text.deleted, language)}
        </p>
      )}
      {remaining.map(({ name, names }) => (
        <p>{withNames(written(text.remains, language), { names: list(names, language), provider: name })}</p>
      ))}
      {elsewhere.length > 0 && (
        <p>{withNames(written(text.withdrawnThirdParty, language), { provider: list(elsewhere, language) })}</p>
      )}
      {!kept && <p>{say(isLost ? text.notKept : isFramed() ? text.notKeptInFrame : text.storageBlocked, language)}</p>}
    </>
  );
}

/** Shows in the places of an opened question (`Region`) what is answered, and what the settings add. */
export function showDetails(
  place: Element,
  { units, close, ...part }: Shown & { units: readonly Unit[]; close: () => void },
): void {
  render(<Current {...part} units={units} />, place.querySelector('.lead')!);
  render(<Details {...part} close={close} />, place.querySelector('.details')!);
}

/** Shows what the last answer did, as long as that is said. */
export const showAftermath = (place: Element, said: (Shown & { outcome: Outcome }) | undefined): void =>
  render(said ? <Aftermath {...said} /> : null, place);
