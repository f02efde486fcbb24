/** The script that a test wants to run before a page's own, where the server puts it in. */
export const beforePage = '/-before-page.js';

type Headers = Readonly<Record<string, string | string[]>>;

/** A page with that script first, so that its policy lets it in: inline where it has none, else as a file of its own host or with its nonce. */
export function withBefore(body: string, before: string, headers: Headers): string {
  if (!String(headers['content-type']).startsWith('text/html') || !/<!doctype/i.test(body)) return body;
  const policy = headers['content-security-policy'];
  const nonce = /'nonce-([^']+)'/.exec(String(policy))?.[1];
  const script = policy
    ? `<script src="${beforePage}"${nonce ? ` nonce="${nonce}"` : ''}></script>`
    : `<script>${before.replaceAll('</', '<\\/')}document.currentScript.remove()</script>`;
  return body.replace(/<head>|<html[^>]*>(?!\s*<head>)|<!doctype html>(?!\s*<html)/i, (start) => start + script);
}
