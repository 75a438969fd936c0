import { sha256Text } from '#kernel/crypto';
import type { FilePort } from '#kernel/ports';
import type { ResumeDocument } from '#protocol/document';
import { done, type Outcome, refuse } from '#protocol/errors';
import { type PictureKind, THUMBNAIL_WIDTH } from '#protocol/export';
import type { ResumeId, UserId } from '#protocol/ids';
import type { Rendered } from '#render/file';
import { printedText } from './content.ts';
import { CONTENT_TYPES } from './job.ts';
import { photosOf } from './photo.ts';
import { type KeptPicture, pictureKey, tidyAt, unneeded } from './pictures.ts';
import { inTurn } from './waiting.ts';

/** What the pictures need of their actor. */
export interface AlbumSurroundings {
  files: FilePort;
  assets: Env['ASSETS'];
  now(): number;
  kept(): KeptPicture[];
  /** Writes down which pictures are kept and which no more, and asks for `tidy` at a time; one transaction. */
  keep(used: readonly KeptPicture[], dropped: readonly KeptPicture[], tidyAt: number | null): void;
}

export interface Sitter {
  resume: ResumeId;
  kind: PictureKind;
  /** Whose turn on the processor is used. */
  viewer: UserId;
  document: ResumeDocument;
}

/** The pictures of one kind of one résumé: the one of what it says now is drawn when somebody wants to see it, once. */
export class Album {
  private readonly around: AlbumSurroundings;
  private readonly drawing = new Map<string, Promise<Outcome<{ key: string }>>>();

  constructor(around: AlbumSurroundings) {
    this.around = around;
  }

  async picture(sitter: Sitter): Promise<Outcome<{ key: string }>> {
    const content = printedText({ document: sitter.document, template: null, format: 'png', page: 1, width: null, date: null });
    const key = pictureKey(sitter.resume, sitter.kind, await sha256Text(content));
    if (this.around.kept().some((one) => one.key === key)) return this.use(key);
    let drawn = this.drawing.get(key);
    if (!drawn) {
      drawn = this.draw(key, sitter).finally(() => this.drawing.delete(key));
      this.drawing.set(key, drawn);
    }
    return drawn;
  }

  private async draw(key: string, { resume, kind, document, viewer }: Sitter): Promise<Outcome<{ key: string }>> {
    const { files, assets, now } = this.around;
    const made = await inTurn(key, viewer, now, async (): Promise<Rendered> => {
      const { renderCard, renderPng } = await import('./pages.ts');
      const request = { document, template: null, loadPhoto: photosOf(files, resume), assets, onProgress: () => undefined };
      return kind === 'card' ? renderCard(request) : renderPng({ ...request, page: 1, width: THUMBNAIL_WIDTH });
    });
    if (!made) return refuse('unavailable');
    if (!made.ok) return refuse(made.error.code, made.error.detail === undefined ? {} : { detail: made.error.detail });
    await files.put(key, made.bytes, CONTENT_TYPES.png);
    return this.use(key);
  }

  private use(key: string): Outcome<{ key: string }> {
    const used = { key, usedAt: this.around.now() };
    const others = this.around.kept().filter((one) => one.key !== key);
    this.around.keep([used], [], tidyAt([used, ...others]));
    return done({ key });
  }

  /** Removes what nobody needs. Files go first: should the process die in between, they are asked to go once more. */
  async tidy(): Promise<void> {
    const kept = this.around.kept();
    const dropped = unneeded(kept, this.around.now());
    for (const { key } of dropped) await this.around.files.delete(key);
    this.around.keep([], dropped, tidyAt(kept.filter((one) => !dropped.includes(one))));
  }
}
