import type { ServerResponse } from 'node:http';
import { constants, type ServerHttp2Stream } from 'node:http2';

/** A fault that says itself what the visitor is told. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** What tells of a fault of the connection to the server behind. */
const statuses: Readonly<Record<string, number>> = {
  UND_ERR_HEADERS_TIMEOUT: 504,
  UND_ERR_BODY_TIMEOUT: 504,
  UND_ERR_CONNECT_TIMEOUT: 504,
  ETIMEDOUT: 504,
  // A method or a path that is none.
  UND_ERR_INVALID_ARG: 400,
};

export const statusOf = (error: Error): number =>
  error instanceof Refusal ? error.status : (statuses[(error as { readonly code?: string }).code ?? ''] ?? 502);

/** What a visitor may know of it: nothing of where the server behind is. */
export function sentenceOf(error: Error): string {
  if (error instanceof Refusal) return error.message;
  if (statusOf(error) === 400) return 'This is no request of HTTP.';
  const why = error.message.startsWith('dfo-consent: ') ? `: ${error.message.slice(13)}` : '.';
  return `This page cannot be shown now${why}`;
}

/** The stream of a response by HTTP/2. */
const streamOf = (response: ServerResponse) => (response as { readonly stream?: ServerHttp2Stream }).stream;

/** Whether nobody is there any more to hear a response. */
export const isGone = (response: ServerResponse): boolean =>
  response.destroyed || streamOf(response)?.destroyed === true;

/** Ends a response in its middle, so that nobody takes it for whole: where a body's end is the connection's, that is reset. */
export function cut(response: ServerResponse): void {
  const stream = streamOf(response);
  if (stream) return stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  // What `resetAndDestroy` does, but at once: that one ends the connection first, and so the body.
  Object.assign(response.socket ?? {}, { resetAndClosing: true });
  response.destroy();
}

/** How long somebody may still send who has been refused: so long as it takes them to hear it. */
const hearing = 5000;

/** A response that has been given before its request has come whole. What still comes is thrown away, and not for ever. */
export function stopHearing(response: ServerResponse): void {
  const stream = streamOf(response);
  const { req: request } = response;
  request.resume();
  response.once('finish', () => {
    if (stream) return stream.close(constants.NGHTTP2_NO_ERROR);
    if (request.complete) return;
    const timer = setTimeout(() => request.socket.destroy(), hearing).unref();
    request.once('close', () => clearTimeout(timer));
  });
}
