import { sites } from '../registry/sites/index.js';
import { buildManual } from './manual.js';
import { startDemo } from './server.js';

const port = Number(process.env['PORT'] ?? 4173);

try {
  const demo = await startDemo({ port });
  const websites = Object.entries(sites).filter(([, { kind }]) => kind === 'website');
  console.log(
    `The demo of dfo-consent is at http://127.0.0.1:${demo.port}/, the manual at http://127.0.0.1:${demo.port}/docs/\n`,
  );
  for (const [id] of websites) console.log(`  http://${id}.localhost:${demo.port}/`);
  console.log('\nEach site answers to its real name too, for example with the header "Host: www.dfo.no".');
  await buildManual();
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  console.error(
    code === 'EADDRINUSE'
      ? `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or choose another: PORT=4273 npm start`
      : `The demo could not start: ${message}`,
  );
  process.exit(1);
}
