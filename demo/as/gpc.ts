/** The signal of Global Privacy Control, as a browser gives it to scripts. The header is the server's business, which does not read it here. */
Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true });
