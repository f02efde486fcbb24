/** The script that a test wants to run before a page's own, where the server puts it in. */
export const beforePage = '/-before-page.js';

type Headers = Readonly<Record<string, string | string[]>>;

/** A page with that script first; by a file of the page's own host and with the page's nonce, so that its policy lets it in. */
export function withBefore(body: string, headers: Headers): string {
  if (!String(headers['content-type']).startsWith('text/html') || !/<!doctype/i.test(body)) return body;
  const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy'] ?? ''))?.[1];
  const script = `<script src="${beforePage}"${nonce ? ` nonce="${nonce}"` : ''}></script>`;
  return body.replace(/<head>|<html[^>]*>(?!\s*<head>)|<!doctype html>(?!\s*<html)/i, `$&${script}`);
}
