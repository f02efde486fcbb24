import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';

/** Ends a program, and waits until it has. */
export const ended = (child: ChildProcess) =>
  new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', () => done());
    child.kill();
    return undefined;
  });

/** Ends a program that leads a group of its own, with all that it has started. */
export async function endedWithChildren(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((done) =>
    child.exitCode === null && child.signalCode === null ? child.once('exit', () => done()) : done(),
  );
  try {
    process.kill(-child.pid!, 'SIGKILL');
  } catch {
    // It has ended already.
  }
  await gone;
}

/** A screen that nobody sees, with a number that nobody else has. */
export async function startScreen(): Promise<{ screen: ChildProcess; name: string }> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((done, failed) => {
    (screen.stdio[3] as Readable).once('data', (text) => done(String(text).trim()));
    screen.once('error', failed);
    screen.once('exit', () => failed(new Error('Xvfb did not start.')));
  });
  return { screen, name: `:${number}` };
}
