import { Fragment, h } from 'preact';
import { severities } from '../model.js';
import type { Evidence, Finding, Report, Severity } from '../model.js';
import { ruleOf } from '../rules/catalogue.js';
import { Address } from './html-parts.js';
import { asSource, makerOf, nothingFound, onOneLine, placesOf, titleOf, visitors, wayOf } from './words.js';

const groups: Readonly<Record<Severity, { readonly title: string; readonly says: string }>> = {
  error: { title: 'Errors', says: 'Against what the source beside it demands, or what the visitor has answered.' },
  warning: { title: 'Warnings', says: 'The statement or the pattern for asking is not kept.' },
  note: { title: 'Notes', says: 'Worth a look; nothing may be wrong.' },
};

/** What was found, the worst first. */
export function Findings({ report }: { report: Report }) {
  if (!report.findings.length) return <p>{nothingFound(report)}</p>;
  return (
    <>
      {severities.map((severity) => {
        const findings = report.findings.filter((finding) => finding.severity === severity);
        if (!findings.length) return null;
        const { title, says } = groups[severity];
        return (
          <section aria-labelledby={`severity-${severity}`}>
            <h3 id={`severity-${severity}`}>
              {title} ({findings.length})
            </h3>
            <p>{says}</p>
            {findings.map((finding) => (
              <One finding={finding} report={report} />
            ))}
          </section>
        );
      })}
    </>
  );
}

function One({ finding, report }: { finding: Finding; report: Report }) {
  const { rule, severity, site, subject, message, remedy, evidence, isKnown } = finding;
  const told = ruleOf(rule);
  return (
    <article class={severity}>
      <h4>
        {told?.title ?? onOneLine(rule)}: {onOneLine(subject)}
      </h4>
      <p>{onOneLine(message, 1000)}</p>
      <dl>
        <dt>What to do</dt>
        <dd>{onOneLine(remedy, 1000)}</dd>
        {told && <dt>Why it matters</dt>}
        {told && <dd>{told.why}</dd>}
        <dt>Where</dt>
        <dd>
          {titleOf(report, site)}, {placesOf(finding)}
        </dd>
        <dt>Rule</dt>
        <dd>
          <code>{onOneLine(rule)}</code> ({severity}){isKnown && ', known since before and not counted as new'}
        </dd>
      </dl>
      {evidence.length > 0 && (
        <details open>
          <summary>
            What shows it{finding.pages > evidence.length && ` (on ${evidence.length} of ${finding.pages} pages)`}
          </summary>
          <ul>
            {evidence.map((one) => (
              <li>
                <Proof {...one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

function Proof({ page, state, contact, stored, element, line, instead, detail }: Evidence) {
  const way = contact && wayOf(contact);
  const maker = contact?.initiator ?? stored?.initiator;
  return (
    <>
      <p>
        <Address url={page} />
        {state && `, a visitor ${visitors[state]}`}
      </p>
      {contact && way && (
        <p>
          {way.length > 1
            ? `Turned to (${onOneLine(contact.type)}) through ${way.length} addresses:`
            : `Turned to (${onOneLine(contact.type)}):`}{' '}
          <code>{way.join(' → ')}</code>
        </p>
      )}
      {maker && (
        <p>
          {contact ? 'Asked for by' : 'Written by'} {makerOf(maker)}
        </p>
      )}
      {detail && <p>{onOneLine(detail, 1000)}</p>}
      {element && <p>As it stands in the HTML{line !== undefined && `, line ${line}`}:</p>}
      {element && <pre tabIndex={0}>{asSource(element)}</pre>}
      {instead && <p>To paste instead:</p>}
      {instead && <pre tabIndex={0}>{asSource(instead)}</pre>}
    </>
  );
}
