/** Cookies blocked: nothing is read, nothing stays, and the cookie store refuses. */
Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: () => '', set: () => undefined });
Object.defineProperty(Navigator.prototype, 'cookieEnabled', { configurable: true, get: () => false });
if ('CookieStore' in window) {
  const refuse = () => Promise.reject(new DOMException('Cookies are blocked.', 'NotAllowedError'));
  Object.assign((window.CookieStore as { prototype: object }).prototype, {
    get: () => Promise.resolve(null),
    getAll: () => Promise.resolve([]),
    set: refuse,
    delete: refuse,
  });
}
