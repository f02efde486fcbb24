import type { Engine } from '../harness/engines.js';
import type { EngineResults, ProbeFacts, Report } from './results.js';

/** Where the report lies. It is made, and no part of the source. */
export const folder = 'report';

/** What one engine's run leaves there, until all of them are put together. */
export interface Part {
  readonly scenes: Report['scenes'];
  readonly probes: readonly ProbeFacts[];
  readonly results: EngineResults;
}

export const partOf = (engine: Engine): string => `${folder}/${engine}.json`;
