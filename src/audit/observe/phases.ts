import { states, type Contact, type Initiator, type Phase, type State, type Stored } from '../model.js';
import { discreet } from './discreet.js';
import type { LoggedCookie, LoggedRequest, NetLog } from './net-log.js';
import type { Asked } from './requests.js';
import type { Write } from './writes.js';

/** What one visitor's browser tells, before it is put in order. */
export interface Visit {
  /** When the visitor came into each state, in order; milliseconds since 1970. What was before the first is nobody's. */
  readonly entered: readonly { readonly state: State; readonly time: number }[];
  readonly log: NetLog;
  readonly asked: (url: string) => Asked | undefined;
  /** When the page asked for what was begun to be fetched at a time. */
  readonly when: (url: string, time: number) => number;
  readonly writes: readonly Write[];
  /** What lay on the device at some moments. */
  readonly snapshots: readonly { readonly state: State; readonly stored: readonly Stored[] }[];
  /** Address of the page. */
  readonly page: string;
}

const discreetBy = (by: Initiator): Initiator => ({ ...by, ...(by.url !== undefined && { url: discreet(by.url) }) });
const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : '');

function contactOf({ url, chain, initiator, isDocument }: LoggedRequest, { asked, page }: Visit): Contact {
  // The browser's own log knows the address as it was sent; a redirected request belongs where the first of its addresses does.
  const told = asked(url) ?? (chain[0] ? asked(chain[0]) : undefined);
  const by = told?.initiator ?? (initiator ? ({ kind: 'browser', url: initiator } as const) : undefined);
  const type = told?.type ?? (isDocument ? 'document' : /^wss?:/.test(url) ? 'websocket' : 'other');
  return {
    url: discreet(url),
    host: hostOf(url),
    type,
    frame: discreet(told?.frame || page),
    chain: chain.map(discreet),
    ...(by && { initiator: discreetBy(by) }),
  };
}

const placeOf = ({ kind, name, host, path, partition }: Stored) => [kind, name, host, path, partition].join(' ');
/** As the log has a cookie's place: it knows no partition. */
const cookiePlace = ({ name, host, path }: Stored) => [name, host, path].join(' ');

/** Puts what happened into the state that the visitor was in. */
export function phasesOf(visit: Visit): Phase[] {
  const { entered, log, writes, snapshots } = visit;
  const stateAt = (time: number) => entered.findLast((one) => one.time <= time)?.state;
  const sent = log.requests.map((one) => ({ ...one, time: visit.when(one.url, one.time) }));
  return states.flatMap((state) => {
    if (!entered.some((one) => one.state === state)) return [];
    const during = <T extends { readonly time: number }>(all: readonly T[]) =>
      all.filter(({ time }) => stateAt(time) === state);
    const requests = during(sent).map((one) => contactOf(one, visit));
    const asked = new Set(requests.map(({ host }) => host));
    const connections = during(log.connections)
      .map(({ url }) => ({
        url: discreet(url),
        host: hostOf(url),
        type: 'connection',
        frame: discreet(visit.page),
        chain: [],
      }))
      .filter(({ host }) => !asked.has(host));
    const distinct = new Map([...requests, ...connections].map((one) => [`${one.type} ${one.url}`, one]));
    return {
      state,
      contacts: [...distinct.values()],
      stored: storedIn(state, during(log.cookies), during(writes), snapshots),
    };
  });
}

function storedIn(
  state: State,
  cookies: readonly LoggedCookie[],
  writes: readonly Write[],
  snapshots: Visit['snapshots'],
): Stored[] {
  const lying = new Map<string, Stored>();
  for (const { stored } of snapshots.filter((one) => one.state === state)) {
    for (const one of stored) {
      const before = lying.get(placeOf(one));
      // The first look at it is nearest to the lifetime that it was given.
      lying.set(placeOf(one), before && (before.lifetime ?? 0) >= (one.lifetime ?? 0) ? before : one);
    }
  }
  const all = [...lying.values()].map((one) => withInitiator(one, cookies, writes));
  const known = new Set(all.filter(({ kind }) => kind === 'cookie').map(cookiePlace));
  const hasSnapshot = snapshots.some((one) => one.state === state);
  for (const { name, domain, path, httpOnly, response } of cookies) {
    const gone: Stored = { kind: 'cookie', name, host: domain, path, httpOnly, ...(hasSnapshot && { isGone: true }) };
    if (known.has(cookiePlace(gone))) continue;
    known.add(cookiePlace(gone));
    all.push(
      response ? { ...gone, initiator: { kind: 'server', url: discreet(response) } } : withInitiator(gone, [], writes),
    );
  }
  const names = new Set(all.map(({ kind, name, host }) => [kind, name, host].join(' ')));
  for (const { kind, name, host, url, line } of writes) {
    // The log above knows all cookies, also those that the browser refused to store.
    if (kind === 'cookie' || names.has([kind, name, host].join(' '))) continue;
    names.add([kind, name, host].join(' '));
    all.push({
      kind,
      name,
      host,
      isGone: true,
      initiator: { kind: 'script', ...(url && { url: discreet(url) }), ...(line && { line }) },
    });
  }
  return all;
}

/** Who stored it, the last one of those that did. */
function withInitiator(stored: Stored, cookies: readonly LoggedCookie[], writes: readonly Write[]): Stored {
  const { kind, name, host } = stored;
  const logged =
    kind === 'cookie' ? cookies.findLast((one) => one.name === name && one.domain === host && one.response) : undefined;
  if (logged?.response) return { ...stored, initiator: { kind: 'server', url: discreet(logged.response) } };
  const write = writes.findLast(
    (one) => one.kind === kind && one.name === name && (kind === 'cookie' ? isAt(one.host, host) : one.host === host),
  );
  if (!write) return stored;
  return {
    ...stored,
    initiator: {
      kind: 'script',
      ...(write.url && { url: discreet(write.url) }),
      ...(write.line && { line: write.line }),
    },
  };
}

/** Whether a page of `host` can have set a cookie on `domain`. */
const isAt = (host: string, domain: string) =>
  host === domain.replace(/^\./, '') || host.endsWith(`.${domain.replace(/^\./, '')}`);
