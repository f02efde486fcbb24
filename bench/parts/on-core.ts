import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** Whether what is measured and what measures it can be kept on different cores. */
export const canPin = availableParallelism() > 1 && !spawnSync('taskset', ['--version']).error;

/** A command that keeps what comes after it on one core, where that can be. */
export const onCore = (core: number): readonly string[] => (canPin ? ['taskset', '-c', String(core)] : []);

/** A file of this folder that runs in a process of its own and answers each message with one. */
export interface Worker<Task, Answer> {
  ask(task: Task): Promise<Answer>;
  end(): void;
}

export function startWorker<Task extends object, Answer extends object>(
  file: string,
  core: number,
): Worker<Task, Answer> {
  const [program, ...args] = [
    ...onCore(core),
    process.execPath,
    '--import',
    'tsx',
    new URL(file, import.meta.url).pathname,
  ];
  const child = spawn(program!, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return {
    ask: (task) =>
      new Promise((done, fail) => {
        const ended = (code: number | null) => fail(new Error(`${file} has ended with ${code}.`));
        child.once('exit', ended);
        child.once('message', (answer: Answer | { readonly error: string }) => {
          child.off('exit', ended);
          if ('error' in answer) fail(new Error(answer.error));
          else done(answer);
        });
        child.send(task);
      }),
    end: () => void child.kill(),
  };
}

/** Processor time that a process has had, with all of its threads, in milliseconds; NaN where the system does not tell. */
export function processorTime({ pid }: ChildProcess): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    // https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat: nanoseconds on a processor come first.
    const spent = threads.map((one) =>
      Number(readFileSync(`/proc/${pid}/task/${one}/schedstat`, 'utf8').split(' ')[0]),
    );
    return spent.reduce((sum, one) => sum + one) / 1e6;
  } catch {
    return NaN;
  }
}

/** Memory that a process has in use, in megabytes; NaN where the system does not tell. */
export function residentMemory({ pid }: ChildProcess): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024;
  } catch {
    return NaN;
  }
}
