/** How Vite serves and builds a project. */
export const modes = ['development', 'production'] as const;

const vite = 'vite/bin/vite.js';
const there = ['--port', 'PORT', '--strictPort', '--host', '127.0.0.1'];

export const serving = { development: [vite, ...there], production: [vite, 'preview', ...there] } as const;
export const building = { development: undefined, production: [vite, 'build'] } as const;
