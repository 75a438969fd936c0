import type { Peer, ServerFrame } from '#protocol/live';

/** Who came, looked elsewhere or left, the latest of each session, until everybody is told. */
export class Presence {
  private readonly news = new Map<string, Peer | null>();

  show(peer: Peer): void {
    this.news.set(peer.session, peer);
  }

  gone(session: string): void {
    this.news.set(session, null);
  }

  /** What there is to tell, as frames; `only` is the session that all of it is about, if it is one. */
  take(): { frames: string[]; only: string | null } {
    const [first] = this.news.keys();
    const only = this.news.size === 1 && first !== undefined ? first : null;
    const peers = [...this.news.values()].filter((peer) => peer !== null);
    const left = [...this.news].flatMap(([session, peer]) => (peer ? [] : [session]));
    this.news.clear();
    const frames: ServerFrame[] = [];
    const [peer, ...morePeers] = peers;
    if (peer) frames.push({ type: 'p', peer, ...(morePeers.length > 0 ? { more: morePeers } : {}) });
    const [session, ...moreLeft] = left;
    if (session !== undefined) frames.push({ type: 'left', session, ...(moreLeft.length > 0 ? { more: moreLeft } : {}) });
    return { frames: frames.map((frame) => JSON.stringify(frame)), only };
  }
}
