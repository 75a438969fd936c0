import { launchBrowser } from './browser.ts';

/** Unpacks the browser once, before several test files want it at the same time. */
export default async function prepare(): Promise<void> {
  await (await launchBrowser()).close();
}
