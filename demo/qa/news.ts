import type { LoggedRequest } from '../log.js';

/** What the server knows and the page cannot see. */
export interface News {
  /** Every request that this page's host caused. */
  readonly requests: readonly LoggedRequest[];
  /** Names of the cookies that the browser sends to this host, HttpOnly ones too. */
  readonly cookies: readonly string[];
}

/**
 * Asks the server once a second for what is new, while the page is seen. Not an event stream: an open connection could
 * keep the page out of the back/forward cache, which is one of the things to be tested here.
 */
export function followNews(tell: (news: News) => void): void {
  let news: News = { requests: [], cookies: [] };
  const ask = async () => {
    if (document.hidden) return;
    const since = news.requests.at(-1)?.id ?? 0;
    const response = await fetch(`/__qa/requests?since=${since}`);
    const fresh = (await response.json()) as News;
    // Two answers may have crossed: nothing is shown twice.
    const last = news.requests.at(-1)?.id ?? 0;
    news = { cookies: fresh.cookies, requests: [...news.requests, ...fresh.requests.filter(({ id }) => id > last)] };
    tell(news);
  };
  const again = () => {
    // The server may be gone; then the panel keeps what it has and goes on asking.
    ask()
      .catch(() => undefined)
      .finally(() => setTimeout(again, 1000));
  };
  again();
}
