import { Fragment, h, type ComponentChildren, type VNode } from 'preact';
import type { Language } from '../../registry/model.js';
import type { Consent } from '../consent/model.js';
import type { PageService } from '../decide/page-registry.js';
import { addressOf } from '../gate/face.js';
import { moreOf } from '../values/more.js';
import type { Obstacle } from '../gate/obstacles.js';
import { httpUrl } from '../page/http-url.js';
import * as text from '../texts/embed.js';
import { list, say, written } from '../texts/say.js';
import { Choice } from '../looks/choice.js';
import { withNames } from './names.js';
import { changeAnytime } from '../texts/banner.js';
import { headingLevelOf } from './heading-level.js';
import { More, Shared } from '../looks/region.js';

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
  /** Whether it is the first of its service that the page asks about: the others refer to it. */
  isFirst?: boolean | undefined;
  /** Why it cannot simply be shown. */
  obstacle?: Obstacle | undefined;
  press: (isRemembered: boolean) => void;
}

/** What stands in the place of an embed: what it is, who gets what, one button, and a plain link to the content (R36–R39). */
export function Placeholder({ consent, service, language, element, held, isFirst, obstacle, press }: PlaceholderProps) {
  const source = element.getAttribute('src') ?? (held && addressOf(held)) ?? '';
  const link = httpUrl(element.getAttribute('link') ?? (source || 'about:blank'));
  const title = element.getAttribute('title');
  const site = consent.site?.title ?? location.hostname;
  const level = headingLevelOf(element);
  let isRemembered = false; // Never ticked for the visitor (R6).
  const heading = (words: string) => (
    <p class="title" role="heading" aria-level={level}>
      {words}
    </p>
  );
  if (!service) {
    return (
      <Box language={language} provider={link?.hostname ?? ''} title={title}>
        {heading(say(text.closed, language, { site }))}
        <ToContent link={link} provider={link?.hostname ?? ''} language={language} />
      </Box>
    );
  }
  const words = text[service.embed ?? 'generic'];
  const provider = service.name;
  if (obstacle === 'failed') {
    return (
      <Box language={language} provider={provider} title={title}>
        {title && <p>{quoted(title, language)}</p>}
        <Failure provider={provider} language={language} />
        <ToContent link={link} provider={provider} language={language} />
      </Box>
    );
  }
  const { collects, body = text.body, outsideEea, recipients } = moreOf(consent, element.getAttribute('service')!)!;
  const dataItems = list(
    collects.map((data) => say(text.collects[data], language)),
    language,
  );
  const others = recipients.filter((name) => name !== provider);
  const told = (
    <>
      {withNames(written(body, language), { provider })}{' '}
      {body === text.body &&
        others.length > 0 &&
        withNames(written(text.alsoTo, language), { list: list(others, language) })}{' '}
      {outsideEea && say(text.transfer, language)}
    </>
  );
  return (
    <Box language={language} provider={provider} title={title}>
      {heading(title ? say(text.titled, language, { title: quoted(title, language) }) : say(words.title, language))}
      <p>
        {isFirst ? told : withNames(written(text.sameAsFirst, language), { provider })}{' '}
        {obstacle && withNames(written(text.anew.note, language), { provider, site })}{' '}
        <Shared consent={consent} language={language} /> {isFirst && say(changeAnytime, language)}
      </p>
      <div class="row">
        {!obstacle && (
          <label>
            <input type="checkbox" onChange={(event) => (isRemembered = event.currentTarget.checked)} />
            <span>{withNames(written(text.remember, language), { provider, site })}</span>
          </label>
        )}
        <Choice hook="load" press={() => press(isRemembered)}>
          {say(obstacle ? text.anew.accept : words.accept, language)}
        </Choice>
      </div>
      <div class="row">
        <details>
          <summary>{say(text.details, language)}</summary>
          <p>
            {!isFirst && <>{told} </>}
            {body === text.body && (
              <>
                {withNames(written(text.collected, language), { provider, dataItems })}{' '}
                {withNames(written(text.recipients, language), { list: list(recipients, language) })}{' '}
              </>
            )}
            {!obstacle && say(text.once, language)} <More consent={consent} language={language} />
          </p>
        </details>
        <ToContent link={link} provider={provider} language={language} />
      </div>
    </Box>
  );
}

export interface ContentProps extends EmbedProps {
  /** The content itself. */
  frame: VNode;
  hasFailed: boolean;
  retry: () => void;
}

/**
 * The content, and the way to it that is left where it does not come (R102). A browser does not tell a page that a frame
 * shows an error, so the link stands under every frame; what the page can see is said in words.
 */
export function Content({ service, language, element, frame, hasFailed, retry }: ContentProps) {
  const provider = service!.name;
  const title = element.getAttribute('title');
  const link = httpUrl(element.getAttribute('link') ?? element.getAttribute('src')!);
  return (
    <div lang={language} dir="ltr">
      {/* There from the start and empty, so that the words are announced when they come (R61). */}
      <div role="status" class={hasFailed ? 'box' : undefined}>
        {hasFailed && title && <p>{quoted(title, language)}</p>}
        {hasFailed && <Failure provider={provider} language={language} />}
        {hasFailed && (
          <button type="button" class="plain" onClick={retry}>
            {say(text.retry, language)}
          </button>
        )}
      </div>
      {!hasFailed && frame}
      <p class="under">
        {say(text.notShowing, language)} <ExternalLink link={link} provider={provider} language={language} />
      </p>
    </div>
  );
}

const Failure = ({ provider, language }: { provider: string; language: Language }) => (
  <>
    <p>{withNames(written(text.loadFailed, language), { provider })}</p>
    <p>{say(text.loadFailedHint, language)}</p>
  </>
);

const quoted = (title: string, language: Language) => (language === 'en' ? `“${title}”` : `«${title}»`);

function Box(props: {
  language: Language;
  provider: string;
  title?: string | null | undefined;
  children: ComponentChildren;
}) {
  const { language, provider, title, children } = props;
  const region = say(text.region, language, { provider });
  return (
    <div
      class="box"
      role="group"
      data-nosnippet=""
      lang={language}
      dir="ltr"
      aria-label={title ? `${region}: ${title}` : region}
    >
      {children}
    </div>
  );
}

interface LinkProps {
  link: URL | undefined;
  provider: string;
  language: Language;
}

/** The way to the content that needs no consent (R39). */
const ExternalLink = ({ link, provider, language }: LinkProps) =>
  link ? (
    <a href={link.href}>
      {withNames(written(text.openExternal, language), { provider })} {say(text.externalSite, language)}
    </a>
  ) : null;

const ToContent = (props: LinkProps) => (
  <p class="out">
    <ExternalLink {...props} />
  </p>
);
