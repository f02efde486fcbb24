import type { Contact, Phase, State } from '../model.js';
import type { Belongings } from './belongs.js';
import type { RuleId } from './catalogue.js';
import { visitor, type Report } from './found.js';

/** Who was turned to and should not have been. Each host, or service's part of it, is reported once for each of these rules. */
export function checkContacts(phases: readonly Phase[], belongings: Belongings, report: Report): void {
  const { necessary, allowedIn, serviceOf, servicesOf, knownAs } = belongings;
  const contactsIn = (state: State) => phases.find((one) => one.state === state)?.contacts ?? [];
  const reported = new Set<string>();
  // Where services share an address, each that was accepted may turn to it; without a yes it is whose it is most.
  const isAllowed = ({ url }: Contact, state: State) => {
    const [first, ...others] = servicesOf(url);
    return (
      first === 'own' ||
      (first !== undefined && necessary.has(first)) ||
      [first, ...others].some((service) => service !== undefined && allowedIn(state).has(service))
    );
  };
  // On one host may be several services' folders, and each is a fault of its own.
  const subjectOf = ({ host, url }: Contact) => (serviceOf(url) === undefined ? host : `${host} (${serviceOf(url)})`);
  /** Whether it was asked for from inside something accepted: a frame of a service's, or its script. */
  const isFromService = ({ frame, initiator }: Contact, state: State) =>
    [frame, initiator?.url].some((by) => {
      const service = by === undefined ? undefined : serviceOf(by);
      return service !== undefined && service !== 'own' && allowedIn(state).has(service);
    });
  const tell = (rule: RuleId, state: State, contact: Contact, remedy: string) => {
    const { host, url, type, chain } = contact;
    const service = serviceOf(url);
    const whose =
      service !== undefined
        ? `, a host of ${service}’s`
        : knownAs(url)
          ? `, a host of ${knownAs(url)}’s, which this site does not declare`
          : '';
    const what =
      type === 'connection'
        ? 'The browser connected to'
        : chain.length
          ? 'The browser was redirected to'
          : 'The browser turned to';
    report(
      rule,
      subjectOf(contact),
      { message: `${what} ${host}${whose}, for ${visitor[state]}.`, remedy },
      { state, contact },
    );
    reported.add(subjectOf(contact));
  };

  const wait =
    'Let what asks for it wait for consent: dfo-consent gate makes embed codes inert, data-service marks scripts; a policy (dfo-consent csp) stops the rest.';
  for (const contact of contactsIn('unanswered'))
    if (!isAllowed(contact, 'unanswered')) tell('contacted-before-consent', 'unanswered', contact, wait);
  const early = new Set(reported);
  for (const [state, rule] of [
    ['refused', 'contacted-after-refusal'],
    ['withdrawn', 'contacted-after-withdrawal'],
  ] as const) {
    for (const contact of contactsIn(state))
      if (!isAllowed(contact, state) && !early.has(subjectOf(contact))) tell(rule, state, contact, wait);
  }
  const declare =
    'Declare who gets the data, as a recipient and a host of the service (--learn prints an entry), or take it away.';
  for (const contact of contactsIn('one-embed')) {
    if (isAllowed(contact, 'one-embed') || early.has(subjectOf(contact))) continue;
    if (isFromService(contact, 'one-embed') && serviceOf(contact.url) === undefined)
      tell('undeclared-recipient', 'one-embed', contact, declare);
    else tell('contacted-beyond-consent', 'one-embed', contact, wait);
  }
  for (const contact of contactsIn('accepted')) {
    if (isAllowed(contact, 'accepted') || reported.has(subjectOf(contact))) continue;
    tell(isFromService(contact, 'accepted') ? 'undeclared-recipient' : 'undeclared-host', 'accepted', contact, declare);
  }
}
