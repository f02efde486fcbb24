import type { Language, Registry, Text } from '../../registry/model.js';
import * as text from '../texts/disclosure.js';
import { date } from '../texts/date.js';
import { say } from '../texts/say.js';
import { declaration, type DeclaredService, type Row } from './declaration.js';
import { node, type Node } from './node.js';

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
  const cookie = t(text.kinds.cookie);
  const columns = (hasKinds: boolean) => [
    ...(hasKinds ? [t(text.headItem), t(text.headStorageType)] : [t(text.headName)]),
    t(text.headDomain),
    t(text.headDescription),
    t(text.headLifetime),
    t(text.headRecipients),
    t(text.headProvenance),
  ];

  const cells = (row: Row, hasKinds: boolean): readonly Node[][] => [
    [
      row.nameLanguage
        ? node('span', row.name, { lang: row.nameLanguage })
        : node('code', row.name, { translate: 'no' }),
    ],
    ...(hasKinds ? [[row.kind]] : []),
    [row.domain],
    [row.description],
    [row.lifetime],
    [row.recipients],
    [
      row.provenance,
      ...(row.quote ? [' ', node('q', row.quote.text, { lang: row.quote.language, class: 'note' })] : []),
    ],
  ];

  // The roles say what CSS takes from a table that it stacks on a narrow screen (R67).
  // Where everything is a cookie, the first column says so, and no other needs to.
  const table = (
    { items, title }: DeclaredService,
    hasKinds = items.some(({ kind }) => kind !== cookie),
    heads = columns(hasKinds),
  ) =>
    node(
      'table',
      [
        node('caption', t(text.caption, { category: title, domain })),
        node(
          'thead',
          [
            node(
              'tr',
              heads.map((head) => node('th', head, { scope: 'col', role: 'columnheader' })),
              { role: 'row' },
            ),
          ],
          {
            role: 'rowgroup',
          },
        ),
        node(
          'tbody',
          items.map((row) =>
            node(
              'tr',
              cells(row, hasKinds).map((cell, i) =>
                i
                  ? node('td', cell, { role: 'cell', 'data-label': heads[i]! })
                  : node('th', cell, { scope: 'row', role: 'rowheader' }),
              ),
              { role: 'row' },
            ),
          ),
          { role: 'rowgroup' },
        ),
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
