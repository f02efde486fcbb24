import type { Fact, Language, Processing, Registry } from '../../registry/model.js';
import { addLanguages } from '../texts/added.js';
import { date } from '../texts/date.js';
import { roles } from '../texts/disclosure.js';
import { list, say } from '../texts/say.js';
import * as text from '../texts/statement.js';

/** One thing that is said, in the words of one language, with the sentence of the statement that says it. */
export interface ToldFact {
  /** What is said. */
  readonly text: string;
  /** The sentence that says it, in its own language. Missing where the fact rests on no sentence. */
  readonly quote?: { readonly text: string; readonly language: Language };
  /** The address to write to. Missing where the fact is no contact. */
  readonly email?: string;
}

/** What a statement says of one activity, in the words of one language. */
export interface ToldProcessing {
  /** Its id in the registry. */
  readonly processing: string;
  /** What it is called. */
  readonly name: string;
  /** Titles of the sites that it is told of; none where it belongs to no site. */
  readonly sites: readonly string[];
  /** What is told of it, by term: purposes, legal bases, data, … */
  readonly terms: readonly { readonly term: Term; readonly name: string; readonly facts: readonly ToldFact[] }[];
}

/** What a whole statement says beside what lies on the device. */
export interface StatementWords {
  /** Its id in the registry. */
  readonly statement: string;
  /** Its title, as it stands there. */
  readonly title: string;
  /** The language of these words. */
  readonly language: Language;
  /** When the statement was last changed, `YYYY-MM-DD`. */
  readonly updated: string;
  /** The same in words. */
  readonly updatedInWords: string;
  /** The activities that it tells of. */
  readonly processings: readonly ToldProcessing[];
  /** Ids of the sites whose declarations rest on it. */
  readonly sites: readonly string[];
  /** What is wrong or open in it, for the privacy officer. */
  readonly issues: readonly { readonly id: string; readonly text: string }[];
}

/** What a statement says of one site beside what lies on the device: of the site alone, and what holds for all. */
export interface SiteStatement {
  /** What it tells of the site alone. */
  readonly own: readonly ToldProcessing[];
  /** What holds for every site. */
  readonly general: readonly ToldProcessing[];
  /** What is wrong or open in it, for the privacy officer. */
  readonly issues: readonly { readonly id: string; readonly text: string }[];
}

type Term = keyof typeof text.heads;

/** Every part that a fact may have, whatever its term. */
type AnyFact = Fact & {
  readonly article?: string;
  readonly isOptional?: true;
  readonly email?: string;
  readonly parties?: readonly { readonly name: string; readonly role: keyof typeof roles }[];
};

const idsOf = (registry: Registry): [string, Processing][] => Object.entries(registry.processings ?? {});

/** Ids of the sites that a statement is about: what they are, or who they are declared by. */
const sitesOf = (registry: Registry, statementId: string): string[] =>
  Object.entries(registry.sites).flatMap(([id, { provenance }]) =>
    provenance.kind === 'declared' && provenance.statement === statementId ? [id] : [],
  );

function told(registry: Registry, id: string, processing: Processing, language: Language): ToldProcessing {
  const { statement, sites = [] } = processing;
  const quoted = registry.statements[statement]?.language ?? 'nn';
  const fact = ({ text: words, provenance, article, isOptional, email, parties = [] }: AnyFact): ToldFact => {
    const plain = say(words, language);
    const cited = article === undefined ? plain : say(text.article, language, { basis: plain, article });
    const data = isOptional ? say(text.optional, language, { data: cited }) : cited;
    const who = list(
      parties.map(({ name, role }) => `${name} (${say(roles[role], language)})`),
      language,
    );
    const quote = provenance.kind === 'declared' ? provenance.quote : undefined;
    return {
      text: who ? `${data} ${who}.` : data,
      ...(quote !== undefined && { quote: { text: quote.replaceAll('\n', ' '), language: quoted } }),
      ...(email !== undefined && { email }),
    };
  };
  return {
    processing: id,
    name: say(processing.name, language),
    sites: sites.map((site) => registry.sites[site]?.title ?? site),
    terms: (Object.keys(text.heads) as Term[]).flatMap((term) => {
      const facts: readonly AnyFact[] = processing[term] ?? [];
      return facts.length ? [{ term, name: say(text.heads[term], language), facts: facts.map(fact) }] : [];
    }),
  };
}

const issuesOf = (processings: readonly Processing[], language: Language) =>
  processings.flatMap(({ issues = [] }) => issues.map(({ id, text }) => ({ id, text: say(text, language) })));

/**
 * What a whole statement says beside what lies on the device. A registry without processings has none.
 *
 * @throws RangeError that names the statement and the known ones
 */
export function statement(registry: Registry, statementId: string, language: Language): StatementWords {
  const found = Object.hasOwn(registry.statements, statementId) ? registry.statements[statementId] : undefined;
  if (!found) {
    const known = Object.keys(registry.statements).join(', ') || 'none';
    throw new RangeError(`There is no statement "${statementId}" in the registry. Known statements: ${known}.`);
  }
  addLanguages(registry);
  const its = idsOf(registry).filter(([, one]) => one.statement === statementId);
  return {
    statement: statementId,
    title: found.title,
    language,
    updated: found.date,
    updatedInWords: date(Date.parse(found.date) / 86_400_000, language),
    processings: its.map(([id, one]) => told(registry, id, one, language)),
    sites: sitesOf(registry, statementId),
    issues: [
      ...(found.issues ?? []).map(({ id, text }) => ({ id, text: say(text, language) })),
      ...issuesOf(
        its.map(([, one]) => one),
        language,
      ),
    ],
  };
}

/**
 * What the statement says of one site beside what lies on the device: what it tells of that site, on the site that publishes it also what
 * belongs to no site, and what holds for all. Nothing where no statement tells of the site.
 */
export function siteStatement(registry: Registry, siteId: string, language: Language): SiteStatement {
  addLanguages(registry);
  const from = registry.sites[siteId]?.provenance;
  const of = from?.kind === 'declared' ? from.statement : undefined;
  const its = idsOf(registry).filter(([, { sites, statement, isGeneral }]) =>
    sites
      ? sites.includes(siteId)
      : statement === of && (isGeneral || registry.statements[statement]?.publishedOn === siteId),
  );
  const words = (isGeneral: boolean) =>
    its
      .filter(([, one]) => (one.isGeneral ?? false) === isGeneral)
      .map(([id, one]) => told(registry, id, one, language));
  return {
    own: words(false),
    general: words(true),
    issues: issuesOf(
      its.map(([, one]) => one),
      language,
    ),
  };
}
