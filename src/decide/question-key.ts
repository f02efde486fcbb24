import { questionOf } from './answer.js';
import type { PageRegistry } from './page-registry.js';
import type { Sharing } from './sharing.js';

/**
 * What tells one question from another: the site and whom it shares the answer with, the language, and each service asked about by its
 * fingerprint and the lifetimes that are told. As long as it is the same, a question that stands in the page is the one to ask.
 */
export const questionKey = (
  {
    registry,
    siteId,
    sharing,
  }: { readonly registry: PageRegistry; readonly siteId: string | undefined; readonly sharing: Sharing | undefined },
  services: readonly string[],
  language: string,
): string =>
  [
    sharing ? `${siteId}:${sharing.scope}` : siteId,
    language,
    ...services.map((id) => questionOf(registry.services[id]!)),
  ].join(' ');
