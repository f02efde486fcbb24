import type { Engine } from '../harness/engines.js';
import type { Input } from '../probes/hands.js';
import type { Seen, View } from '../probes/look.js';
import type { Probe, Scheme } from '../probes/probe.js';
import type { Scene } from '../probes/scenes.js';

/** What one engine's run has seen. */
export interface EngineResults {
  readonly engine: Engine;
  /** As the browser tells it: name and version. */
  readonly browser: string;
  readonly looks: readonly Look[];
  readonly asked: readonly Asked[];
  readonly pictures: readonly Picture[];
  readonly equalities: readonly Equality[];
}

/** A state in a language, reached in one way, in the views that it was looked at in. */
export interface Look {
  readonly scene: string;
  readonly language: string;
  readonly input: Input;
  readonly views: readonly View[];
  readonly findings: readonly Seen[];
}

/** How often a probe was asked in an engine. */
export interface Asked {
  readonly probe: string;
  readonly times: number;
  /** All of them together, in milliseconds. */
  readonly took: number;
}

export interface Picture {
  readonly scene: string;
  readonly width: number;
  readonly scheme: Scheme;
  /** Relative to the report. */
  readonly file: string;
}

/** How alike the choices of a state are, in figures. */
export interface Equality {
  readonly scene: string;
  readonly language: string;
  readonly measures: readonly Measure[];
}

export type Choice = 'accept' | 'reject' | 'save';

export interface Measure {
  /** E1–E10 of the requirements. */
  readonly rule: string;
  /** What was measured, and in which view. */
  readonly what: string;
  /** For each choice, or for all of them together, in the unit that `what` names. */
  readonly values: Readonly<Partial<Record<Choice | 'all', string>>>;
  /** What is allowed, in words. */
  readonly limit: string;
  readonly holds: boolean;
}

/** What a scene is, without the playing. */
export type State = Pick<Scene, 'id' | 'title' | 'says'>;

/** `report.json`. */
export interface Report {
  /** When it was made, ISO 8601. */
  readonly made: string;
  readonly version: string;
  readonly summary: Summary;
  readonly scenes: readonly State[];
  readonly probes: readonly ProbeResult[];
  readonly engines: readonly EngineResults[];
}

interface Summary {
  readonly states: number;
  readonly languages: readonly string[];
  /** Answers of probes: each time that one was asked about one view of one state. */
  readonly answers: number;
  readonly findings: number;
  readonly measures: number;
  readonly measuresBroken: number;
}

/** What a probe is, without the probing. */
export type ProbeFacts = Pick<Probe, 'id' | 'rules' | 'about' | 'per'>;

export interface ProbeResult extends ProbeFacts {
  readonly engines: readonly { readonly engine: Engine; readonly times: number; readonly findings: number }[];
}

interface Told {
  readonly made: Date;
  readonly version: string;
  readonly scenes: Report['scenes'];
  readonly probes: readonly ProbeFacts[];
  readonly engines: readonly EngineResults[];
}

/** Adds up what the engines have seen. */
export function reportOf({ made, version, scenes, probes, engines }: Told): Report {
  const findings = engines.flatMap(({ looks }) => looks.flatMap((look) => look.findings));
  const measures = engines.flatMap(({ equalities }) => equalities.flatMap((one) => one.measures));
  return {
    made: made.toISOString(),
    version,
    summary: {
      states: scenes.length,
      languages: [...new Set(engines.flatMap(({ looks }) => looks.map(({ language }) => language)))],
      answers: engines.flatMap(({ asked }) => asked).reduce((sum, { times }) => sum + times, 0),
      findings: findings.length,
      measures: measures.length,
      measuresBroken: measures.filter(({ holds }) => !holds).length,
    },
    scenes,
    probes: probes.map(({ id, rules, about, per }) => ({
      id,
      rules,
      about,
      per,
      engines: engines.flatMap(({ engine, asked, looks }) => {
        const times = asked.find(({ probe }) => probe === id)?.times;
        const found = looks.flatMap((look) => look.findings.filter(({ probe }) => probe === id));
        return times ? [{ engine, times, findings: found.length }] : [];
      }),
    })),
    engines,
  };
}
