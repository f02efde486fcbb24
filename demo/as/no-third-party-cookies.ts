/** No third-party cookies, and no way to ask for them. The vendors' stand-ins set none (`answer-vendor.ts`). */
Document.prototype.requestStorageAccess = () =>
  Promise.reject(new DOMException('Third-party cookies are blocked.', 'NotAllowedError'));
