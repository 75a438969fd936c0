import { formsOf } from '../forms.ts';

export const { count, list } = formsOf('zh');
