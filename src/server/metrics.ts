import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry as Metrics } from 'prom-client';

/** What is counted, in the form of Prometheus. Nothing in it is about one visitor. */
export interface ServerMetrics {
  readonly pages: Counter;
  readonly held: Counter<'service'>;
  readonly bytes: Counter<'kind'>;
  readonly seconds: Histogram<'kind'>;
  readonly faults: Counter<'fault'>;
  /** One answer: which services it accepts and refuses. */
  answered(answer: CountedAnswer): void;
  text(): Promise<string>;
  readonly contentType: string;
}

/** What a page tells of an answer, and all that it tells. */
export interface CountedAnswer {
  readonly site: string;
  readonly lang: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** So many days of answers are told; whoever wants more asks each day. */
const keptDays = 7;

export function makeMetrics(): ServerMetrics {
  const registers = [new Metrics()];
  collectDefaultMetrics({ register: registers[0]! });
  const prefix = 'dfo_consent_';
  const answers = new Gauge({
    name: `${prefix}answers`,
    help: 'Answers of the last seven days, by day, site, language, service and what was said.',
    labelNames: ['day', 'site', 'language', 'service', 'answer'] as const,
    registers,
  });
  const days: string[] = [];
  const counted = new Map<string, Parameters<typeof answers.remove>[0][]>();
  return {
    pages: new Counter({ name: `${prefix}pages_total`, help: 'Pages that went through the gate.', registers }),
    held: new Counter({
      name: `${prefix}embeds_held_total`,
      help: 'Embeds that were made inert, by service.',
      labelNames: ['service'] as const,
      registers,
    }),
    bytes: new Counter({
      name: `${prefix}bytes_total`,
      help: 'Bytes sent to visitors: of pages, and of what went through as it was.',
      labelNames: ['kind'] as const,
      registers,
    }),
    seconds: new Histogram({
      name: `${prefix}request_seconds`,
      help: 'Seconds from a request to the end of its response.',
      labelNames: ['kind'] as const,
      buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
      registers,
    }),
    faults: new Counter({
      name: `${prefix}faults_total`,
      help: 'Requests that ended in a fault: gate, upstream, refused.',
      labelNames: ['fault'] as const,
      registers,
    }),
    answered({ site, lang, yes, no }) {
      const day = new Date().toISOString().slice(0, 10);
      if (!counted.has(day)) {
        days.push(day);
        counted.set(day, []);
        while (days.length > keptDays) {
          const past = days.shift()!;
          for (const labels of counted.get(past) ?? []) answers.remove(labels);
          counted.delete(past);
        }
      }
      for (const [answer, services] of [
        ['yes', yes],
        ['no', no],
      ] as const)
        for (const service of services) {
          const labels = { day, site, language: lang, service, answer };
          answers.inc(labels);
          const its = counted.get(day)!;
          if (!its.some((one) => JSON.stringify(one) === JSON.stringify(labels))) its.push(labels);
        }
    },
    text: () => registers[0]!.metrics(),
    contentType: registers[0]!.contentType,
  };
}
