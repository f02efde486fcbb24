import { createHash } from 'node:crypto';
import { Fragment, h, type ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { isDeclared, states } from '../model.js';
import type { Report } from '../model.js';
import { Findings } from './html-findings.js';
import { style } from './html-style.js';
import { Contacted, Pages, Skipped, Stored } from './html-tables.js';
import { countOf, dateOf, onOneLine, plural, stateNames, sumOf, titleOf, visitors } from './words.js';

/** One file for a privacy officer: no script, nothing that is fetched, readable from disk. */
export const html = (report: Report): string => `<!doctype html>\n${renderToString(<Page {...report} />)}\n`;

/** Should a page's text ever become markup here, the browser still runs and fetches nothing of it. */
const policy = `default-src 'none'; img-src data:; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;

const parts: readonly (readonly [id: string, title: string, Part: (props: { report: Report }) => ComponentChildren])[] =
  [
    ['findings', 'What was found', Findings],
    ['stored', 'What was stored', Stored],
    ['contacted', 'Who was contacted', Contacted],
    ['visitors', 'The visitors', Visitors],
    ['pages', 'Pages that were looked at', Pages],
    ['skipped', 'Pages that were not opened', Skipped],
    ['screenshots', 'Screenshots', Screenshots],
  ];

function Page(report: Report) {
  const title = `Consent audit of ${sitesOf(report)}`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <h1>
            {title}, {dateOf(report.date)}
          </h1>
          <p>
            dfo-consent opened the pages in a real browser, as visitors who have answered differently, and compared what
            was stored on the device and who was contacted with what {onOneLine(report.organisation)} declares.
          </p>
          <h2 id="summary">Summary</h2>
          <Summary report={report} />
          <nav aria-labelledby="contents">
            <h2 id="contents">On this page</h2>
            <ul>
              {parts.map(([id, name]) => (
                <li>
                  <a href={`#${id}`}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
          {parts.map(([id, name, Part]) => (
            <section aria-labelledby={id}>
              <h2 id={id}>{name}</h2>
              <Part report={report} />
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}

function sitesOf(report: Report): string {
  const titles = Object.keys(report.sites).map((site) => titleOf(report, site));
  return titles.length > 3 ? plural(titles.length, 'site') : new Intl.ListFormat('en').format(titles) || 'no site';
}

function Summary({ report }: { report: Report }) {
  const { known, fresh } = countOf(report);
  const failed = report.pages.filter(({ failures }) => failures.length).length;
  return (
    <>
      <p>
        <strong>{report.findings.length ? `${sumOf(report)}.` : 'Nothing was found.'}</strong>
        {known > 0 && ` ${fresh} of them ${fresh === 1 ? 'is' : 'are'} new.`}
      </p>
      <dl>
        <dt>Pages</dt>
        <dd>
          {plural(report.pages.length, 'page')} looked at{failed > 0 && `, ${failed} of them not in full`};{' '}
          {report.skipped.length} not opened
        </dd>
        <dt>Stored</dt>
        <dd>
          {plural(report.items.length, 'thing')}, of which {report.items.filter((item) => !isDeclared(item)).length}{' '}
          nobody declares
        </dd>
        <dt>Contacted</dt>
        <dd>
          {plural(report.hosts.length, 'host')}, of which{' '}
          {report.hosts.filter(({ service }) => service === undefined).length} nobody declares
        </dd>
        <dt>Browser</dt>
        <dd>{onOneLine(report.browser)}</dd>
      </dl>
    </>
  );
}

function Visitors() {
  return (
    <dl>
      {states.map((state) => (
        <>
          <dt>{stateNames[state]}</dt>
          <dd>A visitor {visitors[state]}</dd>
        </>
      ))}
    </dl>
  );
}

function Screenshots({ report }: { report: Report }) {
  // An address of another kind would be fetched, or run.
  const pictures = report.screenshots.filter(({ src }) =>
    /^data:image\/(png|jpeg|webp);base64,[a-z\d+/=]*$/i.test(src),
  );
  if (!pictures.length) return <p>None were taken.</p>;
  return (
    <>
      {pictures.map(({ page, state, src }) => (
        <figure>
          <img src={src} alt={`The page ${onOneLine(page)} as a visitor ${visitors[state]} saw it`} loading="lazy" />
          <figcaption>
            {stateNames[state]}: {onOneLine(page)}
          </figcaption>
        </figure>
      ))}
    </>
  );
}
