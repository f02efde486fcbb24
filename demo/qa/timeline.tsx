import { h } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { answerCookie } from './answer-cookie.js';
import { recall, remember, type Happened } from './memory.js';
import type { News } from './news.js';
import { running, siteHere } from './page.js';

/** What the server saw: requests that left the site, and what vendors sent to be stored. */
function fromServer({ requests }: News): Happened[] {
  return requests.flatMap(({ time, vendor, host, method, path, setCookie }) =>
    vendor === undefined
      ? []
      : [
          { time, kind: 'requested' as const, what: `${method} ${host}${path} (${vendor})` },
          ...setCookie.map((line) => ({
            time,
            kind: 'stored' as const,
            what: `cookie ${line.split('=')[0]}, sent by ${host}`,
          })),
        ],
  );
}

const inOrder = (news: News): Happened[] =>
  [...recall().happened, ...fromServer(news)].sort((one, other) => one.time - other.time);

const clock = (time: number): string => new Date(time).toISOString().slice(11, 23);
const line = ({ time, kind, what }: Happened): string => `${clock(time)}  ${kind.padEnd(9)}  ${what}`;

/** For a bug report: where it was, in which browser, and what happened. Times are UTC. */
function asText(news: News): string {
  return [
    `Site: ${siteHere()?.id ?? 'unknown'}`,
    `Page: ${location.href}`,
    `Browser: ${navigator.userAgent}`,
    `Cookie: ${answerCookie() ?? 'none'}`,
    `Global Privacy Control: ${running()?.consent.gpc ? 'on' : 'off'}`,
    `Day: ${new Date().toISOString().slice(0, 10)} (times are UTC)`,
    '',
    ...inOrder(news).map(line),
    '',
  ].join('\n');
}

/** What was asked, answered, released, requested, stored and deleted, by time, and as text to take along. */
export function Timeline({ news }: { news: News }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, say] = useState('');
  const left = news.requests.filter(({ kind }) => kind === 'vendor').length;
  const copy = async () => {
    // Emptied first: a status that stays the same is not read again.
    say('');
    try {
      await navigator.clipboard.writeText(asText(news));
      say('Copied.');
    } catch {
      // No permission, or no clipboard: by hand it always works.
      field.current?.focus();
      field.current?.select();
      say('Selected: copy it with the keyboard.');
    }
  };
  const forget = async () => {
    remember({ happened: [] });
    await fetch('/__qa/forget', { method: 'POST' });
    location.reload();
  };
  return (
    <div>
      <p role="status">{left === 0 ? 'No request has left this site.' : `${left} requests have left this site.`}</p>
      <p class="qa-actions">
        <button type="button" onClick={() => void copy()}>
          Copy as text
        </button>
        <button type="button" onClick={() => void forget()}>
          Clear and reload
        </button>
        <span role="status">{said}</span>
      </p>
      <ol class="qa-timeline">
        {inOrder(news).map((one) => (
          <li data-kind={one.kind}>
            <time dateTime={new Date(one.time).toISOString()}>{clock(one.time)}</time> <b>{one.kind}</b>{' '}
            <code>{one.what}</code>
          </li>
        ))}
      </ol>
      <textarea ref={field} class="qa-text" rows={4} readOnly aria-label="The timeline as text" value={asText(news)} />
    </div>
  );
}
