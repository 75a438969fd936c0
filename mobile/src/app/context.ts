import { createContext, useContext } from 'solid-js';
import type { ResumeId } from '#protocol/ids';
import type { ListedResume } from '#protocol/resume-list';
import type { Profile } from '#protocol/user';
import type { Act } from '../store/acts.ts';
import type { SyncState } from '../sync/state.ts';

/** What every screen of the phone can ask for and do. Nothing here waits for a connection. */
export interface Phone {
  me: () => Profile;
  /** The list as the person sees it, the last changed first. */
  resumes: () => readonly ListedResume[];
  /** What was done to résumés as a whole and has not reached the server. */
  acts: () => readonly Act[];
  /** Edits that wait on this device, by résumé. */
  waiting: () => ReadonlyMap<ResumeId, number>;
  sync: () => SyncState;
  create: () => Promise<ResumeId>;
  /** Rejects where this device does not have the résumé. */
  duplicate: (resume: ListedResume) => Promise<ResumeId>;
  trash: (id: ResumeId) => Promise<void>;
  restore: (id: ResumeId) => Promise<void>;
  /** An act that the server would not, put aside by the person. */
  dropAct: (key: string) => Promise<void>;
  /** Takes what this device keeps of a résumé off it, waiting edits too. */
  forgetResume: (id: ResumeId) => Promise<void>;
  /** The list shows this title until the server says another. */
  rename: (id: ResumeId, title: string) => void;
  /** Resolves when the server has the résumé: at once, unless it was begun on this device. */
  whenCreated: (id: ResumeId) => Promise<void>;
  /** It is open in this page, and syncs by itself, until what this returns is called. */
  opened: (id: ResumeId) => () => void;
  /** The server has said that it does not understand this version any more. */
  isTooOld: () => void;
  /** Tries now. */
  syncNow: () => void;
  /** Somebody has signed in; says whether it is the same person. Where it is not, this person's app ends. */
  signedIn: (me: Profile) => Promise<boolean>;
  /** Takes everything of this person off the device. */
  signOut: () => Promise<void>;
}

const PhoneContext = createContext<Phone>();
export const PhoneProvider = PhoneContext.Provider;

export function usePhone(): Phone {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error('used outside of the phone’s shell');
  return phone;
}
