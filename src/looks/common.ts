import type { Language } from '../../registry/model.js';
import type { Answering, Consent, Looks, Said } from '../consent/model.js';
import * as text from '../texts/banner.js';
import { list, say } from '../texts/say.js';
import { refuseFaintTheme } from './faint-theme.js';
import { frame } from '../values/frame.js';
import { make } from './make.js';
import * as styles from './styles.js';

/** What services are called in a sentence: those that the banner asks about by their purposes, the others by their own names. */
function namesOf({ registry, site }: Answering, services: readonly string[], language: Language): string {
  const names = services.map((id) => {
    const { name, purpose } = registry.services[id]!;
    return site!.banner.includes(id) ? say(registry.purposes[purpose]!.inSentence, language) : name;
  });
  return list([...new Set(names)], language);
}

function confirmation(consent: Answering, language: Language, { yes, no, outcome }: Said): string {
  const optional = [...consent.site!.banner, ...consent.site!.inContext];
  const [some, all, services, isAll] = yes.length
    ? [text.accepted, text.acceptedAll, yes, optional.every(consent.may)]
    : [text.rejected, text.rejectedAll, no, !optional.some(consent.may)];
  const answer = say(isAll ? all : some, language, { list: namesOf(consent, services, language) });
  return outcome.kept ? `${say(text.saved, language)} ${answer}` : answer;
}

function control({ site, privacyUrl }: Consent, language: Language): HTMLElement {
  if (site!.banner.length + site!.inContext.length) {
    const button = make('button', say(text.change, language));
    button.type = 'button';
    button.dataset['dfoConsent'] = 'open';
    return button;
  }
  const sentence = make('p', `${say(text.onlyNecessary, language, { site: site!.title })} `);
  const href = privacyUrl ?? site!.privacyUrl;
  if (href) sentence.append(Object.assign(make('a', say(text.moreLink, language)), { href }));
  return sentence;
}

/** What looks alike wherever it comes from. */
export const common: Omit<Looks, 'ask'> = {
  frame,
  banner: styles.banner,
  settings: styles.settings,
  check: refuseFaintTheme,
  confirmation,
  hide: (language) => say(text.hideMessage, language),
  control,
};
