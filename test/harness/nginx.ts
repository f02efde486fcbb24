import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Says what to do where nginx is missing; undefined where it is there. */
export const nginxIsMissing: string | undefined = spawnSync('nginx', ['-v']).error
  ? 'nginx is missing. Install it, for example with "apt-get install nginx".'
  : undefined;

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits until somebody accepts connections on a port of this machine. */
export async function listening(port: number, by: ChildProcess): Promise<void> {
  for (;;) {
    if (by.exitCode !== null) throw new Error(`What should listen on port ${port} has ended with ${by.exitCode}.`);
    const isThere = await new Promise<boolean>((told) => {
      const socket = connect(port, '127.0.0.1')
        .once('connect', () => {
          socket.destroy();
          told(true);
        })
        .once('error', () => told(false));
    });
    if (isThere) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}

export interface Nginx {
  readonly process: ChildProcess;
  end(): Promise<void>;
}

/**
 * Starts nginx as one process of its own, which writes nothing outside a folder of its own.
 *
 * @param http what stands in its `http` block
 * @param port where it says that it listens
 * @param under a command that it runs under, such as `['taskset', '-c', '0']`
 */
export async function startNginx(http: string, port: number, under: readonly string[] = []): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-nginx-'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (of) => `${of}_temp_path ${folder}/${of};`,
  );
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; master_process off; pid ${folder}/pid; error_log stderr warn;
events { worker_connections 4096; }
http {
${temporary.join('\n')}
access_log off;
${http}
}
`,
  );
  const [program, ...before] = [...under, 'nginx'];
  const nginx = spawn(program!, [...before, '-e', 'stderr', '-c', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<void>((done) => nginx.once('exit', () => done()));
  await listening(port, nginx);
  return {
    process: nginx,
    async end() {
      nginx.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
