/** The files that pages load by address. */
export const pageFiles: readonly string[] = ['', '-core', '-gate', '-guard', '-disclosure', '-statement'].map(
  (part) => `dfo-consent${part}.js`,
);
