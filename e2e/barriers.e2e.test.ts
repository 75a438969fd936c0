import { describe } from 'vitest';
import { withoutBarriers } from './views/barriers.ts';
import { EDITOR, VIEWS } from './views/views.ts';

describe('every page', () => withoutBarriers(VIEWS.filter((view) => !EDITOR.includes(view))));
