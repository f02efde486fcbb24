/** Takes line ends out of the template strings of a module of style sheets; comments stand outside of them. */
export const minifyCss = (code: string): string => code.replace(/`[^`]*`/g, (sheet) => sheet.replace(/\n\s*/g, ''));
