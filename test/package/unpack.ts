import { execFileSync } from 'node:child_process';

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
