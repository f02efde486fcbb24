/**
 * Chromium's own log of its network. It is the only witness that misses nothing: connections ahead of need, shared workers, beacons of
 * pages that are gone, cookies that are deleted at once. What asked for it, in which frame and why, the page's events tell (`requests.ts`).
 * The format is Chromium's, https://www.chromium.org/developers/design-documents/network-stack/netlog/ ; what is not understood is left out.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** A request, with what redirected to it. Times are milliseconds since 1 January 1970. */
export interface LoggedRequest {
  readonly time: number;
  readonly url: string;
  readonly chain: readonly string[];
  /** Origin that asked for it; undefined for what a person or the browser opened. */
  readonly initiator: string | undefined;
  readonly isDocument: boolean;
}

/** A connection that was opened ahead of need. */
interface LoggedConnection {
  readonly time: number;
  readonly url: string;
}

/** A cookie that was stored. */
export interface LoggedCookie {
  readonly time: number;
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  readonly httpOnly: boolean;
  /** The response that set it; undefined where a script did. */
  readonly response: string | undefined;
}

export interface NetLog {
  readonly requests: readonly LoggedRequest[];
  readonly connections: readonly LoggedConnection[];
  readonly cookies: readonly LoggedCookie[];
}

interface Constants {
  readonly logEventTypes: Readonly<Record<string, number>>;
  readonly timeTickOffset: number;
}

interface LoggedEvent {
  readonly type: number;
  readonly time: string;
  readonly source: { readonly id: number };
  readonly params?: Readonly<Record<string, unknown>>;
}

/** One line of the file; what is no event, as the last line of a browser that was ended, is undefined. */
function parseLine(line: string): LoggedEvent | undefined {
  try {
    return JSON.parse(line.replace(/,$/, '')) as LoggedEvent;
  } catch {
    return undefined;
  }
}

/** What the browser asks its makers for belongs to no page. */
const isOfPage = (initiator: unknown, type: unknown) =>
  type === 'main frame' || type === 'subframe' || /^https?:/.test(String(initiator));

/** Reads a log line by line, for it may be larger than the memory that an audit should need. */
export async function readNetLog(file: string): Promise<NetLog> {
  const requests: LoggedRequest[] = [];
  const connections: LoggedConnection[] = [];
  const cookies: LoggedCookie[] = [];
  const chains = new Map<number, string[]>();
  /** The cookies that the last responses stored: the store tells of them before the response does. */
  const waiting: { cookie: LoggedCookie; key: string }[] = [];
  let constants: Constants | undefined;
  let kinds = new Map<number, string>();

  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  for await (const line of lines) {
    if (!constants) {
      constants = readConstants(line);
      if (constants) kinds = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
      continue;
    }
    const event = parseLine(line);
    if (!event?.params || !event.source) continue;
    const { params, source } = event;
    const time = constants.timeTickOffset + Number(event.time);
    const text = (name: string) => String(params[name] ?? '');

    switch (kinds.get(event.type)) {
      case 'URL_REQUEST_START_JOB': {
        const url = text('url');
        if (!/^(https?|wss?):/.test(url) || !isOfPage(params['initiator'], params['request_type'])) break;
        const before = chains.get(source.id) ?? [];
        // An address that is asked for again, with a certificate or a cookie more, redirects nowhere.
        if (before.at(-1) === url) break;
        const initiator = /^https?:/.test(text('initiator')) ? text('initiator') : undefined;
        requests.push({ time, url, chain: before, initiator, isDocument: /frame$/.test(text('request_type')) });
        chains.set(source.id, [...before, url]);
        break;
      }
      case 'HTTP_STREAM_JOB_CONTROLLER':
        if (params['is_preconnect'] === true) connections.push({ time, url: text('url') });
        break;
      case 'COOKIE_STORE_COOKIE_ADDED': {
        const cookie = {
          time,
          name: text('name'),
          domain: text('domain'),
          path: text('path'),
          httpOnly: params['httponly'] === true,
          response: undefined,
        };
        waiting.push({ cookie, key: `${cookie.domain} ${cookie.path} ${cookie.name}` });
        break;
      }
      case 'COOKIE_INCLUSION_STATUS': {
        if (params['operation'] !== 'store') break;
        const key = `${text('domain')} ${text('path')} ${text('name')}`;
        const at = waiting.findLastIndex((one) => one.key === key);
        const response = chains.get(source.id)?.at(-1);
        if (at < 0 || !response) break;
        cookies.push({ ...waiting[at]!.cookie, response });
        waiting.splice(at, 1);
        break;
      }
    }
  }
  cookies.push(...waiting.map(({ cookie }) => cookie));
  return { requests, connections, cookies: cookies.sort((one, other) => one.time - other.time) };
}

function readConstants(line: string): Constants | undefined {
  const start = line.indexOf('{"');
  if (!line.includes('logEventTypes')) return undefined;
  const text = line
    .slice(start)
    .replace(/^\{"constants":\s*/, '')
    .replace(/,$/, '');
  try {
    return JSON.parse(text) as Constants;
  } catch {
    return undefined;
  }
}
