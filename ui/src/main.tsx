import './zod-config.ts';
import './styles/tokens.css';
import './styles/base.css';
import { render } from 'solid-js/web';
import { App } from './app/App.tsx';
import { reloadOnNewVersion } from './app/newVersion.ts';

reloadOnNewVersion();

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
render(() => <App />, root);
