import type { AuditOptions } from '../../src/audit/options.js';
import type { Site } from './site-type.js';

export interface FaultFacts {
  readonly name: string;
  /** What is wrong, in one sentence. */
  readonly plants: string;
  /** Exactly the rules that must report it. */
  readonly rules: readonly string[];
  /** Of one of the findings. */
  readonly subject?: RegExp;
  /** In the evidence of that finding, as JSON. */
  readonly proof?: RegExp;
  /** The page that is looked at. Default: the site's first. */
  readonly url?: string;
  readonly options?: Partial<AuditOptions>;
  /** Options for the faulty site alone, where a fault costs its timeout. */
  readonly faultyOptions?: Partial<AuditOptions>;
}

/** Something wrong with a site, and the same site without it. */
export interface Fault extends FaultFacts {
  readonly faulty: Site;
  readonly clean: Site;
}

/** Both sites of a fault from one function, so that they differ by the fault alone. */
export const plant = (facts: FaultFacts, make: (isFaulty: boolean) => Site): Fault => ({
  ...facts,
  faulty: make(true),
  clean: make(false),
});

/** For pages that do something after a while. */
export const unhurried: Partial<AuditOptions> = { settle: 1 };
