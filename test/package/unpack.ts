import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Packs the library as it is published, and leaves it in `package/` of a folder. */
export function unpackInto(folder: string): void {
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  // npm has said both a list and an object here.
  const [{ filename }] = Object.values(JSON.parse(packed) as Record<string, { filename: string }>) as [
    { filename: string },
  ];
  execFileSync('tar', ['-xzf', filename], { cwd: folder });
}

/**
 * The folder of a small project that has installed the packed library, as somebody else's would.
 *
 * @param names other packages that it has, ours
 */
export function consumerWith(names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'dfo-consent-consumer-'));
  unpackInto(folder);
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  symlinkSync(join(folder, 'package'), join(modules, 'dfo-consent'));
  for (const name of names) symlinkSync(resolve('node_modules', name), join(modules, name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}
