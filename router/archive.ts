import { r2Files } from '#kernel/adapters';
import { mailbox } from '#kernel/stubs';
import type { Identity } from '#protocol/envelope';
import { Photo, photoFile } from '#protocol/photo';
import type { ResumeContract, ResumeMessage } from '#protocol/resume';
import type { ResumeSummary } from '#protocol/user';
import { folderOf } from './archive-folder.ts';
import type { Ctx } from './context.ts';
import { unwrap } from './problem.ts';

/** A file of the archive: its path, and what is in it. */
export interface ArchiveFile {
  name: string;
  input: string | ReadableStream<Uint8Array>;
}

const PAGE = 100;
const json = (name: string, value: unknown): ArchiveFile => ({ name, input: `${JSON.stringify(value, null, 2)}\n` });

/**
 * Everything that is kept of a person, one file after another, read as it is asked for: the account, and each résumé that they may
 * open with what they may see of it.
 */
export async function* archiveOf(c: Ctx, from: Identity): AsyncGenerator<ArchiveFile> {
  const head = { from, request: c.var.requestId };
  const account = mailbox(c.env, 'user', from.user);
  yield json('profile.json', unwrap(await account.ask({ type: 'GetProfile' }, head)));
  yield json('sessions.json', unwrap(await account.ask({ type: 'ListSessions' }, head)).items);
  for (const trashed of [false, true]) {
    let cursor: string | undefined;
    do {
      const message = { type: 'ListResumes', trashed, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } as const;
      const page = unwrap(await account.ask(message, head));
      for (const summary of page.items) yield* resumeFiles(c, from, summary);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}

async function* resumeFiles(c: Ctx, from: Identity, summary: ResumeSummary): AsyncGenerator<ArchiveFile> {
  const resume = mailbox(c.env, 'resume', summary.id);
  const ask = async <M extends ResumeMessage>(message: M) => {
    const answer = await resume.ask(message, { from, request: c.var.requestId });
    // Taken away, or deleted, while the archive was being made: then it is no part of it.
    return answer.ok ? answer.value : null;
  };
  const folder = folderOf(summary);
  const view: ResumeContract['replies']['GetResume'] | null = await ask({ type: 'GetResume' });
  if (!view) return;
  yield json(`${folder}/about.json`, summary);
  yield json(`${folder}/resume.json`, view.document);
  yield json(`${folder}/people.json`, await ask({ type: 'ListMembers' }));
  yield json(`${folder}/comments.json`, await ask({ type: 'ListThreads' }));
  yield json(`${folder}/suggestions.json`, await ask({ type: 'ListSuggestions' }));
  yield json(`${folder}/versions.json`, await ask({ type: 'ListVersions' }));
  if (view.role === 'owner') yield json(`${folder}/links.json`, (await ask({ type: 'ListLinks' }))?.items ?? []);
  const photo = Photo.safeParse(view.document.basics.photo);
  const file = photo.success ? await r2Files(c.env.FILES).get(photoFile(summary.id, photo.data.key)) : null;
  if (photo.success && file) yield { name: `${folder}/photo.${photo.data.key.split('.').at(-1)}`, input: file.body };
}
