import { h, render } from 'preact';
import { Controls } from './controls.js';
import { Gates } from './gates.js';
import { Caught } from './guard.js';
import { Items } from './items.js';
import { followNews, type News } from './news.js';
import { running, siteHere } from './page.js';
import { Requests } from './requests.js';
import { State } from './state.js';

/** The test tool under the page: what the library knows, what the browser holds, what the server saw. */
function Panel({ news }: { news: News }) {
  return (
    <details open>
      <summary>
        Test tool, not part of the page: {siteHere()?.id ?? 'unknown site'},{' '}
        {running()?.handle.answer.state ?? 'only the core is there, or it is stopped'},{' '}
        {news.requests.filter(({ kind }) => kind === 'vendor').length} requests left
      </summary>
      <Controls />
      <State />
      <Gates />
      <Caught />
      <Items news={news} />
      <Requests news={news} />
    </details>
  );
}

const place = document.getElementById('qa');
if (place) {
  let news: News = { requests: [], cookies: [] };
  const show = () => render(<Panel news={news} />, place);
  const follow = () => {
    running()?.consent.watch(show);
    show();
  };
  follow();
  // The core lets the page wait for the rest until it is wanted.
  document.addEventListener('dfo-consent:ready', follow);
  document.addEventListener('dfo-consent:held', show);
  followNews((fresh) => {
    news = fresh;
    show();
  });
}
