/** The first page of the sample in each template, drawn by the page engine (`npm run gallery`), by the template's id. */
const PICTURES = import.meta.glob<string>('./pictures/*.png', { eager: true, query: '?url', import: 'default' });

export const pictureOf = (id: string): string | undefined => PICTURES[`./pictures/${id}.png`];
