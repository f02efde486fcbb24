/** `integrations/`: the filter for Drupal and the plugin for WordPress, in PHP, against a gate that runs. */
import { spawn, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { serve } from '../../src/server/serve.js';

/** To its end, and this process goes on meanwhile: it is the one that answers. */
const run = (program: string, args: readonly string[], env: Readonly<Record<string, string>>) =>
  new Promise<{ code: number | null; said: string }>((done, fail) => {
    const child = spawn(program, args, { env: { ...process.env, ...env } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    child.once('error', fail).once('close', (code) => done({ code, said }));
  });

test('PHPUnit finds both as they are to be', { tags: ['matrix'], timeout: 120_000 }, async () => {
  if (spawnSync('phpunit', ['--version']).error)
    throw new Error('There is no PHPUnit here. Run: apt-get install php-cli php-xml php-mbstring php-curl phpunit');
  const serving = await serve({
    upstream: 'http://127.0.0.1:1',
    site: 'dfo.no',
    port: 0,
    files: 'dist',
    graceSeconds: 1,
    log: () => {},
  });
  try {
    const { code, said } = await run('phpunit', ['-c', 'test/integrations/php'], {
      GATE_URL: `http://127.0.0.1:${serving.port}/gate`,
    });
    expect(code, said).toBe(0);
    // Without the address they would be left out, and pass.
    expect(said).toMatch(/OK \(\d+ tests/);
  } finally {
    await serving.stop();
  }
});
