import { Fragment, h, type ComponentChildren } from 'preact';
import type { Language } from '../../registry/model.js';
import type { Consent } from '../consent/model.js';
import * as text from '../texts/banner.js';
import { list, say } from '../texts/say.js';

/** What the words are made of: of a running consent, or of a registry alone where a page template is made. */
export type Asking = Pick<Consent, 'registry' | 'source' | 'site' | 'sharing' | 'privacyUrl'>;

export interface QuestionProps {
  consent: Asking;
  language: Language;
  /** Ids of the services that are asked about, of one purpose. */
  services: readonly string[];
  answer: (isYes: boolean) => void;
}

export interface RegionProps extends Pick<QuestionProps, 'consent' | 'language'> {
  children: ComponentChildren;
}

/**
 * The region of the question, with what is necessary told in a sentence at its end and never asked (R8, R54). What is told
 * beside it only at times has its places: `.lead` above the choices (why it asks again, what was answered), `.details` below.
 * Search engines show none of it as the page's words, and read that on `<section>`, `<div>` and `<span>` alone:
 * https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#data-nosnippet-attr
 */
export const Region = ({ consent, language, children }: RegionProps) => (
  <section lang={language} dir="ltr" aria-labelledby="title" data-nosnippet="">
    {children}
    <div class="details"></div>
    {!consent.site?.isWithoutNecessary && (
      <p class="small">
        <ToPrivacy consent={consent}>{say(text.necessaryLink, language)}</ToPrivacy> {say(text.necessaryRest, language)}
      </p>
    )}
  </section>
);

/** Where a visitor who opens the settings is brought. */
export const Title = ({ children }: { children: ComponentChildren }) => (
  <h2 id="title" tabIndex={-1}>
    {children}
  </h2>
);

/** For which websites the answer holds too, that it can be changed, and where more is told (R10, R21, R30). */
export const Reminder = (props: Pick<QuestionProps, 'consent' | 'language'>) => (
  <>
    <Shared {...props} /> {say(text.changeAnytime, props.language)} <More {...props} />
  </>
);

export const Shared = ({ consent, language }: Pick<QuestionProps, 'consent' | 'language'>) => (
  <>
    {consent.sharing?.others.length && say(text.sharedWith, language, { list: list(consent.sharing.others, language) })}
  </>
);

export const More = ({ consent, language }: Pick<QuestionProps, 'consent' | 'language'>) => (
  <ToPrivacy consent={consent}>{say(text.moreLink, language)}</ToPrivacy>
);

/** Leads to the page that tells what is stored; plain text where nobody told its address. */
function ToPrivacy({ consent, children }: { consent: Asking; children: ComponentChildren }) {
  const href = consent.privacyUrl ?? consent.site?.privacyUrl;
  return href ? <a href={href}>{children}</a> : children;
}
