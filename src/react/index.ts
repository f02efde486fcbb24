/** `dfo-consent/react`: the visitor's answer as a hook, an embed as a component, and the elements' types in JSX. Importing it does nothing. */
import {
  createElement,
  useSyncExternalStore,
  type DetailedHTMLProps,
  type HTMLAttributes,
  type ReactElement,
} from 'react';
import type { DfoRegistry, Registry, ServiceId } from '../../registry/index.js';
import type { EmbedAttributes, Elements } from '../element-types/elements.js';
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
  extends Omit<EmbedAttributes, 'service' | 'heading-level'>,
    Omit<HTMLAttributes<HTMLElement>, 'title' | 'children' | 'dangerouslySetInnerHTML'> {
  /** The service that the content comes from. Another one makes another element. */
  service: EmbedId<R>;
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

type Any = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Elements<Any> {}
  }
}
