/** `value` is not one of `known`: what it is, what follows, and what there is. */
export const unknown = (what: string, value: string, known: readonly string[], follows = '') =>
  `dfo-consent: unknown ${what} "${value}".${follows} Known: ${known.join(', ') || 'none'}.`;
