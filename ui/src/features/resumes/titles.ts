import { w } from '../../kit/words.ts';

export const titleOf = (resume: { title: string }): string => resume.title.trim() || w().untitled;
