import type { Phase, State, Stored } from '../model.js';
import type { Belongings, Owner } from './belongs.js';
import type { RuleId } from './catalogue.js';
import { subjectOf, visitor, type Report } from './found.js';

/** What a thing is known by from visitor to visitor; paths and partitions come and go. */
const placeOf = ({ kind, name, host }: Stored) => [kind, name, host.replace(/^\./, '')].join(' ');

/** What lies on the device and should not, state by state. Each thing is reported once, by the earliest visitor who met it. */
export function checkStorage(phases: readonly Phase[], belongings: Belongings, report: Report): void {
  const { necessary, allowedIn, isFirstParty, ownerOf, isHostOf } = belongings;
  const storedIn = (state: State) => phases.find((one) => one.state === state)?.stored ?? [];
  const placesIn = (state: State) => new Set(storedIn(state).map(placeOf));
  const isNecessary = (owner: Owner | undefined) => owner?.item !== undefined && necessary.has(owner.service);
  const [before, accepted, embedded] = (['unanswered', 'accepted', 'one-embed'] as const).map(placesIn) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  // What the library makes its services write and deletes at once, as Matomo's record of an objection, was never kept.
  const isCleared = (stored: Stored, owner: Owner | undefined) =>
    stored.isGone === true && owner !== undefined && owner.item === undefined;

  const reported = new Set<string>();
  const tell = (rule: RuleId, state: State, stored: Stored, owner: Owner | undefined, remedy: string) => {
    reported.add(placeOf(stored));
    const subject = subjectOf(stored, owner?.item?.name);
    const whose = owner ? `; it is one of ${owner.service}’s` : '; nobody declares it';
    const when = stored.isGone ? 'It was stored and deleted again' : 'It was stored';
    report(
      rule,
      subject,
      { message: `${when} on the device of ${visitor[state]}: ${stored.name}${whose}.`, remedy },
      { state, stored },
    );
  };
  const waits = (owner: Owner | undefined) =>
    owner
      ? `Let ${owner.service} wait for consent: mark it with data-service="${owner.service}", or have its HTML made inert by dfo-consent gate.`
      : 'Find out who stores it, see the evidence. Take it away, let it wait for consent, or declare it as necessary with a written justification.';

  for (const stored of storedIn('unanswered')) {
    const owner = ownerOf(stored);
    if (!isNecessary(owner)) tell('stored-before-consent', 'unanswered', stored, owner, waits(owner));
  }
  for (const stored of storedIn('refused')) {
    const owner = ownerOf(stored);
    if (isNecessary(owner) || before.has(placeOf(stored)) || isCleared(stored, owner)) continue;
    tell('stored-after-refusal', 'refused', stored, owner, waits(owner));
  }
  for (const stored of storedIn('one-embed')) {
    const owner = ownerOf(stored);
    const allowed = allowedIn('one-embed');
    if (isNecessary(owner) || before.has(placeOf(stored)) || (owner?.item && allowed.has(owner.service))) continue;
    if (!owner && [...allowed].some((service) => isHostOf(service, stored.host)))
      tell('undeclared-item', 'one-embed', stored, owner, declare);
    else tell('stored-beyond-consent', 'one-embed', stored, owner, waits(owner));
  }
  for (const stored of storedIn('accepted')) {
    const owner = ownerOf(stored);
    // What the visitors above have met too is told already.
    if (owner?.item || reported.has(placeOf(stored)) || isCleared(stored, owner)) continue;
    tell('undeclared-item', 'accepted', stored, owner, declare);
  }
  for (const stored of storedIn('withdrawn')) {
    const owner = ownerOf(stored);
    const place = placeOf(stored);
    if (isNecessary(owner) || before.has(place) || isCleared(stored, owner)) continue;
    if (!accepted.has(place) && !embedded.has(place))
      tell('stored-after-withdrawal', 'withdrawn', stored, owner, waits(owner));
    else if (accepted.has(place) && isFirstParty(stored) && !stored.isGone) {
      const how = stored.httpOnly
        ? 'It is HttpOnly, so no page can delete it: let the server do so when the answer is a no.'
        : 'Look who stores it again or where it lies: dfo-consent deletes what the registry declares, on the host and its parent domains.';
      tell('not-deleted-at-withdrawal', 'withdrawn', stored, owner, how);
    }
  }
}

const declare =
  'Declare it in the registry (--learn prints an entry), or have the service configured so that it does not store it.';
