import { beforeEach, inject } from 'vitest';
import { exceptionFor } from './exceptions.js';

/** The only place where an engine leaves a test out. */
beforeEach(({ task, skip }) => {
  const exception = exceptionFor(inject('engine'), task.file.filepath, task.fullTestName);
  if (exception) skip(exception.reason);
});
