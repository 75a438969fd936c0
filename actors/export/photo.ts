import type { FilePort } from '#kernel/ports';
import type { ResumeId } from '#protocol/ids';
import { photoFile } from '#protocol/photo';
import type { LoadPhoto } from '#render/file';

/** The pictures of one résumé, among the files. A key was let into the document by the résumé itself. */
export function photosOf(files: Pick<FilePort, 'get'>, resume: ResumeId): LoadPhoto {
  return async (key) => {
    const found = await files.get(photoFile(resume, key));
    return found ? new Uint8Array(await new Response(found.body).arrayBuffer()) : null;
  };
}
