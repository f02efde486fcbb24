/** What a page's own policies let in of what is added to it. https://www.w3.org/TR/CSP3/#match-element-to-source-list */
export interface LetIn {
  /** Inline scripts and styles: the printed banner. */
  readonly isPrinted: boolean;
  /** Scripts from files of the page's own host. */
  readonly isFile: boolean;
  /** The nonce that both need; undefined where they need none. */
  readonly nonce: string | undefined;
}

/** Where the page is, and the library's files beside it. */
export interface Place {
  readonly isSecure: boolean;
  /** With its port; undefined where nobody has said it. */
  readonly host: string | undefined;
  readonly folder: string;
}

type Directives = ReadonlyMap<string, readonly string[]>;

/** @param policies values of `Content-Security-Policy`; each may have several, with commas between them */
export function letIn(policies: readonly string[], place: Place): LetIn {
  const all = policies.flatMap((one) => one.split(',')).map(directivesOf);
  const nonces = all
    .flatMap((one) => scriptSources(one) ?? [])
    .flatMap((source) => /^'nonce-(.+)'$/i.exec(source)?.[1] ?? []);
  const candidates = [undefined, ...new Set(nonces)].map((nonce) => ({
    nonce,
    isFile: all.every((one) => letsFile(scriptSources(one), nonce, place)),
    isPrinted: all.every((one) => letsInline(scriptSources(one), nonce) && letsInline(styleSources(one), nonce)),
  }));
  return (
    candidates.find(({ isFile, isPrinted }) => isFile && isPrinted) ??
    candidates.find(({ isFile }) => isFile) ?? { nonce: undefined, isFile: false, isPrinted: false }
  );
}

function directivesOf(policy: string): Directives {
  const directives = new Map<string, readonly string[]>();
  for (const written of policy.split(';')) {
    const [name = '', ...sources] = written.trim().split(/\s+/);
    // Of two, browsers obey the first.
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

const scriptSources = (one: Directives) =>
  one.get('script-src-elem') ?? one.get('script-src') ?? one.get('default-src');
const styleSources = (one: Directives) => one.get('style-src-elem') ?? one.get('style-src') ?? one.get('default-src');

const has = (sources: readonly string[], wanted: string) => sources.some((one) => one.toLowerCase() === wanted);
/** The word is heard whatever its letters' size, and the nonce is not. */
const hasNonce = (sources: readonly string[], nonce: string | undefined) =>
  nonce !== undefined && sources.some((one) => /^'nonce-(.+)'$/i.exec(one)?.[1] === nonce);

function letsInline(sources: readonly string[] | undefined, nonce: string | undefined): boolean {
  if (!sources || hasNonce(sources, nonce)) return true;
  // Where there is one of these, browsers do not hear this word.
  const isUnheard = sources.some((one) => /^'(nonce|sha(256|384|512))-|^'strict-dynamic'$/i.test(one));
  return has(sources, "'unsafe-inline'") && !isUnheard;
}

function letsFile(sources: readonly string[] | undefined, nonce: string | undefined, place: Place): boolean {
  if (!sources || hasNonce(sources, nonce)) return true;
  return !has(sources, "'strict-dynamic'") && sources.some((one) => isHere(one, place));
}

/** Whether a source has the library's files in it: https://www.w3.org/TR/CSP3/#match-url-to-source-expression */
function isHere(source: string, { isSecure, host, folder }: Place): boolean {
  const one = source.toLowerCase();
  if (one === "'self'" || one === '*' || one === 'http:' || (one === 'https:' && isSecure)) return true;
  const [, scheme, name = '', port, path = ''] =
    /^(?:(https?):\/\/)?((?:\*\.)?[\w.-]+|\*)(?::(\d+|\*))?(\/.*)?$/.exec(one) ?? [];
  const [, own = '', ownPort] = /^(.*?)(?::(\d+))?$/.exec(host?.toLowerCase() ?? '')!;
  const isName = name === '*' || name === own || (name.startsWith('*.') && own.endsWith(name.slice(1)));
  const usual = isSecure ? '443' : '80';
  const isPort = port === '*' || (port ?? usual) === (ownPort ?? usual);
  const isPath = path === '' || (path.endsWith('/') && folder.startsWith(path));
  return own !== '' && isName && isPort && isPath && (scheme !== 'https' || isSecure);
}
