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
  readonly #forgotten = new Map<string, number>();

  add(request: Omit<LoggedRequest, 'id'>): void {
    this.requests.push({ id: ++this.#count, ...request });
    if (this.requests.length > most) this.requests.shift();
  }

  /**
   * Requests after number `since` that pages of `host` caused: its own, those that name it as referer, and those of a
   * frame that it opened (Tableau's frame calls New Relic; the referer is Tableau then). A request to a vendor that hides
   * where it comes from is shown for every host: better one too many than one that nobody sees.
   */
  causedBy(host: string, since: number): LoggedRequest[] {
    const from = Math.max(since, this.#forgotten.get(host) ?? 0);
    const openedBy = new Map<string, string>();
    return this.requests.filter((request) => {
      const referer = hostOf(request.referer);
      const isVendor = request.kind === 'vendor';
      const page = isVendor ? referer && (openedBy.get(referer) ?? referer) : request.host;
      if (isVendor && page && referer !== request.host) openedBy.set(request.host, page);
      return (page ?? host) === host && request.kind !== 'own' && request.id > from;
    });
  }

  /** Leaves what has come so far out of what `host` is shown. The log itself keeps it. */
  forget(host: string): void {
    this.#forgotten.set(host, this.#count);
  }
}

const hostOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).hostname : undefined);
