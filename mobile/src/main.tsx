import '../../ui/src/styles/tokens.css';
import '../../ui/src/styles/base.css';
import './styles/phone.css';
import { render } from 'solid-js/web';
import { speakLanguage, wantedLanguage } from '../../ui/src/i18n/words.ts';
import { App } from './app/App.tsx';
import { watchForUpdates } from './app/update.ts';

watchForUpdates();

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
/** No `await` at the top of this file: what it would wait for imports this file's chunk, and the two would wait for each other. */
async function start(place: HTMLElement): Promise<void> {
  // Words that cannot be had now are no reason to show nothing: English came with the code.
  await speakLanguage(wantedLanguage()).catch(() => speakLanguage('en'));
  render(() => <App />, place);
}

void start(root);
