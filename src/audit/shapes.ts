/** The shapes of `model.ts` for what is read back from files: journals and reports, as anybody can have written them. */
import * as z from 'zod/mini';
import { severities, states } from './model.js';
import { pictureName } from './observe/picture.js';

const text = z.string();
const texts = z.array(text);
const optional = z.optional(text);
const count = z.number().check(z.nonnegative());
const state = z.enum(states);

const initiator = z.object({
  kind: z.enum(['parser', 'script', 'server', 'browser']),
  url: optional,
  line: z.optional(count),
});
const contact = z.object({
  url: text,
  host: text,
  type: text,
  frame: text,
  chain: texts,
  initiator: z.optional(initiator),
});
const storedKind = z.enum(['cookie', 'localStorage', 'sessionStorage', 'indexedDB', 'cacheStorage', 'serviceWorker']);
const stored = z.object({
  kind: storedKind,
  name: text,
  host: text,
  path: optional,
  lifetime: z.optional(z.number()),
  httpOnly: z.optional(z.boolean()),
  secure: z.optional(z.boolean()),
  sameSite: z.optional(z.enum(['Strict', 'Lax', 'None'])),
  partition: optional,
  isGone: z.optional(z.literal(true)),
  initiator: z.optional(initiator),
});
const finding = z.object({
  rule: text,
  severity: z.enum(severities),
  site: text,
  subject: text,
  message: text,
  remedy: text,
  evidence: z.array(
    z.object({
      page: text,
      state: z.optional(state),
      contact: z.optional(contact),
      stored: z.optional(stored),
      element: optional,
      line: z.optional(count),
      instead: optional,
      detail: optional,
    }),
  ),
  pages: count,
  isKnown: z.optional(z.literal(true)),
});
const page = z.object({
  url: text,
  site: text,
  status: count,
  interface: z.enum(['dfo-consent', 'selectors', 'none']),
  states: z.array(state),
  failures: texts,
  took: count,
});
const item = z.object({
  site: text,
  kind: storedKind,
  name: text,
  host: text,
  httpOnly: z.optional(z.boolean()),
  lifetime: z.optional(count),
  isGone: z.optional(z.literal(true)),
  states: z.array(state),
  service: optional,
  item: optional,
  initiator: z.optional(initiator),
  page: text,
});
const host = z.object({ site: text, host: text, states: z.array(state), service: optional, page: text });
const hosts = z.record(text, texts);
const lists = { findings: z.array(finding), items: z.array(item), hosts: z.array(host) };

/** What is kept of a page in a journal; its pictures are names in the run's folder. */
export const entryShape = z.object({
  page,
  ...lists,
  links: texts,
  screenshots: z.partialRecord(state, text.check(z.regex(pictureName))),
  declared: z.object({ site: optional, hosts }),
});

const reportShape = z.object({
  format: z.literal('dfo-consent audit 1'),
  date: text,
  browser: text,
  organisation: text,
  sites: z.record(text, text),
  pages: z.array(page),
  ...lists,
  screenshots: z.array(
    // Whoever opens the report shall load nothing.
    z.object({ page: text, state, src: text.check(z.regex(/^data:image\/jpeg;base64,[\w+/]*={0,2}$/)) }),
  ),
  skipped: z.array(z.object({ url: text, why: text })),
});

/** Where a report has another shape than its format says; undefined where it has not. */
export function faultIn(report: unknown): string | undefined {
  return reportShape.safeParse(report).error?.issues[0]?.path.join('.');
}
