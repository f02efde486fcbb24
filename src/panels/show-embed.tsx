import { doc } from '../page/natives.js';
import { h, render, type ComponentChild } from 'preact';
import { attempt } from '../page/attempt.js';
import type { Consent, EmbedHost } from '../consent/model.js';
import type { PageService } from '../decide/page-registry.js';
import { withParameters } from '../address/with-parameters.js';
import { covers } from '../gate/address.js';
import { rememberStarted } from '../gate/away.js';
import { complain } from '../page/complain.js';
import { missingAttribute, unknownService } from '../gate/mistakes.js';
import { moreOf } from '../values/more.js';
import { obstaclesOf, type Obstacle } from '../gate/obstacles.js';
import { standInOf } from '../gate/placeholder-for.js';
import { frame } from '../texts/frame.js';
import { say } from '../texts/say.js';
import { sheetOf } from '../core/consent-element.js';
import { refuseFaintTheme } from '../looks/faint-theme.js';
import { keepFitting, letBe } from './fit.js';
import { embed as style, standsIn } from './later-styles.js';
import { Content, Placeholder, type EmbedProps } from './placeholder.js';
import { reserveRoom, roomSheets } from './room.js';
import { wasSeen, watchSeen } from './watch-seen.js';

/** How long a frame may take before the visitor is told that it does not come, in milliseconds (R102). */
const patience = 10_000;

/** What one embed remembers between two looks. */
interface Memory {
  /** The visitor pressed its button, so focus goes to what comes. */
  isPressed: boolean;
  /** The address that is loaded now. */
  loaded?: string | undefined;
  /** Why its frame cannot be shown in this document. */
  obstacle?: Obstacle | undefined;
  /** Ends the watch over the frame that is loading: its timer and its listener. */
  watch?: AbortController;
}

const memories = new WeakMap<Element, Memory>();

/** Whether it does not wait for the others: its button was pressed, or its content may not stay. */
export const isUrgent = (element: Element, may: Consent['may']): boolean => {
  const { isPressed, loaded } = memories.get(element) ?? {};
  return isPressed || (!!loaded && !may(element.getAttribute('service')!));
};

/** Shows what stands in `element` now: the question, the content, or why there is none. */
export function showEmbed(element: EmbedHost, consent: Consent): void {
  const memory = memories.get(element) ?? { isPressed: false };
  memories.set(element, memory);
  const id = element.getAttribute('service') ?? '';
  const standIn = standInOf(element);
  const held = standIn?.held;
  if (consent.signal.aborted) {
    memory.watch?.abort();
    memory.loaded = undefined;
    if (held) element.replaceWith(held);
    if (element.shadowRoot) render(null, element.shadowRoot);
    return;
  }
  const fault = standIn ? undefined : faultOf(element, consent, id);
  if (fault) complain(element, `<dfo-consent-embed service="${id}">: ${fault}`);
  const service = fault || standIn?.isClosed ? undefined : consent.registry.services[id];
  const sheets = [style, ...(standIn ? [standsIn] : [])];
  const show = (content: ComponentChild) => {
    render(content, element.rootWith(...roomSheets(element), ...sheets.map(sheetOf)));
    requestAnimationFrame(() => refuseFaintTheme(element));
  };
  const props: EmbedProps = { consent, service, language: consent.language(element), element };

  const obstacle = memory.obstacle ?? obstaclesOf(consent).of(id, held);
  letBe(element, consent.signal);
  if (service && consent.may(id) && !obstacle) {
    if (standIn) giveWay(element, consent, held, memory);
    else load(element, service, memory, props, show);
    return;
  }
  memory.watch?.abort();
  memory.loaded = undefined;
  reserveRoom(element, service?.embed);
  watchSeen(element);
  const press = (isRemembered: boolean) => {
    const isSeen = wasSeen(element);
    if (isSeen === false) return;
    memory.isPressed = true;
    const box = element.shadowRoot!.querySelector<HTMLElement>('.box');
    reserveRoom(element, service?.embed, Math.min(box!.offsetHeight, element.offsetHeight));
    if (isRemembered) consent.answer({ yes: [id], no: [], forget: [] }, isSeen);
    else consent.allowOnce([id]);
  };
  const startAnew = () => {
    if (consent.answer({ yes: [id], no: [], forget: [] }).kept) return location.reload();
    memory.obstacle = 'failed'; // A page that cannot remember the answer would ask for ever.
    showEmbed(element, consent);
  };
  const isFirst = firstOf(element, id) === element;
  show(<Placeholder {...props} {...{ held, isFirst, obstacle }} press={obstacle ? startAnew : press} />);
  attempt(() => keepFitting(element, consent.signal));
}

