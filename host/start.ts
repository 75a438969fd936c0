import { build } from './build.ts';
import { CannotStart } from './data.ts';
import { serve } from './serve.ts';
import { readSettings } from './settings.ts';
import { untilSignalled } from './signals.ts';

/** `npm start`: the whole product on this machine. */
try {
  const settings = readSettings(process.env, './data');
  await build();
  const serving = await serve(settings);
  const mails = settings.vars.VITAE_MAIL === 'console' ? 'mails are printed here' : 'mails are kept for the admins';
  console.log(`Vitae is at http://localhost:${serving.port} · ${mails} · data in ${settings.dataAsGiven}`);
  await untilSignalled();
  await serving.stop();
  process.exit(0);
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exit(1);
}
