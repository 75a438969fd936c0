import { describe } from 'vitest';
import { withoutBarriers } from './views/barriers.ts';
import { EDITOR } from './views/views.ts';

describe('the editor, with every panel and dialog', () => withoutBarriers(EDITOR));
