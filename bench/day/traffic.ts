import WebSocket from 'ws';
import { JobStatus } from '#protocol/export';
import { LinkAnswer, TicketAnswer } from '#protocol/http';
import type { MetricsRow } from '#protocol/metrics';
import { Photo } from '#protocol/photo';
import { JPEG } from '../../actors/render/fixtures/pictures.ts';
import { Api, PASSWORD } from '../../e2e/support/api.ts';
import type { TestServer } from '../../e2e/support/server.ts';

/** What of a day can be said exactly by whoever did it. */
export type Tally = Omit<MetricsRow, 'at' | 'exportP50Ms' | 'exportP95Ms' | 'mailsSent' | 'mailsKept' | 'mailsFailed'>;
type Person = Awaited<ReturnType<typeof Api.register>>;

export const newTally = (): Tally => ({
  registrations: 0,
  activePeople: 0,
  resumesMade: 0,
  resumesDeleted: 0,
  edits: 0,
  exportsDone: 0,
  exportsFailed: 0,
  publicViews: 0,
  downloads: 0,
  storageBytes: 0,
  socketsOpened: 0,
});

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
/** Cuneiform, which no font here has: an export of it fails. */
const UNPRINTABLE = '\u{12000}';

/** Acts of people, each of which notes what should have been counted of it, by what its answer said. */
export class Traffic {
  readonly tally = newTally();
  private readonly server: TestServer;

  constructor(server: TestServer) {
    this.server = server;
  }

  async person(email?: string): Promise<Person> {
    const person = await Api.register(this.server.url, email);
    this.tally.registrations += 1;
    this.tally.activePeople += 1;
    return person;
  }

  async resume(person: Person, title: string): Promise<string> {
    const { id } = await person.createResume(title);
    this.tally.resumesMade += 1;
    return id;
  }

  /** So many changes, each of a value that was not there. */
  async edit(person: Person, resume: string, words: readonly string[]): Promise<void> {
    const { results } = await person.patch(
      resume,
      words.map((value) => ({ path: 'basics/headline', value })),
    );
    this.tally.edits += results.filter(({ status }) => status === 'applied').length;
  }

  /** Opens the résumé's socket, and leaves. */
  async visit(person: Person, resume: string): Promise<void> {
    const path = `/api/resumes/${resume}/live`;
    const { ticket } = await person.post('/api/tickets', TicketAnswer, { resource: path });
    const socket = new WebSocket(`${this.server.url.replace('http', 'ws')}${path}?ticket=${ticket}`);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('open', () => resolve());
    });
    socket.send(JSON.stringify({ type: 'ping', t0: 1 }));
    await new Promise<void>((resolve) => void socket.once('message', () => resolve()));
    const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
    socket.close(1000);
    await closed;
    this.tally.socketsOpened += 1;
  }

  /** @returns the bytes of the file; 0 when it was there already, or could not be made */
  async export(person: Person, resume: string, { again = false } = {}): Promise<number> {
    const begun = await person.post(`/api/resumes/${resume}/exports`, JobStatus, { format: 'pdf' });
    let job = begun;
    while (job.state !== 'done' && job.state !== 'failed') {
      await new Promise((resolve) => setTimeout(resolve, 20));
      job = await person.get(`/api/exports/${job.jobId}`, JobStatus);
    }
    if (job.state === 'failed') {
      this.tally.exportsFailed += 1;
      return 0;
    }
    this.tally.exportsDone += 1;
    const bytes = again ? 0 : (job.bytes ?? 0);
    this.tally.storageBytes += bytes;
    return bytes;
  }

  async exportInVain(person: Person, resume: string): Promise<void> {
    await this.edit(person, resume, [UNPRINTABLE]);
    await this.export(person, resume);
  }

  /** @returns the bytes of the picture as it is kept */
  async photo(person: Person, resume: string): Promise<number> {
    const headers = { 'content-type': 'image/jpeg', authorization: `Bearer ${person.session.accessToken}` };
    const answer = await fetch(`${this.server.url}/api/resumes/${resume}/photo`, { method: 'POST', headers, body: new Uint8Array(JPEG) });
    const { key } = Photo.parse(await answer.json());
    const kept = await person.raw('GET', `/api/resumes/${resume}/photo/${key}`);
    const bytes = (await kept.arrayBuffer()).byteLength;
    this.tally.storageBytes += bytes;
    return bytes;
  }

  /** A link, so many readers of it, one who takes the file, and some who do not count. */
  async publish(person: Person, resume: string, readers: number): Promise<void> {
    const { slug } = await person.post(`/api/resumes/${resume}/links`, LinkAnswer, { allowDownload: true });
    const read = async (headers: Record<string, string>, file = ''): Promise<void> => {
      const answer = await fetch(`${this.server.url}/r/${slug}${file}`, { headers });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`a public page was answered with ${answer.status}`);
    };
    for (let turn = 0; turn < readers; turn += 1) await read({ 'user-agent': BROWSER });
    await read({ 'user-agent': 'Googlebot/2.1' });
    await read({ 'user-agent': BROWSER, 'sec-purpose': 'prefetch' });
    await read({ 'user-agent': BROWSER }, '/pdf');
    this.tally.publicViews += readers;
    this.tally.downloads += 1;
  }

  /** Somebody goes, with résumés whose files have so many bytes. */
  async leave(person: Person, resumes: number, bytes: number): Promise<void> {
    const answer = await person.raw('DELETE', '/api/me', { password: PASSWORD });
    if (!answer.ok) throw new Error(`a deletion was answered with ${answer.status}`);
    this.tally.resumesDeleted += resumes;
    this.tally.storageBytes -= bytes;
  }
}
