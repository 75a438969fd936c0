import { z } from 'zod';
import { PartialDate } from './dates.ts';
import type { ResumeDocument } from './document.ts';
import { NOT_TEXT, rule } from './field-issues.ts';
import { JobId, LinkId, type ResumeId, type UserId } from './ids.ts';
import { hasOnlyText } from './text.ts';

/** Public links: addresses under `/r/` at which anybody may read a résumé, as long as its owner wants it. */

/** Names that would look like ours. */
const OURS: ReadonlySet<string> = new Set(['admin', 'api', 'help', 'login', 'official', 'security', 'sign-in', 'support', 'vitae']);

/** The last part of a link's address. It is one of its kind over the whole installation. */
export const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, { message: 'Three characters at least.' })
  .max(60, { message: 'Sixty characters at most.' })
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { message: 'Small letters, digits and single hyphens between them.' })
  .refine((slug) => !OURS.has(slug), rule('taken', 'This name is kept back.'));
export type Slug = z.infer<typeof Slug>;

/** Links that one résumé has at most, and addresses that it holds, those of former links among them. */
export const MAX_LINKS = 50;
export const MAX_ADDRESSES = 100;
/** Days that an address which is no longer used stays with its résumé: meanwhile nobody else can stand where its readers look. */
export const RETIRED_DAYS = 30;
/** Days for which visits are counted by day; older ones are in the sums only. */
export const VISIT_DAYS = 400;
/** Days that are listed. */
export const LISTED_DAYS = 30;
/** How long a right password opens the page, in seconds. */
export const PASS_S = 3_600;

const Label = z.string().trim().max(100).refine(hasOnlyText, NOT_TEXT);
export const LinkPassword = z.string().min(8, { message: 'Eight characters at least.' }).max(256);

const WISHES = {
  /** For whom it is: "Acme, recruiter". Only the owner sees it. */
  label: Label,
  allowDownload: z.boolean(),
  /** Whether search engines may list it. */
  indexed: z.boolean(),
} as const;

export const NewLink = z.strictObject({
  /** Made up, and hard to guess, where nothing is said. */
  slug: Slug.optional(),
  label: WISHES.label.optional(),
  password: LinkPassword.optional(),
  expiresAt: z.iso.datetime().optional(),
  allowDownload: WISHES.allowDownload.optional(),
  indexed: WISHES.indexed.optional(),
});
export type NewLink = z.infer<typeof NewLink>;

/** `null` takes the password or the end away. */
export const LinkChange = z.strictObject({
  slug: Slug.optional(),
  label: WISHES.label.optional(),
  password: LinkPassword.nullable().optional(),
  expiresAt: z.iso.datetime().nullable().optional(),
  allowDownload: WISHES.allowDownload.optional(),
  indexed: WISHES.indexed.optional(),
  /** Switched off it is as if it were not there, and keeps its address. */
  isOn: z.boolean().optional(),
});
export type LinkChange = z.infer<typeof LinkChange>;

/** Visits of one day (UTC). `previews`: by programs, such as those that show what a link leads to. */
export const VisitDay = z.object({
  day: PartialDate,
  views: z.number().int(),
  downloads: z.number().int(),
  previews: z.number().int(),
});
export type VisitDay = z.infer<typeof VisitDay>;

/** A link as its owner sees it. */
export const PublicLink = z.object({
  id: LinkId,
  slug: z.string(),
  ...WISHES,
  isOn: z.boolean(),
  hasPassword: z.boolean(),
  expiresAt: z.iso.datetime().nullable(),
  /** Taken off by the moderators; its owner cannot bring it back. */
  isSuspended: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Since it is there. */
  views: z.number().int(),
  downloads: z.number().int(),
  previews: z.number().int(),
  lastViewedOn: PartialDate.nullable(),
  /** Of the last 30 days those on which somebody came, oldest first. */
  days: z.array(VisitDay),
});
export type PublicLink = z.infer<typeof PublicLink>;

/** What a right password is exchanged for: `<ms since the epoch>.<signature>`, good for one link and one hour. */
export const PagePass = z.string().regex(/^\d{1,16}\.[A-Za-z0-9_-]{43}$/);
export type PagePass = z.infer<typeof PagePass>;

/** Who comes, for the count: somebody reading, a program, or whoever is not to be counted. */
export const Visitor = z.enum(['person', 'program', 'uncounted']);
export type Visitor = z.infer<typeof Visitor>;

/** A link through which somebody looks at a résumé. The link is the proof; where it has a password, so is the pass. */
export const Through = { slug: Slug, pass: PagePass.optional() } as const;

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const LINK_MESSAGES = [
  message('CreateLink', NewLink.shape),
  message('ListLinks', {}),
  message('ChangeLink', { link: LinkId, change: LinkChange }),
  /** It can be brought back for as long as its address stays with the résumé. */
  message('DeleteLink', { link: LinkId }),
  message('RestoreLink', { link: LinkId }),
  message('CheckSlug', { slug: Slug }),
  /** `job`: the export that asks, which is told when the résumé is no more. `known`: whom the browser's cookie names. Not proven, and of use for one thing: members are not counted. */
  message('OpenPage', { ...Through, visitor: Visitor, known: z.string().max(40).optional(), job: JobId.optional() }),
  message('UnlockPage', { slug: Slug, password: z.string().max(256) }),
  /** The file was handed out. */
  message('CountDownload', { ...Through, known: z.string().max(40).optional() }),
  /** From the tenant, whose moderators have decided so. */
  message('SuspendLink', { slug: Slug, isSuspended: z.boolean(), because: z.enum(['owner']).optional() }),
] as const;
export type LinkMessage = z.infer<(typeof LINK_MESSAGES)[number]>;

/** What a link shows: the résumé without what is hidden and what is for its people only. */
export interface OpenedPage {
  resume: ResumeId;
  owner: UserId;
  document: ResumeDocument;
  seq: number;
  updatedAt: string;
  allowDownload: boolean;
  indexed: boolean;
  hasPassword: boolean;
}

export type LinkReplies = {
  CreateLink: PublicLink;
  ListLinks: { items: PublicLink[] };
  ChangeLink: PublicLink;
  DeleteLink: null;
  RestoreLink: PublicLink;
  CheckSlug: { slug: Slug; isFree: boolean };
  /** `locked`: it asks for a password. */
  OpenPage: { state: 'locked' } | ({ state: 'open' } & OpenedPage);
  UnlockPage: { pass: PagePass };
  CountDownload: null;
  SuspendLink: null;
};
