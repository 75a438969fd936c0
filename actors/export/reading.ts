import { type ReadSection, readingOf } from '#render/pdf/reading';
import { workerdBreath } from '#render/runtime/breath';

/** What a tracking system reads in a PDF of ours. */
export const readText = (pdf: Uint8Array): Promise<ReadSection[]> => readingOf(pdf, workerdBreath);
