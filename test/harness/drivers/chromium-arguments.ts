import type { Ports } from './tab.js';

/** With which every Chromium here is started, driven or not. */
export const chromiumArguments = ({ http, https }: Ports): string[] => [
  // What the browser itself asks its makers for is not the page's doing.
  `--host-resolver-rules=MAP *.googleapis.com ~NOTFOUND, MAP *.google.com ~NOTFOUND, MAP *:80 127.0.0.1:${http}, MAP * 127.0.0.1:${https}`,
  '--ignore-certificate-errors',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
