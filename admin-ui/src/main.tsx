import '../../ui/src/styles/tokens.css';
import '../../ui/src/styles/base.css';
import { render } from 'solid-js/web';
import { App } from './app/App.tsx';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');
render(() => <App />, root);
