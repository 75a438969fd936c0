import type { UserId } from '#protocol/ids';

/** Where the phone app keeps what is not a résumé's: beside the replicas, in the same storage. The number is the format's. */
const ROOT = 'phone1/';
export const ME_KEY = `${ROOT}me`;
export const rootOf = (user: UserId): string => `${ROOT}${user}/`;
export const listKey = (user: UserId): string => `${rootOf(user)}list`;
/** One row an act, in the order of their keys. */
export const actsRoot = (user: UserId): string => `${rootOf(user)}act/`;
/** The file of an act that has one, in base64: beside the acts, which are read often. */
export const fileKey = (user: UserId, act: string): string => `${rootOf(user)}file/${act}`;
/** The state of a résumé on the server, as of the last time that this device had all of it. */
export const hadRoot = (user: UserId): string => `${rootOf(user)}had/`;
export const hadKey = (user: UserId, resume: string): string => hadRoot(user) + resume;
/** As of which such state everything is here that its pages are drawn with. */
export const furnishedKey = (user: UserId, resume: string): string => `${rootOf(user)}furnished/${resume}`;
