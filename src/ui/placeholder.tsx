import { h, type ComponentChildren } from 'preact';
import type { Language } from '../../registry/model.js';
import type { Consent } from '../consent.js';
import type { PageService } from '../decide/page-registry.js';
import { httpUrl } from '../gate/address.js';
import * as text from '../texts/embed.js';
import { list, say } from '../texts/say.js';
import { Choice } from './choice.js';
import { withNames } from './names.js';

export interface EmbedProps {
  consent: Consent;
  /** Undefined where the content can never be opened here. */
  service: PageService | undefined;
  language: Language;
  /** The `<dfo-consent-embed>` that asks: its attributes name the content. */
  element: Element;
}

export interface PlaceholderProps extends EmbedProps {
  /** The inert element that waits. */
  held: Element | undefined;
  press: (isRemembered: boolean) => void;
}

/** What stands in the place of an embed: what it is, who gets what, one button, and a plain link to the content (R36–R39). */
export function Placeholder({ consent, service, language, element, held, press }: PlaceholderProps) {
  const source = element.getAttribute('src') ?? held?.getAttribute('data-src') ?? held?.getAttribute('src') ?? '';
  const link = httpUrl(element.getAttribute('link') ?? (source || 'about:blank'));
  const title = element.getAttribute('title') ?? held?.getAttribute('title');
  const site = consent.site?.title ?? location.hostname;
  const level = Number(element.getAttribute('heading-level')) || 3;
  let isRemembered = false; // Never ticked for the visitor (R6).
  const heading = (words: string) => (
    <p class="title" role="heading" aria-level={level}>
      {words}
    </p>
  );
  if (!service) {
    return (
      <Box language={language} provider={link?.hostname ?? ''}>
        {heading(say(text.closed, language, { site }))}
        <ToContent link={link} provider={link?.hostname ?? ''} language={language} />
      </Box>
    );
  }
  const words = text[service.embed ?? 'generic'];
  const provider = service.name;
  const dataItems = list(service.collects!.map((data) => say(text.collects[data], language)), language);
  return (
    <Box language={language} provider={provider}>
      {heading(say(words.title, language))}
      {title && <p>«{title}»</p>}
      <p>
        {withNames(words.body[language], { provider, dataItems })}{' '}
        {withNames(text.recipients[language], { list: list(service.recipients, language) })}{' '}
        {service.outsideEea && say(text.transfer, language)}
      </p>
      <label>
        <input type="checkbox" onChange={(event) => (isRemembered = event.currentTarget.checked)} />
        <span>{withNames(text.remember[language], { provider, site })}</span>
      </label>
      <Choice hook="load" press={() => press(isRemembered)}>
        {say(words.accept, language)}
      </Choice>
      <ToContent link={link} provider={provider} language={language} />
    </Box>
  );
}

/** What is said when the content does not come: never an empty hole, never an endless wait (R102). */
export function Failure({ service, language, element, retry }: EmbedProps & { retry: () => void }) {
  const provider = service!.name;
  return (
    <Box language={language} provider={provider}>
      <div role="status">
        <p>{withNames(text.loadFailed[language], { provider })}</p>
        <p>{say(text.loadFailedHint, language)}</p>
      </div>
      <button type="button" class="plain" onClick={retry}>
        {say(text.retry, language)}
      </button>
      <ToContent link={httpUrl(element.getAttribute('link') ?? element.getAttribute('src')!)} provider={provider} language={language} />
    </Box>
  );
}

const Box = (props: { language: Language; provider: string; children: ComponentChildren }) => (
  <div class="box" role="group" lang={props.language} aria-label={say(text.region, props.language, { provider: props.provider })}>
    {props.children}
  </div>
);

/** The way to the content that needs no consent (R39). */
const ToContent = ({ link, provider, language }: { link: URL | undefined; provider: string; language: Language }) =>
  link ? (
    <p class="out">
      <a href={link.href}>
        {withNames(text.openExternal[language], { provider })} {say(text.externalSite, language)}
      </a>
    </p>
  ) : null;
