import { h, render } from 'preact';
import type { Shown } from '../consent/model.js';
import { validDays } from '../decide/answer.js';
import { moreOf } from '../values/more.js';
import { list, say, written } from '../texts/say.js';
import * as text from '../texts/why.js';
import { withNames } from './names.js';

/** Why a visitor who has answered is asked again. */
function Why({ consent, language }: Shown) {
  const { stored, decision, registry } = consent;
  if (decision.news.length) {
    const names = decision.news.map(
      (id) => `${registry.services[id]!.name} (${list(moreOf(consent, id)!.recipients, language)})`,
    );
    return <p>{withNames(written(text.versionChanged, language), { list: list(names, language) })}</p>;
  }
  if (stored.state === 'answered' || stored.why === 'none') return null;
  return <p>{say(stored.why === 'expired' ? text.expired : text.invalid, language, { days: `${validDays}` })}</p>;
}

/** Says it in its place in the question (`Region`). */
export const showWhy = (place: Element, props: Shown): void =>
  render(<Why {...props} />, place.querySelector('.lead')!);
