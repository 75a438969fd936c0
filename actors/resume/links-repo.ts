import { ClaimId, LinkId } from '#protocol/ids';
import type { VisitDay } from '#protocol/links';

export interface LinkRow {
  id: LinkId;
  slug: string;
  label: string;
  /** A PHC string. */
  password: string | null;
  gate: string;
  /** Milliseconds since the epoch, as all times here. */
  expiresAt: number | null;
  allowDownload: boolean;
  indexed: boolean;
  isOn: boolean;
  /** By moderators, because of what it says. */
  isSuspended: boolean;
  /** Because of whose it is. */
  isHidden: boolean;
  createdAt: number;
  deletedAt: number | null;
  views: number;
  downloads: number;
  previews: number;
  lastViewedOn: string | null;
}

/** An address that the tenant has given to the résumé. In use `until` is null; else it goes back then, and `link` stood there last. */
export interface AddressRow {
  slug: string;
  claim: ClaimId;
  link: LinkId | null;
  until: number | null;
}

export type Counted = 'views' | 'downloads' | 'previews';

type LinkRecord = {
  id: string;
  slug: string;
  label: string;
  password: string | null;
  gate: string;
  expires_at: number | null;
  allow_download: number;
  indexed: number;
  is_on: number;
  is_suspended: number;
  is_hidden: number;
  created_at: number;
  deleted_at: number | null;
  views: number;
  downloads: number;
  previews: number;
  last_viewed_on: string | null;
};
type AddressRecord = { slug: string; claim: string; link: string | null; until: number | null };

const linkRow = (row: LinkRecord): LinkRow => ({
  id: LinkId.parse(row.id),
  slug: row.slug,
  label: row.label,
  password: row.password,
  gate: row.gate,
  expiresAt: row.expires_at,
  allowDownload: row.allow_download === 1,
  indexed: row.indexed === 1,
  isOn: row.is_on === 1,
  isSuspended: row.is_suspended === 1,
  isHidden: row.is_hidden === 1,
  createdAt: row.created_at,
  deletedAt: row.deleted_at,
  views: row.views,
  downloads: row.downloads,
  previews: row.previews,
  lastViewedOn: row.last_viewed_on,
});
const addressRow = ({ slug, claim, link, until }: AddressRecord): AddressRow => ({
  slug,
  claim: ClaimId.parse(claim),
  link: link === null ? null : LinkId.parse(link),
  until,
});

const COLUMNS = `id, slug, label, password, gate, expires_at, allow_download, indexed, is_on, is_suspended, is_hidden, created_at, deleted_at, views,
  downloads, previews, last_viewed_on`;

/** The SQL of a résumé's public links. */
export class LinksRepo {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** In the order in which they were made, deleted ones too. */
  all(): LinkRow[] {
    return this.sql.exec<LinkRecord>(`SELECT ${COLUMNS} FROM link ORDER BY created_at, id`).toArray().map(linkRow);
  }

  one(id: string): LinkRow | null {
    const row = this.sql.exec<LinkRecord>(`SELECT ${COLUMNS} FROM link WHERE id = ?`, id).toArray()[0];
    return row ? linkRow(row) : null;
  }

  /** The link at an address. */
  at(slug: string): LinkRow | null {
    return this.address(slug)?.until === null ? this.lastAt(slug) : null;
  }

  /** The link that stands at an address, or stood there last, wherever it is now. */
  lastAt(slug: string): LinkRow | null {
    const link = this.address(slug)?.link;
    return link ? this.one(link) : null;
  }

  /** All but the counts, which only `count` moves. */
  save(link: LinkRow): void {
    this.sql.exec(
      `INSERT INTO link (id, slug, label, password, gate, expires_at, allow_download, indexed, is_on, is_suspended, is_hidden, created_at, deleted_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, label = excluded.label, password = excluded.password, gate = excluded.gate,
         expires_at = excluded.expires_at, allow_download = excluded.allow_download, indexed = excluded.indexed, is_on = excluded.is_on,
         is_suspended = excluded.is_suspended, is_hidden = excluded.is_hidden, deleted_at = excluded.deleted_at`,
      link.id,
      link.slug,
      link.label,
      link.password,
      link.gate,
      link.expiresAt,
      Number(link.allowDownload),
      Number(link.indexed),
      Number(link.isOn),
      Number(link.isSuspended),
      Number(link.isHidden),
      link.createdAt,
      link.deletedAt,
    );
  }

  remove(id: string): void {
    this.sql.exec('DELETE FROM link WHERE id = ?', id);
    this.sql.exec('DELETE FROM visit WHERE link = ?', id);
    this.sql.exec('DELETE FROM guess WHERE subject = ?', guessSubject(id));
  }

  address(slug: string): AddressRow | null {
    const row = this.sql.exec<AddressRecord>('SELECT slug, claim, link, until FROM address WHERE slug = ?', slug).toArray()[0];
    return row ? addressRow(row) : null;
  }

  addresses(): AddressRow[] {
    return this.sql.exec<AddressRecord>('SELECT slug, claim, link, until FROM address ORDER BY slug').toArray().map(addressRow);
  }

  saveAddress({ slug, claim, link, until }: AddressRow): void {
    this.sql.exec('INSERT OR REPLACE INTO address (slug, claim, link, until) VALUES (?, ?, ?, ?)', slug, claim, link, until);
  }

  removeAddress(slug: string): void {
    this.sql.exec('DELETE FROM address WHERE slug = ?', slug);
  }

  /** One more on `day`; what is older than `oldest` is only in the sums from then on. */
  count(id: string, what: Counted, day: string, oldest: string): void {
    this.sql.exec(
      `INSERT INTO visit (link, day, ${what}) VALUES (?, ?, 1) ON CONFLICT (link, day) DO UPDATE SET ${what} = ${what} + 1`,
      id,
      day,
    );
    this.sql.exec(
      `UPDATE link SET ${what} = ${what} + 1${what === 'views' ? ', last_viewed_on = ?2' : ''} WHERE id = ?1`,
      id,
      ...(what === 'views' ? [day] : []),
    );
    this.sql.exec('DELETE FROM visit WHERE link = ? AND day < ?', id, oldest);
  }

  /** The days since `first` on which somebody came, oldest first, by link. */
  daysSince(first: string): Map<string, VisitDay[]> {
    const rows = this.sql
      .exec<{ link: string } & VisitDay>('SELECT link, day, views, downloads, previews FROM visit WHERE day >= ? ORDER BY day', first)
      .toArray();
    const days = new Map<string, VisitDay[]>();
    for (const { link, ...day } of rows) days.set(link, [...(days.get(link) ?? []), day]);
    return days;
  }

  clear(): void {
    for (const table of ['link', 'address', 'visit', 'guess']) this.sql.exec(`DELETE FROM ${table}`);
  }
}

/** What guesses at a link's password are counted under. */
export const guessSubject = (link: string): string => `link/${link}`;
