import { saidOf, type StoredAnswer } from './answer.js';
import type { PageRegistry, PageSite } from './page-registry.js';

/** What the browser tells unasked. */
export interface Signals {
  /** Global Privacy Control. It can only take away, never give (R41). */
  readonly gpc: boolean;
}

/** Why a service may run or may not. */
export type Reason =
  | 'necessary'
  | 'accepted'
  /** Accepted for this page view only. */
  | 'accepted-once'
  | 'refused'
  | 'unanswered'
  /** Nothing was answered, and the browser asks for privacy. */
  | 'unanswered-gpc'
  /** An answer is there, but to another question: a new service, purpose or recipient, or a longer lifetime. */
  | 'question-changed'
  /** The registry does not have the service on this site. */
  | 'not-on-this-site';

/** What follows from an answer, for each service and for the banner. */
export interface Decision {
  /** Per service: whether it may run now, and why. */
  readonly services: Readonly<Record<string, { readonly may: boolean; readonly why: Reason }>>;
  /** Purposes that the banner asks about now, each with the services that are unanswered. Empty: no banner. */
  readonly asks: readonly { readonly purpose: string; readonly services: readonly string[] }[];
  /** Services in `asks` that an earlier answer did not cover. Empty when the visitor never answered. */
  readonly news: readonly string[];
}

/**
 * What may run on a site, what the banner asks, and why: the whole of the rules in one pure function.
 *
 * @param once services accepted for this page view only
 */
export function decide(
  registry: PageRegistry,
  site: PageSite | undefined,
  answer: StoredAnswer,
  once: ReadonlySet<string>,
  signals: Signals,
): Decision {
  const fingerprints = new Set(
    site
      ? [...site.banner, ...site.inContext, ...(site.elsewhere ?? [])].map((id) => registry.services[id]!.fingerprint)
      : [],
  );
  // The banner has been answered if the record knows one of its questions, or one that is no longer asked.
  const bannerWasAnswered =
    answer.state === 'answered' &&
    [...answer.yes.keys(), ...answer.no].some(
      (token) => !fingerprints.has(token) || site?.banner.some((id) => registry.services[id]!.fingerprint === token),
    );

  const why = (id: string): Reason => {
    const service = registry.services[id]!;
    if (service.purpose === 'necessary') return 'necessary';
    const inBanner = site?.banner.includes(id);
    if (!inBanner && !site?.inContext.includes(id)) return 'not-on-this-site';
    const said = saidOf(answer, service);
    if (said === 'accepted') return said;
    if (once.has(id)) return 'accepted-once';
    if (said === 'refused') return said;
    if (answer.state === 'answered' && (answer.yes.has(service.fingerprint) || (inBanner && bannerWasAnswered)))
      return 'question-changed';
    return signals.gpc ? 'unanswered-gpc' : 'unanswered';
  };

  const services = Object.fromEntries(
    Object.keys(registry.services).map((id) => {
      const reason = why(id);
      return [id, { may: reason === 'necessary' || reason.startsWith('accepted'), why: reason }];
    }),
  );
  const open = (site?.banner ?? []).filter((id) => !services[id]!.may && services[id]!.why !== 'refused');
  const purposes = [...new Set(open.map((id) => registry.services[id]!.purpose))];
  return {
    services,
    asks: purposes.map((purpose) => ({
      purpose,
      services: open.filter((id) => registry.services[id]!.purpose === purpose),
    })),
    news: open.filter((id) => services[id]!.why === 'question-changed'),
  };
}
