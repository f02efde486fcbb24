import { nodeCodings } from '../../src/server/codings.js';
import type { HeaderList } from '../../src/server/header-list.js';
import { makePageGate, type Asked, type PageGate, type PageGateOptions } from '../../src/server/page-gate.js';
import { answerCookie } from '../../src/testing/index.js';
import { html } from './servers.js';

/** The cookies of visitors of dfo.no. */
export const cookies = {
  yes: cookieOf({ matomo: 'accepted', vimeo: 'accepted' }),
  no: cookieOf('refused'),
};
function cookieOf(answer: Parameters<typeof answerCookie>[0]['answer']): string {
  const { name, value } = answerCookie({ site: 'dfo.no', answer });
  return `${name}=${value}`;
}

export const gateOf = (options: Partial<PageGateOptions> = {}): PageGate =>
  makePageGate({ site: 'dfo.no', ...options }, nodeCodings);
/** That leaves pages without embeds as they are. */
export const bareGate = gateOf({ adds: false });

export const asked = (headers: HeaderList = [], more: Partial<Asked> = {}): Asked => ({
  method: 'GET',
  path: '/',
  headers: [['Host', 'www.dfo.no'], ...headers],
  isSecure: true,
  ...more,
});

export interface Gated {
  readonly bytes: Buffer;
  readonly charset: string | null | undefined;
  readonly headers: HeaderList;
}

/** A page's bytes, as the gate lets them out, whatever pieces they come in. */
export function gated(
  pieces: readonly Uint8Array[],
  {
    gate = bareGate,
    headers = Object.entries(html),
    request = asked(),
  }: Partial<{
    gate: PageGate;
    headers: HeaderList;
    request: Asked;
  }> = {},
): Gated {
  const outcome = gate.outcome(request, { status: 200, headers });
  if (outcome.kind !== 'page') throw new Error(`This is ${outcome.kind}.`);
  const out = [...pieces.map((one) => outcome.bytes!.write(one)), outcome.bytes!.end()];
  return { bytes: Buffer.concat(out), charset: outcome.bytes!.charset, headers: outcome.headers() };
}

/** Bytes in pieces of these lengths, by turns. */
export function pieces(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const all: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = Math.max(1, lengths[turn % lengths.length]!);
    all.push(bytes.subarray(at, at + length));
    at += length;
  }
  return all;
}
