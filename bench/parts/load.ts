/** Started by `serve.ts` in a process of its own, on a core of its own. Takes a task, tells what came of it, and waits for the next. */
import autocannon from 'autocannon';

/** What is asked, how often, and over how many connections. */
export interface LoadTask {
  readonly url: string;
  readonly connections: number;
  readonly amount: number;
  /** The `Cookie` headers of the visitors who ask by turns. Default: one without a cookie. */
  readonly cookies?: readonly string[];
  /** Whether each request is for an address that nobody has asked for before. Default: all are for one. */
  readonly isAnew?: boolean;
  /** What each answer has at least, in bytes. */
  readonly least: number;
}

/** Seconds from the first request to the last answer, what each took, in milliseconds, and how many got none. */
export interface Load {
  readonly seconds: number;
  readonly times: readonly number[];
  readonly failed: number;
}

/** Addresses that have been asked for, in all. */
let asked = 0;

async function load({ url, connections, amount, cookies = [''], isAnew = false, least }: LoadTask): Promise<Load> {
  const times: number[] = [];
  let begun = 0;
  let ended = 0;
  let short = 0;
  const result = await autocannon({
    url,
    connections,
    amount,
    timeout: 600,
    requests: cookies.map((cookie) => ({
      headers: cookie ? { cookie } : {},
      ...(isAnew && { setupRequest: (request) => ({ ...request, path: `${new URL(url).pathname}?${asked++}` }) }),
    })),
    setupClient(client) {
      begun ||= performance.now();
      // Its own histogram knows whole milliseconds alone.
      client.on('response', (_: number, bytes: number, took: number) => {
        ended = performance.now();
        times.push(took);
        if (bytes < least) short++;
      });
    },
  });
  if (result.non2xx || short || !times.length)
    throw new Error(
      `${url}: of ${amount} requests ${times.length} were answered, ${result.non2xx} of them otherwise than by 2xx, ${short} too short.`,
    );
  // Many at a time may be more than somebody bears: that is told, and the others are measured.
  return { seconds: (ended - begun) / 1000, times, failed: amount - times.length };
}

process.on('message', (task: LoadTask) => {
  load(task).then(
    (it) => process.send!(it),
    (error: Error) => process.send!({ error: error.message }),
  );
});
