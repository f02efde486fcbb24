import { Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Table } from '../../src/audit/formats/html-parts.js';
import type { Engine } from '../harness/engines.js';
import { allViews, type Seen } from '../probes/look.js';
import type { Choice, Equality, EngineResults, Look, Measure, Picture, ProbeResult, Report, State } from './results.js';
import { style } from './style.js';

const engineNames: Readonly<Record<Engine, string>> = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };
const languageNames: Readonly<Record<string, string>> = { nn: 'Nynorsk', nb: 'Bokmål', en: 'English' };
const schemeNames = { light: 'light colours', dark: 'dark colours', forced: 'forced colours' } as const;
const inputNames = { mouse: 'with the mouse', keyboard: 'by the keyboard alone' } as const;

/** `report/index.html`, for somebody who audits and reads no code. No script, and no file but its pictures. */
export const reportHtml = (report: Report): string => `<!doctype html>\n${renderToString(<Page {...report} />)}\n`;

function Page(report: Report) {
  const { made, version, summary, engines, probes, scenes } = report;
  const title = `dfo-consent ${version}: is it accessible, and are its choices equal?`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main class="wide">
          <h1>{title}</h1>
          <p>
            This page shows what automatic checks found when they looked at dfo-consent in real browsers, on{' '}
            {dateOf(made)}. It can be read from disk, without a network. The same figures are in{' '}
            <a href="report.json">report.json</a>, for programs.
          </p>
          <h2 id="summary">Summary</h2>
          <Summary {...report} />
          <nav aria-labelledby="contents">
            <h3 id="contents">On this page</h3>
            <ul>
              {[
                ['findings', 'What was found'],
                ['equality', 'How alike the choices are, in figures'],
                ['probes', 'The checks, and what each of them says'],
                ['states', 'The states, in pictures'],
                ['limits', 'What this report does not show'],
              ].map(([id, text]) => (
                <li>
                  <a href={`#${id}`}>{text}</a>
                </li>
              ))}
            </ul>
          </nav>
          <h2 id="findings">What was found</h2>
          <Findings scenes={scenes} engines={engines} count={summary.findings} />
          <h2 id="equality">How alike the choices are, in figures</h2>
          <p>
            Where the interface asks, yes and no must be as easy to see, to reach and to press. The letter E and a
            number name the measure in the requirements (section E, rule R94).
          </p>
          {engines.map((one) => (
            <Equalities {...one} scenes={scenes} />
          ))}
          <h2 id="probes">The checks, and what each of them says</h2>
          <p>
            A check that reports nothing here is known to report: a test plants the fault that it is made for, and sees
            it named.
          </p>
          <Probes probes={probes} />
          <h2 id="states">The states, in pictures</h2>
          <p>
            In Nynorsk, reached with the mouse. Each shows the interface and what stands around it, and leads to the
            whole picture.
          </p>
          {scenes.map((scene) => (
            <StateSection {...scene} engines={engines} />
          ))}
          <h2 id="limits">What this report does not show</h2>
          <ul>
            <li>
              Automatic checks see a part of what matters. Whether the words are understood, and how it sounds in a
              screen reader, people must judge.
            </li>
            <li>
              The pages are imitations of dfo.no, and the video is a stand-in: nothing was fetched from the network.
            </li>
            {engines.some(({ looks }) => !looks.length) && (
              <li>
                {listOf(engines.filter(({ looks }) => !looks.length).map(({ engine }) => engineNames[engine]))}:
                pictures alone. Its driver emulates neither dark nor forced colours, so the checks do not run there.
              </li>
            )}
          </ul>
        </main>
      </body>
    </html>
  );
}

