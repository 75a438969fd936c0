import { r2Files } from '#kernel/adapters';
import { mailbox } from '#kernel/stubs';
import type { Thread } from '#protocol/comments';
import type { Identity } from '#protocol/envelope';
import type { ResumeId } from '#protocol/ids';
import { ownPhotoFile } from '#protocol/own-photo';
import { Photo, photoFile } from '#protocol/photo';
import type { ResumeContract, ResumeMessage } from '#protocol/resume';
import type { ResumeSummary } from '#protocol/user';
import { jsonResumeOf } from '../actors/formats/jsonresume.ts';
import { folderOf, nameOfExport } from './archive-folder.ts';
import { archiveReadme } from './archive-readme.ts';
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
 * Everything that is kept of a person, one file after another, read as it is asked for, so that no more than one is held at a time:
 * the account, and each résumé that they may open with what they may see of it. `isOwnOnly`: for somebody else, of those that are theirs;
 * what others share with them is not theirs to be taken.
 */
export async function* archiveOf(c: Ctx, from: Identity, { isOwnOnly = false } = {}): AsyncGenerator<ArchiveFile> {
  yield { name: 'README.txt', input: archiveReadme(new Date()) };
  yield* accountFiles(c, from);
  const account = mailbox(c.env, 'user', from.user);
  for (const trashed of [false, true]) {
    let cursor: string | undefined;
    do {
      const message = { type: 'ListResumes', trashed, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } as const;
      const page = unwrap(await account.ask(message, { from, request: c.var.requestId }));
      for (const summary of page.items) if (!isOwnOnly || summary.role === 'owner') yield* resumeFiles(c, from, summary);
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
}

async function* accountFiles(c: Ctx, from: Identity): AsyncGenerator<ArchiveFile> {
  const head = { from, request: c.var.requestId };
  const account = mailbox(c.env, 'user', from.user);
  const profile = unwrap(await account.ask({ type: 'GetProfile' }, head));
  yield json('profile.json', profile);
  const photo = profile.photo && (await r2Files(c.env.FILES).get(ownPhotoFile(from.user, profile.photo)));
  if (profile.photo && photo) yield { name: `photo.${profile.photo.split('.').at(-1)}`, input: photo.body };
  yield json('sessions.json', unwrap(await account.ask({ type: 'ListSessions' }, head)).items);
  yield json('security.json', unwrap(await account.ask({ type: 'GetFactors' }, head)));
  yield json('connected-accounts.json', unwrap(await account.ask({ type: 'ListIdentities' }, head)).items);
  yield json('api-tokens.json', unwrap(await account.ask({ type: 'ListApiTokens' }, head)).items);
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
  yield json(`${folder}/resume.jsonresume.json`, jsonResumeOf(view.document));
  const threads: ResumeContract['replies']['ListThreads'] | null = await ask({ type: 'ListThreads' });
  const lists: [name: string, list: unknown][] = [
    ['people', await ask({ type: 'ListMembers' })],
    ['comments', threads],
    ['my-comments', threads && commentsOf(from.user, threads.threads)],
    ['suggestions', await ask({ type: 'ListSuggestions' })],
    ['not-accepted', await ask({ type: 'ListConflicts' })],
    ['versions', await ask({ type: 'ListVersions' })],
    ['links', view.role === 'owner' ? ((await ask({ type: 'ListLinks' }))?.items ?? []) : null],
  ];
  for (const [name, list] of lists) if (list !== null) yield json(`${folder}/${name}.json`, list);
  const photo = Photo.safeParse(view.document.basics.photo);
  const file = photo.success ? await r2Files(c.env.FILES).get(photoFile(summary.id, photo.data.key)) : null;
  if (photo.success && file) yield { name: `${folder}/photo.${photo.data.key.split('.').at(-1)}`, input: file.body };
  yield* exportedFiles(c, from, summary.id, `${folder}/exports`);
}

/** What this person, and nobody else, has exported of a résumé. */
async function* exportedFiles(c: Ctx, from: Identity, resume: ResumeId, folder: string): AsyncGenerator<ArchiveFile> {
  const files = r2Files(c.env.FILES);
  for await (const { key } of files.list(`exports/${resume}/${from.user}/`)) {
    const file = await files.get(key);
    // It may have run out since it was listed.
    if (file) yield { name: `${folder}/${nameOfExport(key)}`, input: file.body };
  }
}

const commentsOf = (user: string, threads: readonly Thread[]) =>
  threads.flatMap(({ anchor, comments }) =>
    comments.filter(({ by }) => by.id === user).map(({ at, body }) => ({ about: anchor.path, at, body })),
  );
