/** The default theme with the system's own fonts. */
export { default } from 'vitepress/theme-without-fonts';
