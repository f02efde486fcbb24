export const readCookie = (name: string): string | undefined =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** @param seconds until it goes; 0 or less deletes it */
export function writeCookie(name: string, value: string, seconds: number, isSecure = false, sameSite = 'Lax'): void {
  document.cookie = `${name}=${value}; path=/; max-age=${Math.floor(seconds)}; SameSite=${sameSite}${isSecure ? '; Secure' : ''}`;
}

export const deleteCookie = (name: string): void => writeCookie(name, '', 0);

/** Four hexadecimal digits that stand for a host and path, as in the real cookies' names, though not the same ones. */
export function hashOf(text: string): string {
  let hash = 0;
  for (const sign of text) hash = (hash * 31 + sign.codePointAt(0)!) & 0xffff;
  return hash.toString(16).padStart(4, '0');
}
