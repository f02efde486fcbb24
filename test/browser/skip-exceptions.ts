import { beforeEach, inject } from 'vitest';
import { exceptionFor } from './exceptions.js';
import { isOthersTurn } from './turns.js';

/** The only place where an engine leaves a test out. */
beforeEach(({ task, skip }) => {
  const engine = inject('engine');
  const { filepath } = task.file;
  const exception = exceptionFor(engine, filepath, task.fullTestName);
  if (exception) skip(exception.reason);
  const isByTurns = process.env['TEST_COMMAND'] === 'all';
  if (isByTurns && isOthersTurn(engine, filepath, task.fullTestName, task.tags ?? [])) skip();
});
