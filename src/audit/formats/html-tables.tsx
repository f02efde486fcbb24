import { Fragment, h } from 'preact';
import { isDeclared, states } from '../model.js';
import type { Report, SeenHost, SeenItem, State } from '../model.js';
import { Address, Table } from './html-parts.js';
import { kindNames, lifetimeOf, onOneLine, plural, stateNames, titleOf } from './words.js';

/** Longer lists are for programs. */
const most = 500;

const columns = states.map((state) => stateNames[state]);

/** What was stored, a table for each site. */
export function Stored({ report }: { report: Report }) {
  const sites = sitesIn(report.items);
  if (!sites.length) return <p>Nothing was stored.</p>;
  return (
    <>
      {sites.map((site, i) => (
        <Table
          caption={`What was stored on ${titleOf(report, site)}`}
          id={`stored-${i}`}
          head={['Name', 'Kind', 'Host', 'Declared for', 'Lifetime seen', ...columns]}
        >
          {report.items
            .filter((item) => item.site === site)
            .map((item) => (
              <tr>
                <th scope="row">{onOneLine(item.item ?? item.name)}</th>
                <td>{kindNames[item.kind] ?? onOneLine(item.kind)}</td>
                <td class="long">{onOneLine(item.host)}</td>
                <Service {...item} isNamed={isDeclared(item)} />
                <td>{lifetimeOf(item)}</td>
                <Seen {...item} report={report} />
              </tr>
            ))}
        </Table>
      ))}
    </>
  );
}

/** Who was contacted, a table for each site. */
export function Contacted({ report }: { report: Report }) {
  const sites = sitesIn(report.hosts);
  if (!sites.length) return <p>Nobody was contacted.</p>;
  return (
    <>
      {sites.map((site, i) => (
        <Table
          caption={`Who was contacted by ${titleOf(report, site)}`}
          id={`contacted-${i}`}
          head={['Host', 'Declared for', ...columns]}
        >
          {report.hosts
            .filter((host) => host.site === site)
            .map((host) => (
              <tr>
                <th scope="row">{onOneLine(host.host)}</th>
                <Service {...host} isNamed />
                <Seen {...host} report={report} />
              </tr>
            ))}
        </Table>
      ))}
    </>
  );
}

const sitesIn = (seen: readonly (SeenItem | SeenHost)[]): readonly string[] => [
  ...new Set(seen.map(({ site }) => site)),
];

function Service({ service, isNamed }: Pick<SeenItem, 'service'> & { isNamed: boolean }) {
  if (service === undefined) return <td class="long bad">nobody declares it</td>;
  if (!isNamed) return <td class="long bad">{onOneLine(service)}, which does not name it</td>;
  return <td class="long">{service === 'own' ? 'the site itself' : onOneLine(service)}</td>;
}

/** A tick and the word: neither colour nor a sign alone tells it. Where a visitor never came, nobody knows. */
function Seen({ states: seen, site, report }: { states: readonly State[]; site: string; report: Report }) {
  const came = (state: State) => report.pages.some((page) => page.site === site && page.states.includes(state));
  return (
    <>
      {states.map((state) => (
        <td>{seen.includes(state) ? '✓ seen' : came(state) ? 'no' : 'nobody came'}</td>
      ))}
    </>
  );
}

export function Pages({ report }: { report: Report }) {
  if (!report.pages.length) return <p>No page was looked at.</p>;
  return (
    <>
      <Table
        caption={`${plural(report.pages.length, 'page')} looked at`}
        id="pages-table"
        head={['Page', 'Site', 'HTTP status', 'Visitors', 'Took', 'Not looked at']}
      >
        {report.pages.slice(0, most).map(({ url, site, status, states: seen, took, failures }) => (
          <tr>
            <th scope="row">
              <Address url={url} />
            </th>
            <td class="long">{titleOf(report, site)}</td>
            <td>{status || 'none'}</td>
            <td>{seen.map((state) => stateNames[state]).join(', ') || 'none'}</td>
            <td>{(took / 1000).toFixed(1)} s</td>
            <td class={failures.length ? 'long bad' : 'long'}>
              {failures.map((failure) => onOneLine(failure)).join('; ') || 'nothing'}
            </td>
          </tr>
        ))}
      </Table>
      <More count={report.pages.length} />
    </>
  );
}

export function Skipped({ report }: { report: Report }) {
  if (!report.skipped.length) return <p>No page that was known of was left out.</p>;
  return (
    <>
      <Table caption={`${plural(report.skipped.length, 'page')} not opened`} id="skipped-table" head={['Page', 'Why']}>
        {report.skipped.slice(0, most).map(({ url, why }) => (
          <tr>
            <th scope="row">
              <Address url={url} />
            </th>
            <td class="long">{onOneLine(why)}</td>
          </tr>
        ))}
      </Table>
      <More count={report.skipped.length} />
    </>
  );
}

const More = ({ count }: { count: number }) =>
  count > most ? <p>And {plural(count - most, 'more page')}, which the JSON report lists.</p> : null;