const dateOf = (iso: string): string =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(iso))} UTC`;
const listOf = (names: readonly string[]): string => new Intl.ListFormat('en').format(names);
const numberOf = (number: number): string => new Intl.NumberFormat('en').format(number);
const plural = (number: number, word: string): string => `${numberOf(number)} ${word}${number === 1 ? '' : 's'}`;

function Summary({ summary, engines, probes }: Report) {
  const looked = engines.filter(({ looks }) => looks.length);
  const looks = looked.flatMap((one) => one.looks);
  const isInAll = ({ views }: Look) => views.length === allViews.length;
  const inAll = [
    ...new Set(
      looks
        .filter(isInAll)
        .map(
          ({ language, input }) =>
            `${languageNames[language] ?? language} ${input === 'mouse' ? 'with the mouse' : 'by keyboard'}`,
        ),
    ),
  ];
  const isRest = !looks.every(isInAll);
  return (
    <>
      <p class={summary.findings + summary.measuresBroken ? 'breaks' : 'holds'}>
        <strong>
          {plural(summary.findings, 'finding')} in {plural(summary.answers, 'answer')} of{' '}
          {plural(probes.length, 'check')}; {numberOf(summary.measures - summary.measuresBroken)} of{' '}
          {plural(summary.measures, 'measure')} of equality within their limits.
        </strong>
      </p>
      <dl>
        <dt>Looked at</dt>
        <dd>
          {plural(summary.states, 'state')} of the interface in{' '}
          {listOf(summary.languages.map((one) => languageNames[one] ?? one))}, reached with the mouse and by the
          keyboard alone
        </dd>
        <dt>In views</dt>
        <dd>
          320, 768 and 1280 pixels wide, each in light, dark and forced colours: {inAll.length ? listOf(inAll) : 'none'}
          .{isRest && ' The others in three views, in which each width and each of the colours comes once.'}
        </dd>
        <dt>Checked in</dt>
        <dd>{listOf(looked.map(({ browser }) => browser)) || 'no browser'}</dd>
        <dt>Pictures from</dt>
        <dd>
          {listOf(engines.filter(({ pictures }) => pictures.length).map(({ browser }) => browser)) || 'no browser'}
        </dd>
      </dl>
    </>
  );
}

type Scenes = Pick<Report, 'scenes'>;

function Findings({ engines, scenes, count }: Scenes & { engines: readonly EngineResults[]; count: number }) {
  const titleOf = (look: Look) => scenes.find(({ id }) => id === look.scene)!.title;
  if (!count) return <p class="holds">Nothing: no check has anything against any state, in any of the views.</p>;
  return (
    <Table
      caption={`${plural(count, 'finding')}, alike ones in one row`}
      id="findings-table"
      head={['Browser', 'State', 'Language', 'Reached', 'Check', 'Where', 'Finding', 'Views']}
    >
      {engines.flatMap(({ engine, looks }) =>
        looks.flatMap((look) =>
          alike(look).map(([finding, views]) => (
            <FindingRow title={titleOf(look)} engine={engine} look={look} finding={finding} views={views} />
          )),
        ),
      )}
    </Table>
  );
}

/** Findings that say the same are one, with the views that they were made in. */
function alike({ findings }: Look): (readonly [Seen, string[]])[] {
  const groups = new Map<string, readonly [Seen, string[]]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.probe, finding.where, finding.says]);
    const group = groups.get(key) ?? ([finding, []] as const);
    group[1].push(`${finding.view.width}, ${schemeNames[finding.view.scheme]}`);
    groups.set(key, group);
  }
  return [...groups.values()];
}

interface FindingProps {
  engine: Engine;
  /** Of the state. */
  title: string;
  look: Look;
  finding: Seen;
  views: readonly string[];
}

const FindingRow = ({ engine, title, look, finding, views }: FindingProps) => (
  <tr>
    <th scope="row">{engineNames[engine]}</th>
    <td>
      <a href={`#state-${look.scene}`}>{title}</a>
    </td>
    <td>{languageNames[look.language] ?? look.language}</td>
    <td>{inputNames[look.input]}</td>
    <td>
      <a href={`#probe-${finding.probe}`}>{finding.probe}</a>
    </td>
    <td>{finding.where ?? 'the page'}</td>
    <td class="about">{finding.says}</td>
    <td>{views.join('; ')}</td>
  </tr>
);

const choiceNames: Readonly<Record<Choice, string>> = { accept: 'Accept', reject: 'Reject', save: 'Save' };

function Equalities({ engine, equalities, scenes }: EngineResults & Scenes) {
  if (!equalities.length) return null;
  return (
    <section aria-labelledby={`equality-${engine}`}>
      <h3 id={`equality-${engine}`}>{engineNames[engine]}</h3>
      {scenes
        .filter(({ id }) => equalities.some(({ scene }) => scene === id))
        .map(({ id, title }) => (
          <>
            <h4>{title}</h4>
            {equalities
              .filter(({ scene }) => scene === id)
              .map((one, i) => (
                // The first language stands open; the others are the same table, for those who want to look.
                <details open={i === 0}>
                  <summary>
                    {languageNames[one.language] ?? one.language}: {verdict(one)}
                  </summary>
                  <EqualityTable {...one} engine={engine} title={title} />
                </details>
              ))}
          </>
        ))}
    </section>
  );
}

