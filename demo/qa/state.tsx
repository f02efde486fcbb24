import { h } from 'preact';
import { answerCookie } from './answer-cookie.js';
import { running, siteHere } from './page.js';
import { Table } from './table.js';

/** What is stored, and what the library concludes from it for each service, with the reason. */
export function State() {
  const { consent, handle } = running() ?? {};
  if (!consent || !handle) return <p>The library does not run on this page.</p>;
  const { stored, decision } = consent;
  const { answer } = handle;
  const { site } = siteHere() ?? {};
  const here = [...(site?.banner ?? []), ...(site?.inContext ?? []), ...(site?.necessary ?? [])];
  const place = (id: string) =>
    site?.banner.includes(id) ? 'banner' : site?.inContext.includes(id) ? 'in context' : 'not asked';
  return (
    <section>
      <h3>State</h3>
      <dl>
        <dt>Answer</dt>
        <dd>
          {answer.state}
          {stored.state === 'unanswered' ? ` (record: ${stored.why})` : `, ${answer.day} to ${answer.validUntil}`}
        </dd>
        <dt>Cookie</dt>
        <dd>
          <code>{answerCookie() ?? 'none'}</code>
        </dd>
        <dt>The banner asks about</dt>
        <dd>
          {decision.asks.map(({ purpose, services }) => `${purpose} (${services.join(', ')})`).join('; ') || 'nothing'}
        </dd>
        <dt>Global Privacy Control</dt>
        <dd>{consent.gpc ? 'on' : 'off'}</dd>
      </dl>
      <Table
        caption="Decision"
        head={['Service', 'Asked in', 'May run', 'Why']}
        empty="The registry has no service on this site."
        rows={here.map((id) => {
          // Pages get only what can run in them; a login is the server's.
          const { may, why } = decision.services[id] ?? { may: true, why: 'necessary' };
          return [id, place(id), may ? 'yes' : 'no', why];
        })}
      />
    </section>
  );
}
