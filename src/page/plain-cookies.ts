import { write } from './write.js';

/**
 * As much of js-cookie's interface as the answer needs. In the files that pages fetch it stands in js-cookie's place (`src/built/bundles.ts`): our
 * values hold no character that would have to be encoded, and a first visit is spared 350 bytes.
 */
interface Attributes {
  readonly path: string;
  readonly sameSite: string;
  readonly secure: boolean;
  readonly domain?: string;
  readonly partitioned?: boolean;
}

function set(
  name: string,
  value: string,
  { path, sameSite, secure, domain, partitioned, expires }: Attributes & { expires: number },
): void {
  const date = new Date(Date.now() + expires * 864e5).toUTCString();
  write(
    'cookie',
    `${name}=${value}; path=${path}; expires=${date}; sameSite=${sameSite}${secure ? '; secure' : ''}${domain ? `; domain=${domain}` : ''}${partitioned ? '; partitioned' : ''}`,
  );
}

export default {
  set,
  remove: (name: string, attributes: Attributes): void => set(name, '', { ...attributes, expires: -1 }),
};
