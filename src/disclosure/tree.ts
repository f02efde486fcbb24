import type { Language, Registry, Text } from '../../registry/model.js';
import * as text from '../texts/disclosure.js';
import { date } from '../texts/date.js';
import { say } from '../texts/say.js';
import { declaration, type DeclaredService, type Row } from './declaration.js';
import { node, type Node } from './node.js';

/** A technical name with places where its line may end: after its dots and low lines, and nowhere in a word. */
const inParts = (name: string): Node[] =>
  (name.match(/[._]*[^._]+[._]*|[._]+/g) ?? []).flatMap((part, i) => (i ? [node('wbr', []), part] : [part]));

/**
 * The declaration of a site as headings and tables, as the privacy statement has them (R11, R67).
 *
 * @param level of the site's heading, 1 to 4
 * @throws RangeError that names an unknown site and the known ones
 */
export function declarationTree(registry: Registry, siteId: string, language: Language, level = 2): Node[] {
  const words = declaration(registry, siteId, language);
  const t = (of: Text, values?: Record<string, string>) => say(of, language, values);
  const heading = (depth: number, words: string) => node(`h${Math.min(6, level + depth)}`, words);
  const domain = words.domains[0] ?? words.title;
  const heads = [
    t(text.headItem),
    t(text.headDescription),
    t(text.headLifetime),
    t(text.headRecipients),
    t(text.headDomain),
  ];

  // The roles say what CSS takes from a table that it stacks in a narrow place (R67).
  const row = (cells: readonly Node[], attributes: Record<string, string> = {}) =>
    node('tr', cells, { role: 'row', ...attributes });
  const cell = (children: readonly Node[], label: string, attributes: Record<string, string> = {}) =>
    node('td', children, { role: 'cell', 'data-label': label, ...attributes });
  const group = (tag: string, rows: readonly Node[]) => node(tag, rows, { role: 'rowgroup' });

  /** What is asked for in a row that a link leads to; below it, in smaller letters, what kind it is, in which role somebody gets it, and who says so. */
  const rows = (of: Row): Node[] => [
    row(
      [
        node(
          'th',
          [
            node(
              'a',
              [
                of.nameLanguage
                  ? node('span', of.name, { lang: of.nameLanguage })
                  : node('code', inParts(of.name), { translate: 'no' }),
              ],
              { href: `#${of.id}` },
            ),
          ],
          { scope: 'row', role: 'rowheader', rowspan: '2' },
        ),
        cell([of.description], heads[1]!),
        cell([of.lifetime], heads[2]!),
        cell([of.recipientNames], heads[3]!),
        cell([node('span', inParts(of.domain))], heads[4]!),
      ],
      { id: of.id },
    ),
    row([
      cell(
        [
          node(
            'div',
            [
              `${of.kind}. ${heads[3]!}: ${of.recipients}. ${of.provenance}`,
              ...(of.quote ? [' ', node('q', of.quote.text, { lang: of.quote.language })] : []),
            ],
            { class: 'note' },
          ),
        ],
        t(text.headProvenance),
        { colspan: '4' },
      ),
    ]),
  ];

  const table = ({ items, title }: DeclaredService) =>
    node(
      'table',
      [
        node('caption', t(text.caption, { category: title, domain })),
        group('thead', [row(heads.map((head) => node('th', head, { scope: 'col', role: 'columnheader' })))]),
        group('tbody', items.flatMap(rows)),
      ],
      { role: 'table' },
    );

  const facts = (service: DeclaredService) =>
    node('dl', [
      node('dt', t(text.headLegalBasis)),
      node('dd', service.legalBasis),
      ...(service.justification ? [node('dt', t(text.headAssessment)), node('dd', service.justification)] : []),
      node('dt', t(text.headRecipients)),
      node('dd', service.recipients),
      node('dt', t(text.headTransfer)),
      node('dd', service.transferOutsideEea),
    ]);

  return [
    node(
      'section',
      [
        heading(0, words.title),
        ...(words.sections.length ? [] : [node('p', t(text.nothingDeclared, { site: domain }))]),
        ...words.sections.flatMap((section) => [
          heading(1, section.name),
          ...section.services.flatMap((service) => [
            ...(section.services.length > 1 ? [heading(2, service.title)] : []),
            node('p', service.description),
            service.items.length ? table(service) : node('p', t(text.itemsNotStated)),
            facts(service),
          ]),
        ]),
        ...(words.linked.length
          ? [
              heading(1, t(text.linkedName)),
              node('p', t(text.linkedBody)),
              node(
                'ul',
                words.linked.map(({ description }) => node('li', description)),
              ),
            ]
          : []),
        ...words.updated.map((iso) =>
          node('p', t(text.updatedStatement, { date: date(Date.parse(iso) / 86_400_000, language) }), {
            class: 'note',
          }),
        ),
      ],
      { 'data-site': siteId, lang: language },
    ),
  ];
}

/** That answers are counted, and what is sent for it (`data-count-url`). */
export const countingTree = (language: Language): Node => node('p', say(text.counting, language), { lang: language });

/** That what the statement says beside the device could not be had. */
export const restMissingTree = (language: Language): Node =>
  node('p', say(text.restMissing, language), { lang: language });

/**
 * The registry's open issues with a site's statement, for the privacy officer (R113).
 *
 * @throws RangeError that names an unknown site and the known ones
 */
export function issuesTree(registry: Registry, siteId: string, language: Language, level = 3): Node[] {
  const { issues } = declaration(registry, siteId, language);
  if (!issues.length) return [];
  return [
    node(`h${level}`, say(text.issuesName, language)),
    node(
      'ul',
      issues.map((issue) => node('li', issue.text, { 'data-issue': issue.id })),
      { lang: language },
    ),
  ];
}
