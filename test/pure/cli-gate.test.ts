import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

vi.setConfig({ testTimeout: 30_000 }); // Every test starts a process.

let folder = '';
beforeAll(() => {
  if (!existsSync(command)) throw new Error(`${command} is missing: run "npm run build" before these tests.`);
  folder = mkdtempSync(join(tmpdir(), 'dfo-consent-gate-'));
});
beforeEach(() => {
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const gate = (args: readonly string[], input: string | Uint8Array = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'gate', '--site', 'dfo.no', ...args], {
    input,
    cwd: folder,
    maxBuffer: 2 ** 28,
  });
  return { status, out: stdout, stdout: stdout.toString(), stderr: stderr.toString() };
};
const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return name;
};
const get = (name: string) => readFileSync(join(folder, name), 'utf8');

const live = '<p>Før</p>\r\n<iframe src="https://player.vimeo.com/video/1"></iframe>\r\n<p>Etter</p>\r\n';
const inert =
  '<p>Før</p>\r\n<iframe data-service="vimeo" data-dfo-src="https://player.vimeo.com/video/1"></iframe>\r\n<p>Etter</p>\r\n';
const tracker = `<script>var _paq=[];(function(){var u="https://matomo.dfo.example/";_paq.push(['setTrackerUrl',u+'matomo.php']);})();</script>`;

