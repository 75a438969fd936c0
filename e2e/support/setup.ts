import { afterEach } from 'vitest';
import { forgetPages, whatPagesShowed } from './witness.ts';

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(`When "${task.name}" failed, the pages showed:\n${await whatPagesShowed()}`);
  forgetPages();
});
