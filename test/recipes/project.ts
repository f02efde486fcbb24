import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { unpackInto } from '../package/unpack.js';

/** What `docs/recipes.md` says under a heading. */
function sectionOf(heading: string): string {
  const found = readFileSync('docs/recipes.md', 'utf8')
    .split(/^## /m)
    .find((section) => section.startsWith(`${heading}\n`));
  if (!found) throw new Error(`docs/recipes.md has no section "${heading}".`);
  return found;
}

/** Its files: examples with a name after the language. */
const filesIn = (section: string): [name: string, code: string][] =>
  [...section.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```/gm)].map(([, name, code]) => [name!, code!]);

/** Its commands, one a line. */
const commandsIn = (section: string): string[] =>
  [...section.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, code]) => code!.split('\n').filter(Boolean));

/** What no tool may do in a test: tell its makers, or look for another version of itself. */
export const quietly = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: '1',
  NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
  npm_config_offline: 'true',
};

export interface Project {
  readonly folder: string;
  /** A file of it, as the page has it. */
  read(file: string): string;
  /** Writes a file of it anew. */
  write(file: string, code: string): void;
  /** Runs a package's program in it, to its end; what it said, if it fails. */
  run(program: string, ...args: string[]): string;
}

/** The compiler's options, as the tools' own templates have them. */
const tsconfig = {
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  },
  include: ['src', 'vite.config.ts'],
};

/**
 * A recipe of `docs/recipes.md` as somebody's project who has followed it: its files, the library as it is published, and its commands
 * run. The folder lies in ours, for tools look for packages upwards, and Turbopack in no linked folder.
 *
 * @param leftOut a command that is not run
 */
export function recipe(heading: string, leftOut?: RegExp): Project {
  let folder = '';
  const project: Project = {
    get folder() {
      return folder;
    },
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write(file, code) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    },
    run(program, ...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('node_modules', program), ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...quietly, NODE_ENV: undefined },
      });
      return status === 0 ? '' : `${stdout}${stderr}exit ${status}`;
    },
  };
  beforeAll(() => {
    folder = mkdtempSync(resolve('.recipe-'));
    follow(heading, project, leftOut);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return project;
}

function follow(heading: string, project: Project, leftOut: RegExp | undefined): void {
  const { folder } = project;
  project.write('package.json', JSON.stringify({ private: true, type: 'module' }));
  project.write('tsconfig.json', JSON.stringify(tsconfig));
  unpackInto(folder);
  cpSync(join(folder, 'package'), join(folder, 'node_modules/dfo-consent'), { recursive: true });
  rmSync(join(folder, 'package'), { recursive: true });
  mkdirSync(join(folder, 'node_modules/.bin'));
  chmodSync(join(folder, 'node_modules/dfo-consent/dist/cli.js'), 0o755); // As npm does.
  symlinkSync('../dfo-consent/dist/cli.js', join(folder, 'node_modules/.bin/dfo-consent'));

  const section = sectionOf(heading);
  for (const [name, code] of filesIn(section)) project.write(name, code);
  for (const command of commandsIn(section)) {
    if (leftOut?.test(command)) continue;
    if (command.startsWith('npm install ')) {
      // Ours are there, in the versions that the page names.
      const names = command
        .split(' ')
        .slice(2)
        .filter((one) => !one.startsWith('--') && one !== 'dfo-consent');
      const missing = names.find((one) => !existsSync(resolve('node_modules', one)));
      if (missing) throw new Error(`${heading} installs ${missing}, which is no package of ours.`);
    } else execFileSync('sh', ['-c', command], { cwd: folder, stdio: 'pipe', env: quietly });
  }
}