const verdict = ({ measures }: Equality): string => {
  const broken = measures.filter(({ holds }) => !holds).length;
  return broken
    ? `${plural(broken, 'measure')} of ${measures.length} beyond the limit`
    : `all ${measures.length} measures within their limits`;
};

function EqualityTable({ scene, language, measures, engine, title }: Equality & { engine: Engine; title: string }) {
  const choices = (['accept', 'reject', 'save'] as const).filter((choice) =>
    measures.some(({ values }) => values[choice] !== undefined),
  );
  return (
    <Table
      caption={`Equality of the choices: ${title}, ${languageNames[language] ?? language}, ${engineNames[engine]}`}
      id={`equality-${engine}-${scene}-${language}`}
      head={['Rule', 'Measured', ...choices.map((choice) => choiceNames[choice]), 'Allowed', 'Verdict']}
    >
      {measures.map((measure) => (
        <MeasureRow {...measure} choices={choices} language={language} />
      ))}
    </Table>
  );
}

const MeasureRow = ({
  rule,
  what,
  values,
  limit,
  holds,
  choices,
  language,
}: Measure & { choices: readonly Choice[]; language: string }) => (
  <tr>
    <td>{rule}</td>
    <th scope="row">{what}</th>
    {values.all === undefined ? (
      // Words of the interface are in its language.
      choices.map((choice) => <td {...(rule === 'E10' && { lang: language })}>{values[choice] ?? ''}</td>)
    ) : (
      <td colSpan={choices.length}>{values.all} in all</td>
    )}
    <td>{limit}</td>
    <td class={holds ? 'holds' : 'breaks'}>{holds ? 'within' : 'beyond'}</td>
  </tr>
);

function Probes({ probes }: { probes: readonly ProbeResult[] }) {
  const engines = [...new Set(probes.flatMap((probe) => probe.engines.map(({ engine }) => engine)))];
  return (
    <Table
      caption={`${plural(probes.length, 'check')}: what it looks at, the rules that it holds to, and what came of it`}
      id="probes-table"
      head={[
        'Check',
        'What it looks at, and when it reports',
        'Rules',
        'Asked',
        ...engines.map((engine) => `Findings in ${engineNames[engine]}`),
      ]}
    >
      {probes.map(({ id, about, rules, per, engines: results }) => (
        <tr id={`probe-${id}`}>
          <th scope="row">{id}</th>
          <td class="about">{about}</td>
          <td>{rules.join(', ')}</td>
          <td>{per === 'view' ? 'in every view' : 'once for each state and language'}</td>
          {engines.map((engine) => {
            const result = results.find((one) => one.engine === engine);
            if (!result) return <td>not asked</td>;
            return (
              <td class={result.findings ? 'breaks' : 'holds'}>
                {numberOf(result.findings)} in {plural(result.times, 'answer')}
              </td>
            );
          })}
        </tr>
      ))}
    </Table>
  );
}

function StateSection({ id, title, says, engines }: State & { engines: readonly EngineResults[] }) {
  return (
    <section aria-labelledby={`state-${id}`}>
      <h3 id={`state-${id}`}>{title}</h3>
      <p>{says}</p>
      {engines.map(({ engine, pictures, looks }) => {
        const own = pictures.filter(({ scene }) => scene === id);
        if (!own.length) return null;
        const there = looks.filter(({ scene }) => scene === id);
        const found = there.reduce((sum, { findings }) => sum + findings.length, 0);
        return (
          <>
            <h4>
              {engineNames[engine]}
              {there.length > 0 && `: ${plural(found, 'finding')}`}
            </h4>
            <ul class="pictures">
              {own.map((picture) => (
                <li>
                  <StatePicture {...picture} engine={engine} title={title} />
                </li>
              ))}
            </ul>
          </>
        );
      })}
    </section>
  );
}

function StatePicture({ width, scheme, file, engine, title }: Picture & { engine: Engine; title: string }) {
  const view = `${width} pixels wide, ${schemeNames[scheme]}`;
  return (
    <figure>
      <a href={file}>
        <img
          src={file}
          width={width === 320 ? 180 : 480}
          height={360}
          alt={`${title}, ${engineNames[engine]}, ${view}`}
        />
      </a>
      <figcaption>{view}</figcaption>
    </figure>
  );
}
