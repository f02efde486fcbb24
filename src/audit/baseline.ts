/** What is known already and need not fail again, so that an audit can guard a site that is not clean yet. */
import { keyOf, severities } from './model.js';
import type { Report, Severity } from './model.js';

const remedy =
  'Give a report that dfo-consent audit --format json has made, or { "known": ["rule | site | subject"] }.';

/**
 * The keys of what is known, from an earlier report or from a list that somebody has written.
 *
 * @throws RangeError that tells what is wrong with the text
 */
export function readBaseline(text: string): ReadonlySet<string> {
  const data = parsed(text);
  if (!isObject(data)) refuse(`is ${kindOf(data)} and not an object`);
  if ('known' in data) return new Set(listOf(data['known'], 'known').map(keyIn));
  if (data['format'] !== 'dfo-consent audit 1') {
    refuse('format' in data ? `has the format ${JSON.stringify(data['format'])}` : 'has neither "format" nor "known"');
  }
  return new Set(listOf(data['findings'], 'findings').map(keyOfFinding));
}

function parsed(text: string): unknown {
  try {
    // Editors on Windows begin files with a byte order mark, which JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refuse(`is not JSON (${(error as Error).message})`);
  }
}

const listOf = (value: unknown, name: string): readonly unknown[] =>
  Array.isArray(value) ? value : refuse(`has ${kindOf(value)} as "${name}" and not a list`);

function keyIn(value: unknown): string {
  // A subject may hold the mark itself, so there may be more parts, never fewer.
  if (typeof value === 'string' && value.split(' | ').length >= 3) return value;
  return refuse(`knows ${shown(value)}, which is no "rule | site | subject"`);
}

function keyOfFinding(value: unknown): string {
  const { rule, site, subject } = isObject(value) ? value : {};
  if (typeof rule === 'string' && typeof site === 'string' && typeof subject === 'string')
    return keyOf({ rule, site, subject });
  return refuse(`has the finding ${shown(value)}, which lacks rule, site or subject`);
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 100);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : isObject(value) ? 'an object' : `a ${typeof value}`;
}

function refuse(what: string): never {
  throw new RangeError(`dfo-consent: the baseline ${what}. ${remedy}`);
}

/** The report with what is known marked, and the known keys of its sites that were not found any more. */
export function markKnown(
  report: Report,
  known: ReadonlySet<string>,
): { readonly report: Report; readonly gone: readonly string[] } {
  const found = new Set(report.findings.map(keyOf));
  const findings = report.findings.map(({ isKnown: _, ...finding }) => ({
    ...finding,
    ...(known.has(keyOf(finding)) && { isKnown: true as const }),
  }));
  // What is known of a site that this run has not looked at may well be there.
  const isLookedAt = (key: string) => Object.hasOwn(report.sites, key.split(' | ')[1] ?? '');
  const gone = [...known].filter((key) => !found.has(key) && isLookedAt(key)).toSorted();
  return { report: { ...report, findings }, gone };
}

/** Whether there is something new that is as bad as `failOn`, or worse. */
export const isFailing = (report: Report, failOn: Severity | 'never'): boolean =>
  failOn !== 'never' &&
  report.findings.some(
    ({ severity, isKnown }) => !isKnown && severities.indexOf(severity) <= severities.indexOf(failOn),
  );