describe('dfo-consent gate', () => {
  test('reads stdin and prints the same HTML with its embeds inert, and nothing else', () => {
    expect(gate([], live)).toMatchObject({ status: 0, stdout: inert, stderr: '' });
  });

  test('reads stdin where - stands, once and beside files', () => {
    expect(gate(['-'], live)).toMatchObject({ status: 0, stdout: inert, stderr: '' });
    put('side.html', live);
    const listed = '2: vimeo <iframe>';
    const { status, stdout } = gate(['--list', '-', 'side.html'], live);
    expect({ status, lines: stdout.split('\n').map((line) => line.slice(0, 30)) }).toEqual({
      status: 0,
      lines: [expect.stringContaining(listed), expect.stringContaining(`side.html:${listed}`.slice(0, 30)), ''],
    });
  });

  test('reads a file and leaves it as it is', () => {
    put('side.html', live);
    expect(gate(['side.html'])).toMatchObject({ status: 0, stdout: inert, stderr: '' });
    expect(get('side.html')).toBe(live);
  });

  test('holds what is on the site’s own servers when it is told them', () => {
    const file = '<script src="https://matomo.dfo.example/matomo.js"></script>';
    const told = (...hosts: string[]) =>
      gate(
        hosts.flatMap((host) => ['--host', `matomo=${host}`]),
        file,
      ).stdout;
    expect(told('matomo.dfo.example', 'other.example')).toContain('type="text/plain"');
    expect(told('other.example', 'https://matomo.dfo.example/')).toContain('type="text/plain"');
    expect(told()).toBe(file);
  });

  test('holds Matomo’s own code wherever its server is', () => {
    expect(gate([], tracker)).toMatchObject({ stdout: expect.stringContaining('type="text/plain"'), stderr: '' });
  });

  test('prints nothing for nothing', () => {
    expect(gate([])).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  test('a page of 50 million bytes', { tags: ['matrix'], timeout: 120_000 }, () => {
    const paragraph = `<p>${'Statsrekneskapen. '.repeat(2000)}</p>\n`;
    const big = paragraph.repeat(Math.ceil(50_000_000 / paragraph.length));
    const { status, out } = gate([], big + live);
    expect(status).toBe(0);
    expect(out.equals(Buffer.from(big + inert))).toBe(true);
  });

  test('who stops reading early is no fault', async () => {
    const many = live.repeat(20_000);
    const child = spawn(process.execPath, [command, 'gate', '--site', 'dfo.no']);
    let errors = '';
    child.stderr.on('data', (text) => (errors += text));
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(many);
    const status = await new Promise((ended) => child.on('close', ended));
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
  });
});

describe('bytes that are no part of an embed come out as they went in', () => {
  /** What stands around the embed, in the encodings that Norwegian pages have had. */
  const everyByte = Uint8Array.from({ length: 128 }, (_, i) => i + 128);
  test.each([
    ['UTF-8', Buffer.from('blåbær – 🫐 \u2028')],
    ['UTF-8 with its mark', Buffer.from('\ufeffblåbær')],
    ['every byte that is not ASCII, in some encoding', everyByte],
    ['UTF-8 that is broken', Buffer.from([0x62, 0xe5, 0xc3, 0xa5, 0xff])],
    ['a null', Buffer.from('a\0b')],
  ])('%s', (_, bytes) => {
    const around = (html: string) => Buffer.concat([bytes, Buffer.from(html), bytes]);
    const { status, out } = gate([], around('<iframe src="https://vimeo.com/1"></iframe>'));
    expect(status).toBe(0);
    expect(out.equals(around('<iframe data-service="vimeo" data-dfo-src="https://vimeo.com/1"></iframe>'))).toBe(true);
  });

  test.each(['utf-16le', 'utf-16be'])('%s with its mark', (name) => {
    const inName = (text: string) => {
      const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
      return name === 'utf-16le' ? bytes : bytes.swap16();
    };
    const { status, out } = gate([], inName(live));
    expect(status).toBe(0);
    expect(out.equals(inName(gate([], live).stdout))).toBe(true);
  });

  test.each([
    ['no mark', Buffer.from(live, 'utf16le')],
    ['no mark, the other way round', Buffer.from(live, 'utf16le').swap16()],
  ])('UTF-16 with %s is refused, with what to do', (_, bytes) => {
    put('side.html', bytes);
    expect(gate(['side.html'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error: side\.html: .*UTF-16.*UTF-8.*\n$/),
    });
  });

  test.each([
    ['one broken byte in what says that it is UTF-8', [Buffer.from('<meta charset=utf-8>'), Buffer.from([0xe5])]],
    ['what loads something where the server says that it is UTF-8', [Buffer.from([0xe5])]],
  ])('%s is refused, with what to do', (_, before) => {
    put('side.html', Buffer.concat([...before, Buffer.from('<iframe src="https://player.vimeo。com/1"></iframe>')]));
    expect(gate(['--write', 'side.html'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error: side\.html: .*UTF-8.*\n$/),
    });
  });
});

describe('--write', () => {
  test('changes files in their places, says which, and leaves the others alone', () => {
    put('ein.html', live);
    put('to.html', '<p>Ingenting</p>');
    put('tre.html', live + live);
    const before = statSync(join(folder, 'to.html'));
    const { status, stdout, stderr } = gate(['--write', 'ein.html', 'to.html', 'tre.html', 'ein.html']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toBe('ein.html: changed, 1 embed made inert.\ntre.html: changed, 2 embeds made inert.\n');
    expect([get('ein.html'), get('to.html'), get('tre.html')]).toEqual([inert, '<p>Ingenting</p>', inert + inert]);
    expect(statSync(join(folder, 'to.html')).ino).toBe(before.ino);
    expect(readdirSync(folder).sort()).toEqual(['ein.html', 'to.html', 'tre.html']);
  });

  test('a second time changes nothing', () => {
    put('side.html', live);
    gate(['--write', 'side.html']);
    expect(gate(['--write', 'side.html'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(get('side.html')).toBe(inert);
  });

  test('keeps permissions, and a link a link', () => {
    put('side.html', live);
    chmodSync(join(folder, 'side.html'), 0o666);
    symlinkSync('side.html', join(folder, 'lenkje.html'));
    expect(gate(['--write', 'lenkje.html']).status).toBe(0);
    expect(get('side.html')).toBe(inert);
    expect(statSync(join(folder, 'side.html')).mode & 0o777).toBe(0o666);
    expect(readdirSync(folder).sort()).toEqual(['lenkje.html', 'side.html']);
    expect(readFileSync(join(folder, 'lenkje.html'), 'utf8')).toBe(inert);
  });

  test.each([
    ['is missing', 'borte.html', 'no such file'],
    ['is a folder', 'mappe', 'folder'],
    ['is UTF-16 without a mark', 'brei.html', 'UTF-16'],
  ])('where one file %s, none is changed', (_, name, words) => {
    put('side.html', live);
    mkdirSync(join(folder, 'mappe'));
    put('brei.html', Buffer.from(live, 'utf16le'));
    const before = readdirSync(folder);
    const { status, stdout, stderr } = gate(['--write', 'side.html', name]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^error: ${name}: .*${words}.*\n$`));
    expect(get('side.html')).toBe(live);
    expect(readdirSync(folder)).toEqual(before);
  });
});

describe('--list', () => {
  const page = `<title>Side</title>
<iframe src="https://player.vimeo.com/video/1"></iframe>
<p>Vimeo og tableau.com</p><script>
document.write('<script src="https://public.tableau.com/javascripts/api/viz_v1.js"><\\/script>')</script>
<iframe data-service="vimeo" data-dfo-src="https://player.vimeo.com/video/2"></iframe>`;

  test('prints every embed with its line, service, element and addresses, and changes nothing', () => {
    put('side.html', page);
    expect(gate(['--list'], page)).toMatchObject({
      status: 0,
      stderr: '',
      stdout:
        '2: vimeo <iframe> https://player.vimeo.com/video/1 (src loads https://player.vimeo.com/video/1)\n' +
        '3: tableau-public <script> https://public.tableau.com/javascripts/api/viz_v1.js (writes <script src="https://public.tableau.com/javascripts/api/viz_v1.js"> into the page)\n',
    });
    const { stdout } = gate(['--list', 'side.html', put('tom.html', '')]);
    expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual(['side.html:2:', 'side.html:3:', '']);
    expect(get('side.html')).toBe(page);
  });

  test('an address cannot write on the terminal', () => {
    expect(gate(['--list'], '<iframe src="https://vimeo.com/\u001b[2J\n1: x"></iframe>').stdout).toBe(
      '1: vimeo <iframe> https://vimeo.com/ [2J 1: x (src loads https://vimeo.com/ [2J 1: x)\n',
    );
  });
});

describe('warnings', () => {
  test('an embed of a service that the site does not declare: it stays closed', () => {
    const { status, stdout, stderr } = gate([], '\n<qlik-embed></qlik-embed>\n<qlik-embed></qlik-embed>');
    expect(status).toBe(0);
    expect(stdout).toContain('data-service="qlik"');
    expect(stderr).toMatch(/^stdin:2: warning: dfo\.no does not declare qlik .*\n$/);
  });

  test.each([
    [
      'an old one',
      `<script>var u=(("https:"==document.location.protocol)?"https":"http")+"://p.dfo.example/";</script>\n<script src="//p.dfo.example/piwik.js"></script>`,
      'p.dfo.example',
    ],
    ['a tag manager', `<script>g.src='https://m.dfo.example/js/container_aB3dE.js';</script>`, 'm.dfo.example'],
    ['its picture alone', `<noscript><img src="//m.dfo.example/piwik.php?idsite=1"></noscript>`, 'm.dfo.example'],
    [
      'a folder of the site’s own',
      `<script src="/js/a.js"></script><img src="/statistikk/matomo.php?idsite=1">`,
      'dfo.no/statistikk/',
    ],
  ])('a Matomo that nobody told of, by %s', (_, html, host) => {
    const { status, stdout, stderr } = gate([], html);
    expect({ status, stdout }).toEqual({ status: 0, stdout: html });
    expect(stderr).toMatch(/^stdin:\d+: warning: .*\n$/);
    expect(stderr).toContain(`If this is the site's Matomo: --host matomo=${host}\n`);
    // And the advice is good.
    expect(gate(['--host', `matomo=${host}`], html).stderr).toBe('');
  });

  test.each([
    ['a helper of the site’s own', '<script src="/modules/contrib/matomo/js/matomo.js?v=1"></script>'],
    ['a word in a text', '<p>matomo.php på https://matomo.dfo.example/matomo.php</p>'],
    ['a link', '<a href="https://matomo.dfo.example/matomo.php">Statistikk</a>'],
    [
      'what is inert',
      '<script type="text/plain" data-service="matomo" data-dfo-src="https://matomo.dfo.example/matomo.js"></script>',
    ],
    ['a comment', `<!-- ${tracker} -->`],
  ])('not for %s', (_, html) => {
    expect(gate([], html)).toMatchObject({ status: 0, stdout: html, stderr: '' });
  });
});

describe('a mistake on the command line: nothing is printed, and one line says what is wrong', () => {
  test.each([
    ['a site', ['--site', 'dfo.noo'], ['"dfo.noo"', 'kudos.dfo.no']],
    ['a site by a name of every object', ['--site', '__proto__'], ['"__proto__"', 'kudos.dfo.no']],
    ['a service', ['--host', 'matomoo=x.example'], ['"matomoo"', 'tableau-public']],
    ['a service by a name of every object', ['--host', 'constructor=x.example'], ['"constructor"', 'tableau-public']],
    ['a service that is never in a page', ['--host', 'surveyxact=x.example'], ['"surveyxact"', 'tableau-public']],
    ['a host', ['--host', 'matomo=not a host'], ['"not a host"', 'matomo']],
    ['a host that is the site', ['--host', 'matomo=www.dfo.no'], ['www.dfo.no/matomo/']],
    ['a host without a service', ['--host', 'matomo.dfo.example'], ['matomo=']],
    ['--write without a file', ['--write'], ['--write']],
    ['--write and --list', ['--write', '--list', 'side.html'], ['--list']],
    ['several files', ['side.html', 'side2.html'], ['--write']],
    ['a file that is missing', ['borte.html'], ['borte.html']],
    ['a folder', ['.'], ['folder']],
    ['stdin in its place', ['--write', '-'], ['--write', '"-"']],
    ['an option', ['--sites'], ['--sites']],
  ])('%s', (_, args, words) => {
    put('side.html', live);
    put('side2.html', live);
    const { status, stdout, stderr } = gate(args, live);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    for (const word of words) expect(stderr).toContain(word);
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(get('side.html')).toBe(live);
  });

  test('no site', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'gate'], {
      input: live,
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('--site');
  });
});

describe('what loads from a host that the registry does not describe', () => {
  const html =
    '<p>\n<iframe src="https://a.example/1"></iframe><img alt="" src="https://a.example/2.png">\n<script src="https://b.example/1.js"></script>';
  const told = (line: number, element: string, host: string) =>
    `stdin:${line}: warning: <${element}> loads from ${host}, which the registry does not describe, and is left as it was: visitors contact it unasked. Describe it in the registry, close it with --unknown hold, or let it through with --unknown allow=${host}\n`;

  test('is left as it was and told, each host once', () => {
    const expected = {
      status: 0,
      stdout: html,
      stderr: told(2, 'iframe', 'a.example') + told(3, 'script', 'b.example'),
    };
    expect(gate([], html)).toMatchObject(expected);
    expect(gate(['--unknown', 'warn'], html)).toMatchObject(expected);
  });

  test('is held with --unknown hold, and listed under that name', () => {
    const { status, stdout, stderr } = gate(['--unknown', 'hold'], html);
    expect(status).toBe(0);
    expect(stdout).toContain('<iframe data-service="unknown" data-dfo-src="https://a.example/1">');
    expect(stderr).toContain(
      'so it stays closed whatever visitors answer. Describe it in the registry, or let it through with --unknown allow=a.example',
    );
    expect(gate(['--unknown', 'hold', '--list'], html).stdout.split('\n')[0]).toBe(
      '2: unknown <iframe> https://a.example/1 (src loads https://a.example/1)',
    );
  });

  test('passes in silence where it is allowed', () => {
    for (const how of ['hold', 'warn'])
      expect(gate(['--unknown', how, '--unknown', 'allow=a.example', '--unknown=allow=b.example'], html)).toMatchObject(
        {
          status: 0,
          stdout: html,
          stderr: '',
        },
      );
  });

  test('ends with 1 where that is asked for, and what is ungated does too', () => {
    const embed = '<iframe src="https://player.vimeo.com/video/1"></iframe>';
    const inert = gate([], embed).stdout;
    for (const [input, on, status] of [
      [html, 'unknown', 1],
      [html, 'ungated', 0],
      [embed, 'ungated', 1],
      [embed, 'unknown', 0],
      [embed, 'ungated,unknown', 1],
      [inert, 'ungated,unknown', 0],
    ] as const) {
      expect(gate(['--fail-on', on], input).status, `${on}: ${input}`).toBe(status);
      expect(gate(['--fail-on', on, '--list', '--unknown', 'hold'], input).status, `held, ${on}: ${input}`).toBe(
        status,
      );
    }
    writeFileSync(join(folder, 'a.html'), html);
    expect(gate(['--fail-on', 'unknown', '--write', '--unknown', 'hold', 'a.html']).status).toBe(1);
    expect(gate(['--fail-on', 'unknown', '--write', '--unknown', 'hold', 'a.html']).status).toBe(0);
  });

  test('in another way, or to fail on something else, is refused with what can be', () => {
    expect(gate(['--unknown', 'close'], html)).toMatchObject({
      status: 2,
      stderr:
        "error: option '--unknown <how>' argument 'close' is invalid. Allowed choices are warn, hold, allow=HOST.\n",
    });
    expect(gate(['--fail-on', 'unknown,all'], html)).toMatchObject({
      status: 2,
      stderr:
        "error: option '--fail-on <what>' argument 'unknown,all' is invalid. Allowed choices are ungated, unknown, with commas between them.\n",
    });
    expect(gate(['--unknown', 'allow=https://'], html)).toMatchObject({ status: 2, stdout: '' });
  });
});
