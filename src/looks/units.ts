import type { Language } from '../../registry/model.js';
import type { Consent, Unit } from '../consent/model.js';
import { list, say } from '../texts/say.js';

/** Of a running consent, or of a registry alone where a page template is made. */
type Asked = Pick<Consent, 'registry' | 'siteId' | 'sharing' | 'decision'>;

const providersOf = (consent: Asked, services: readonly string[], language: Language) =>
  list([...new Set(services.map((id) => consent.registry.services[id]!.name))], language);

const isStored = ({ decision }: Asked, id: string) => decision.services[id]!.why === 'accepted';

function purposeUnit(consent: Asked, purpose: string, services: readonly string[], language: Language): Unit {
  return {
    id: purpose,
    services,
    isPurpose: true,
    isStored: services.every((id) => isStored(consent, id)),
    inSentence: say(consent.registry.purposes[purpose]!.inSentence, language),
    providers: providersOf(consent, services, language),
  };
}

/** What the banner asks about by itself: only what is unanswered. */
export const askedUnits = (consent: Asked, language: Language): Unit[] =>
  consent.decision.asks.map(({ purpose, services }) => purposeUnit(consent, purpose, services, language));

/**
 * What the settings show: everything the banner can ask about, and the permissions that were given in their own place,
 * so that each can be taken back. An embed that nobody accepted is not mentioned.
 */
export function allUnits(consent: Consent, language: Language): Unit[] {
  const { registry, site } = consent;
  if (!site) return [];
  const purposes = [...new Set(site.banner.map((id) => registry.services[id]!.purpose))];
  return [
    ...purposes.map((purpose) =>
      purposeUnit(
        consent,
        purpose,
        site.banner.filter((id) => registry.services[id]!.purpose === purpose),
        language,
      ),
    ),
    ...site.inContext
      .filter((id) => consent.may(id))
      .map((id) => {
        const { name } = registry.services[id]!;
        return {
          id,
          services: [id],
          isPurpose: false,
          isStored: isStored(consent, id),
          inSentence: name,
          providers: name,
        };
      }),
  ];
}
