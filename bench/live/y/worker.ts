import { routePartykitRequest } from 'partyserver';
import { YServer } from 'y-partyserver';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';

/** y-partyserver as its manual shows it: the document is saved a while after it was edited, and others have seen the edit by then. */
export class SavedLater extends YServer {
  static override options = { hibernate: true };

  override async onLoad(): Promise<Doc> {
    this.ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS document (id INTEGER PRIMARY KEY, state BLOB NOT NULL)');
    const doc = new Doc();
    for (const { state } of this.ctx.storage.sql.exec<{ state: ArrayBuffer }>('SELECT state FROM document'))
      applyUpdate(doc, new Uint8Array(state));
    return doc;
  }

  override async onSave(): Promise<void> {
    this.ctx.storage.sql.exec('INSERT OR REPLACE INTO document (id, state) VALUES (1, ?)', encodeStateAsUpdate(this.document));
  }
}

/** The same, with every update written down before anybody hears of it, as a résumé's actor does: the platform holds back what is sent until then. */
export class SavedFirst extends SavedLater {
  override async onStart(): Promise<void> {
    await super.onStart();
    this.ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, upd BLOB NOT NULL)');
    this.document.on('update', (update: Uint8Array) => this.ctx.storage.sql.exec('INSERT INTO log (upd) VALUES (?)', update));
  }
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    return (await routePartykitRequest(request, env)) ?? new Response('not found', { status: 404 });
  },
};
