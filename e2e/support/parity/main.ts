import { digestOf, digestOfSamples } from '../../../actors/render/fixtures/digest.ts';
import { RESUME } from '../../../actors/render/fixtures/resume.ts';
import { SCRIPTS } from '../../../actors/render/fixtures/scripts.ts';
import { createBrowserEngine } from '../../../actors/render/runtime/browser.ts';

/** Draws the fixtures with the engine as the preview runs it, and writes down their digests. */
const engine = await createBrowserEngine();
const digests = {
  resume: await digestOf(engine, RESUME),
  scripts: await digestOf(engine, SCRIPTS),
  samples: await digestOfSamples(engine),
};
const output = document.querySelector('output');
if (output) output.textContent = JSON.stringify(digests);
