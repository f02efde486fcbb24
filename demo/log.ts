/** One request that came to a site, to a vendor's stand-in, or to the demo's own parts. */
export interface LoggedRequest {
  /** Counts up from 1, so that a reader can ask for what is new. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Host name without port. */
  readonly host: string;
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly referer: string;
  /** The cookies that the browser sent along, as the header has them. */
  readonly cookie: string;
  readonly setCookie: string[];
  /** `own`: the library's files, styles and the test tool, which a real site would have too or not have at all. */
  readonly kind: 'site' | 'vendor' | 'own';
  /** Id of the service that the host belongs to. */
  readonly vendor?: string;
}

const most = 5000;

/** What has been asked for, oldest first. */
export class RequestLog {
  readonly requests: LoggedRequest[] = [];
  #count = 0;

  add(request: Omit<LoggedRequest, 'id'>): void {
    this.requests.push({ id: ++this.#count, ...request });
    if (this.requests.length > most) this.requests.shift();
  }

  /**
   * Requests after number `since` that pages of `host` caused: its own, those that name it as referer, and those of a
   * frame that it opened (Tableau's frame calls New Relic; the referer is Tableau then).
   */
  causedBy(host: string, since: number): LoggedRequest[] {
    const openedBy = new Map<string, string>();
    return this.requests.filter((request) => {
      const from = hostOf(request.referer) ?? request.host;
      const page = request.kind === 'vendor' ? (openedBy.get(from) ?? from) : request.host;
      if (request.kind === 'vendor' && from !== request.host) openedBy.set(request.host, page);
      return page === host && request.kind !== 'own' && request.id > since;
    });
  }
}

const hostOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).hostname : undefined;
