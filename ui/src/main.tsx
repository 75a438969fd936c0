import './styles/tokens.css';
import './styles/base.css';
import { render } from 'solid-js/web';
import { App } from './app/App.tsx';
import { reloadOnNewVersion } from './app/newVersion.ts';
import { keepLinksInPlace } from './data/place.ts';
import { speakLanguage, wantedLanguage } from './i18n/words.ts';

reloadOnNewVersion();
keepLinksInPlace();

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
/** No `await` at the top of this file: what it would wait for imports this file's chunk, and the two would wait for each other. */
async function start(place: HTMLElement): Promise<void> {
  // Words that cannot be had now (an old page, no network) are no reason to show nothing: English came with the code.
  await speakLanguage(wantedLanguage()).catch(() => speakLanguage('en'));
  // What index.html showed until now.
  place.replaceChildren();
  delete document.documentElement.dataset.first;
  render(() => <App />, place);
}

void start(root);
