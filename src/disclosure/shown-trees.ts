import type { Language, Registry } from '../../registry/model.js';
import type { Node } from './node.js';
import type { generalTree, siteProcessingsTree } from './statement-tree.js';
import { countingTree, declarationTree, restMissingTree } from './tree.js';

/** What `<dfo-cookie-declaration>` is asked for. */
export interface Asked {
  /** The page's own registry; undefined for DFØ's. */
  readonly source: Registry | undefined;
  readonly sites: readonly string[];
  readonly language: Language;
  /** Of each site's heading. */
  readonly level: number;
  /** `device`, or `all`: what the statement says beside it, too. */
  readonly scope: string;
  /** The site whose answers are counted. */
  readonly counted: string | undefined;
  /** Takes what is wrong, for the page's developers. */
  complain(message: string): void;
}

/** What is told beside the device, and DFØ's own facts of it. */
export interface Rest {
  readonly generalTree: typeof generalTree;
  readonly siteProcessingsTree: typeof siteProcessingsTree;
  readonly processings: Registry['processings'];
}

/** Everything that the element shows. What cannot be had is told, and hides nothing else. */
export async function shownTrees(
  { source, sites, language, level, scope, counted, complain }: Asked,
  dfo: Registry,
  fetchRest: () => Promise<Rest>,
): Promise<readonly Node[]> {
  const isAll = scope === 'all';
  if (!isAll && scope !== 'device')
    complain(`<dfo-cookie-declaration> has the unknown scope "${scope}". Known: device, all.`);
  const rest = isAll
    ? await fetchRest().catch((error: unknown) =>
        complain(
          `the rest of the statement could not be loaded: ${String(error)}. dfo-consent-statement.js must lie beside dfo-consent-disclosure.js.`,
        ),
      )
    : undefined;
  const registry = source ?? { ...dfo, processings: rest?.processings };
  const trees = sites.flatMap((siteId) => {
    try {
      return [
        ...declarationTree(registry, siteId, language, level),
        ...(rest?.siteProcessingsTree(registry, siteId, language, { level }) ?? []),
        ...(siteId === counted ? [countingTree(language)] : []),
      ];
    } catch (error) {
      complain((error as Error).message); // One unknown name does not hide the others.
      return [];
    }
  });
  const general = rest?.generalTree(registry, sites, language, { level }) ?? [];
  return [...trees, ...general, ...(isAll && !rest ? [restMissingTree(language)] : [])];
}
