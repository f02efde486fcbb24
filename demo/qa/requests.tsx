import { h } from 'preact';
import type { News } from './news.js';
import { Table } from './table.js';

/** Every request that this site's pages caused, the newest first. Those to other hosts are the ones that left. */
export function Requests({ news }: { news: News }) {
  const left = news.requests.filter(({ kind }) => kind === 'vendor');
  return (
    <section>
      <h3>Requests</h3>
      <p role="status">
        {left.length === 0 ? 'No request has left this site.' : `${left.length} requests have left this site.`}
      </p>
      <p>
        <button
          type="button"
          onClick={() => void fetch('/__qa/forget', { method: 'POST' }).then(() => location.reload())}
        >
          Clear the list and reload
        </button>
      </p>
      <Table
        caption="Newest first; the site’s own requests are marked site"
        head={['Time', 'To', 'Request', 'Cookies set']}
        empty="None yet."
        rows={[...news.requests]
          .reverse()
          .slice(0, 100)
          .map(({ time, vendor, host, method, path, setCookie }) => [
            new Date(time).toISOString().slice(11, 19),
            vendor === undefined ? 'site' : `${vendor}: ${host}`,
            <code>{`${method} ${path}`}</code>,
            setCookie.map((line) => line.split('=')[0]).join(', ') || 'none',
          ])}
      />
    </section>
  );
}
