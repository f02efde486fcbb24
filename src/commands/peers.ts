import { Told } from './told.js';

/** Imports what serves: the packages that it needs come with nobody who only shows pages. */
export const withPackages = <Module>(load: () => Promise<Module>): Promise<Module> =>
  load().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Told('This needs undici and prom-client. Run "npm install undici prom-client".');
  });
