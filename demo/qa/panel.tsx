import { h, render } from 'preact';
import { Controls } from './controls.js';
import { Gates } from './gates.js';
import { Caught } from './guard.js';
import { Items } from './items.js';
import { followNews, type News } from './news.js';
import { running, siteHere } from './page.js';
import { Part } from './part.js';
import { isOpen, setOpen } from './memory.js';
import { State } from './state.js';
import { Timeline } from './timeline.js';
import { watchPage } from './watch-page.js';

/** On a narrow screen it would cover a page or two. */
const hasRoom = matchMedia('(width >= 48rem)').matches;

/** The test tool under the page: what the library knows, what the browser holds, what the server saw. */
function Panel({ news }: { news: News }) {
  return (
    <details open={isOpen('Tool', hasRoom)} onToggle={(event) => setOpen('Tool', event.currentTarget.open)}>
      <summary>
        Test tool, not part of the page: {siteHere()?.id ?? 'unknown site'},{' '}
        {running()?.handle.answer.state ?? 'only the core is there, or it is stopped'},{' '}
        {news.requests.filter(({ kind }) => kind === 'vendor').length} requests left
      </summary>
      <Controls />
      <Part name="Timeline">
        <Timeline news={news} />
      </Part>
      <Part name="State and decision">
        <State />
      </Part>
      <Part name="Gates">
        <Gates />
      </Part>
      <Part name="Guard">
        <Caught />
      </Part>
      <Part name="Cookies and storage">
        <Items news={news} />
      </Part>
    </details>
  );
}

const place = document.getElementById('qa');
if (place) {
  let news: News = { requests: [], cookies: [] };
  const show = () => {
    watchPage();
    render(<Panel news={news} />, place);
  };
  // What the server wrote there is said by the tool now.
  place.replaceChildren();
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
