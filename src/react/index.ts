/** `dfo-consent/react`: the visitor's answer as a hook, an embed as a component, and the elements' types in JSX. Importing it does nothing. */
import {
  createElement,
  useSyncExternalStore,
  type DetailedHTMLProps,
  type HTMLAttributes,
  type ReactElement,
} from 'react';
import type { DfoRegistry, Registry, ServiceId } from '../../registry/index.js';
import type { Answer, Handle } from '../start/start.js';

/** What a server says, and a page until its consent runs: the same object each time, so that React sees no change. */
const unanswered = Object.freeze({
  state: 'unanswered',
  site: undefined,
  purposes: Object.freeze({}),
  services: Object.freeze({}),
}) satisfies Answer;

const never = () => () => {};
const nothing = () => undefined;
const watchTag = (changed: () => void) => {
  document.addEventListener('dfo-consent:ready', changed);
  return () => document.removeEventListener('dfo-consent:ready', changed);
};

/**
 * The script tag's handle, for controls of your own: `useConsentHandle()?.open()`. Undefined on a server, while React hydrates, until
 * the tag's script has come, and where a bundle calls `start()`, which returns the handle itself.
 */
export function useConsentHandle<R extends Registry = DfoRegistry>(): Handle<R> | undefined {
  return useSyncExternalStore<Handle | undefined>(watchTag, () => window.dfoConsent, nothing) as Handle<R> | undefined;
}

/**
 * What the visitor has said, followed as it changes. On a server, while React hydrates and until a consent runs nothing is answered,
 * and the site is undefined.
 *
 * @param handle what `start()` returned. Default: the script tag's, whenever that comes
 */
export function useConsent<R extends Registry = DfoRegistry>(handle?: Handle<R> | undefined): Answer<R> {
  const ofTag = useConsentHandle<R>();
  const running = handle ?? ofTag;
  return useSyncExternalStore<Answer<R>>(
    running?.subscribe ?? never,
    () => running?.answer ?? unanswered,
    () => unanswered,
  );
}

/** Ids of the services that have something to show in a page. */
export type EmbedId<R extends Registry = DfoRegistry> = {
  [Id in ServiceId<R>]: [Extract<R['services'][Id], { delivery: 'embed' }>] extends [never] ? never : Id;
}[ServiceId<R>];

/** What `ConsentEmbed` takes: the content, its room, and whatever any element takes. */
export interface ConsentEmbedProps<R extends Registry = DfoRegistry>
  extends Omit<HTMLAttributes<HTMLElement>, 'children' | 'dangerouslySetInnerHTML'> {
  /** The service that the content comes from. Another one makes another element. */
  service: EmbedId<R>;
  /** Address of the content, on one of the service's hosts. */
  src: string;
  /** What the content is: named in the question, and the frame's name for assistive technology. */
  title: string;
  /** Of the content, in pixels or in per cent of what is around it (`100%`). Default: usual for the service's kind. */
  width?: number | string | undefined;
  /** Of the content, in pixels. Default: by `width`, in the usual ratio of the service's kind. */
  height?: number | string | undefined;
  /** Where the plain link leads. Default: `src`. */
  link?: string | undefined;
  /** Level of the question's heading, 1 to 6. Default: one below the heading before it. */
  headingLevel?: number | undefined;
}

/**
 * `<dfo-consent-embed>`: asks in its own place, loads after a yes, and is taken back with it. `src` and `title` may change; the rest
 * of what the element reads is read when it asks, so give the component another `key` where that must change.
 */
export function ConsentEmbed<R extends Registry = DfoRegistry>(props: ConsentEmbedProps<R>): ReactElement {
  const { service, className, headingLevel, ...rest } = props;
  return createElement('dfo-consent-embed', {
    ...rest,
    // One attribute changes after another: for a moment the new service would have the old address.
    key: service,
    service,
    // React 18 writes every name on such an element as it stands.
    class: className,
    'heading-level': headingLevel,
  });
}

type ElementProps = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

interface EmbedElementProps extends ElementProps {
  /** Id of the service that the content comes from. */
  service: string;
  /** Address of the content, on one of the service's hosts. */
  src: string;
  /** Of the content, in pixels or in per cent of what is around it. */
  width?: number | string | undefined;
  /** Of the content, in pixels. */
  height?: number | string | undefined;
  /** Where the plain link leads. Default: `src`. */
  link?: string | undefined;
  /** Level of the question's heading, 1 to 6. Default: one below the heading before it. */
  'heading-level'?: number | string | undefined;
}

interface DeclarationElementProps extends ElementProps {
  /** Ids of sites, with spaces between. Default: this page's. */
  site?: string | undefined;
  /** Level of each site's heading, 1 to 4. Default: 2. */
  'heading-level'?: number | string | undefined;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      /** The question, where the page wants it: first in the body. */
      'dfo-consent-banner': ElementProps;
      /** The control that opens the settings, in the footer. */
      'dfo-consent-settings': ElementProps;
      /** A question in its own place, then the content: `ConsentEmbed` makes it. */
      'dfo-consent-embed': EmbedElementProps;
      /** What sites store, from the registry. */
      'dfo-cookie-declaration': DeclarationElementProps;
    }
  }
}
