import type { Looks } from '../consent/model.js';
import { trusted } from '../page/trusted.js';
import { listen } from './listen.js';
import type { Questions } from './questions.js';

const escaped = (text: string) => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Shows the one question from HTML: about one service, by an answer for this website alone. Else it has other words. */
export const askBy =
  (questions: Questions): Looks['ask'] =>
  (place, { consent, language, services: [id, ...more], answer }) => {
    const { registry, site, sharing } = consent;
    const { name: providers, purpose } = registry.services[id!]!;
    const html = questions[purpose]?.[language];
    const href = consent.privacyUrl ?? site!.privacyUrl;
    if (!html || !href || sharing || more.length || site!.isWithoutNecessary) return false;
    const values: Record<string, string> = { site: site!.title, providers, href };
    place.innerHTML = trusted().createHTML(html.replace(/\{(\w+)\}/g, (_, name: string) => escaped(values[name]!)));
    listen(place, (hook) => answer(hook === 'accept'));
    return true;
  };
