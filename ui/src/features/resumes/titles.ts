export const titleOf = (resume: { title: string }): string => resume.title.trim() || 'Untitled résumé';