/** The first of a service's placeholders that is seen in the page, or this one. */
const firstOf = (element: Element, id: string) =>
  [...doc.querySelectorAll(`dfo-consent-embed[service="${CSS.escape(id)}"]`)].find(
    (one) => one === element || one.getClientRects().length,
  ) ?? element;

function faultOf(element: Element, consent: Consent, id: string): string | undefined {
  const src = element.getAttribute('src');
  const unknown = unknownService(consent, id);
  if (unknown) return unknown;
  if (!consent.registry.services[id]!.embed) return `${id} has nothing to show in a page; the banner asks about it.`;
  if (src === null) return 'it lacks src, the address of the content.';
  return covers(consent, id, src) ? undefined : missingAttribute(consent, id, src);
}

/** Lets the held element back in; without one, this was only the place to ask in. */
function giveWay(element: Element, consent: Consent, held: Element | undefined, memory: Memory): void {
  if (!held) return element.remove();
  const live = consent.gate?.consider(held, element);
  if (memory.isPressed) focusOn(live);
}

function load(
  element: EmbedHost,
  service: PageService,
  memory: Memory,
  props: EmbedProps,
  show: (content: ComponentChild) => void,
): void {
  const src = withParameters(
    element.getAttribute('src')!,
    moreOf(props.consent, element.getAttribute('service')!)?.parameters,
  );
  if (memory.loaded === src) return; // A second frame would start the content again.
  memory.loaded = src;
  rememberStarted(element);
  const watch = new AbortController();
  memory.watch?.abort();
  memory.watch = watch;
  const words = frame[service.embed ?? 'generic'];
  const title = say(words, props.language, { provider: service.name, title: element.title });
  const iframe = (
    <iframe
      key={src}
      src={src}
      title={title.replace(/: $/, '')}
      allow="autoplay; fullscreen; picture-in-picture; encrypted-media"
      onLoad={() => clearTimeout(timer)}
    />
  );
  const retry = () => {
    Object.assign(memory, { loaded: undefined, isPressed: true });
    load(element, service, memory, props, show);
  };
  const put = (hasFailed: boolean) => show(<Content {...props} frame={iframe} hasFailed={hasFailed} retry={retry} />);
  const root = () => element.shadowRoot!;
  const fail = () => {
    watch.abort();
    const hadFocus = root().activeElement !== null;
    put(true);
    if (hadFocus) focusOn(root().querySelector('button'));
  };
  const timer = setTimeout(fail, patience);
  put(false);
  const { signal } = watch;
  const stopped = (obstacle: Obstacle) => {
    if (obstacle === 'failed') return fail();
    // The page was made before consent was given, and its policy with it (R101).
    memory.obstacle = obstacle;
    const hadFocus = root().activeElement !== null;
    showEmbed(element, props.consent);
    if (hadFocus) focusOn(root().querySelector('button'));
  };
  obstaclesOf(props.consent).expect({ serviceId: element.getAttribute('service')!, address: src, stopped }, signal);
  signal.addEventListener('abort', () => clearTimeout(timer));
  if (memory.isPressed) focusOn(root().querySelector('iframe'));
  memory.isPressed = false;
}

/** The button that was pressed is gone: focus goes to what came in its place (R88). */
function focusOn(element: Element | null | undefined): void {
  if (!(element instanceof HTMLElement)) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus();
}
