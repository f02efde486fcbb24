import type { Language, Registry } from '../../registry/model.js';
import { issuesName, updatedStatement } from '../texts/disclosure.js';
import { list, say } from '../texts/say.js';
import * as text from '../texts/statement.js';
import { node, type Node } from './node.js';
import { siteStatement, statement, type ToldFact, type ToldProcessing } from './statement.js';

/** How a statement is shown. */
export interface StatementLooks {
  /** Level of the first heading, 1 to 4. Default 2. */
  readonly level?: number;
  /** Each fact with the sentence that says it, for the privacy officer. Default: without. */
  readonly quotes?: boolean;
}

const heading = (level: number, words: string) => node(`h${Math.min(6, level)}`, words);

const said = ({ text, quote, email }: ToldFact, quotes: boolean): Node[] => [
  text,
  ...(email === undefined ? [] : [' ', node('a', email, { href: `mailto:${email}` })]),
  ...(quotes && quote ? [' ', node('q', quote.text, { lang: quote.language, class: 'note' })] : []),
];

function processingNodes(
  { processing, name, sites, terms }: ToldProcessing,
  language: Language,
  level: number,
  { quotes = false }: StatementLooks,
): Node {
  return node(
    'section',
    [
      heading(level, name),
      ...(sites.length
        ? [node('p', say(text.toldOf, language, { sites: list(sites, language) }), { class: 'note' })]
        : []),
      ...terms.flatMap(({ name, facts }) => [
        heading(level + 1, name),
        node(
          'ul',
          facts.map((fact) => node('li', said(fact, quotes))),
        ),
      ]),
    ],
    { 'data-processing': processing, lang: language },
  );
}

/** What the statement says of one site, beside its declaration; nothing where it says nothing. `level` is that of the declaration's heading. */
export function siteProcessingsTree(
  registry: Registry,
  siteId: string,
  language: Language,
  looks: StatementLooks = {},
): Node[] {
  const { own } = siteStatement(registry, siteId, language);
  return own.map((one) => processingNodes(one, language, (looks.level ?? 2) + 1, looks));
}

/** What holds for all that is told of these sites, once. */
export function generalTree(
  registry: Registry,
  siteIds: readonly string[],
  language: Language,
  looks: StatementLooks = {},
): Node[] {
  const all = siteIds.flatMap((id) => siteStatement(registry, id, language).general);
  const once = all.filter((one, i) => all.findIndex(({ processing }) => processing === one.processing) === i);
  return once.map((one) => processingNodes(one, language, looks.level ?? 2, looks));
}

/**
 * A whole statement, without the declarations of its sites (`declarationTree` makes those).
 *
 * @throws RangeError that names an unknown statement and the known ones
 */
export function statementTree(
  registry: Registry,
  statementId: string,
  language: Language,
  looks: StatementLooks = {},
): Node[] {
  const { level = 2 } = looks;
  const { title, updatedInWords, processings } = statement(registry, statementId, language);
  return [
    heading(level, title),
    node('p', say(updatedStatement, language, { date: updatedInWords }), { class: 'note', lang: language }),
    ...processings.map((one) => processingNodes(one, language, level + 1, looks)),
  ];
}

/** Open issues, for the privacy officer; nothing where there are none. */
export function statementIssuesTree(
  issues: readonly { readonly id: string; readonly text: string }[],
  language: Language,
  level = 3,
): Node[] {
  if (!issues.length) return [];
  return [
    heading(level, say(issuesName, language)),
    node(
      'ul',
      issues.map(({ id, text }) => node('li', text, { 'data-issue': id })),
      { lang: language },
    ),
  ];
}
