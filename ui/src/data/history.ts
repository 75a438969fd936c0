import { useMutation, useQueryClient } from '@tanstack/solid-query';
import { z } from 'zod';
import type { ResumeDocument } from '#protocol/document';
import { Version } from '#protocol/history';
import { ActivityList, RestoredAnswer, VersionAnswer, VersionList } from '#protocol/http';
import type { VersionId } from '#protocol/ids';
import { ResumeSummary } from '#protocol/user';
import { isDocument } from './api.ts';
import { call, Nothing } from './http.ts';
import { useInfiniteQuery, useQuery } from './query.ts';

const VersionWithDocument = VersionAnswer.extend({ document: z.custom<ResumeDocument>(isDocument) });

const at = (resume: string, version?: VersionId, act?: string): string =>
  ['/api/resumes', resume, 'versions', version, act].filter((part) => part !== undefined).join('/');

export const historyApi = {
  versions: (resume: string) => call(VersionList, at(resume)),
  version: (resume: string, version: VersionId) => call(VersionWithDocument, at(resume, version)),
  save: (resume: string, label: string) => call(Version, at(resume), { method: 'POST', body: { label } }),
  rename: (resume: string, version: VersionId, label: string) => call(Version, at(resume, version), { method: 'PATCH', body: { label } }),
  remove: (resume: string, version: VersionId) => call(Nothing, at(resume, version), { method: 'DELETE' }),
  restore: (resume: string, version: VersionId) => call(RestoredAnswer, at(resume, version, 'restore'), { method: 'POST' }),
  duplicate: (resume: string, version: VersionId) => call(ResumeSummary, at(resume, version, 'duplicate'), { method: 'POST' }),
  activity: (resume: string, before?: number) =>
    call(ActivityList, `/api/resumes/${resume}/activity?${new URLSearchParams(before === undefined ? {} : { before: String(before) })}`),
};
export type VersionWithDocument = z.infer<typeof VersionWithDocument>;

const historyKey = (resume: string) => ['history', resume];
const versionsKey = (resume: string) => [...historyKey(resume), 'versions'];
const activityKey = (resume: string) => [...historyKey(resume), 'activity'];

/** Kept versions, newest first. Read anew whenever they are looked at: they come by themselves. */
export function useVersions(resume: () => string) {
  return useQuery(() => ({ queryKey: versionsKey(resume()), staleTime: 0, queryFn: () => historyApi.versions(resume()) }));
}

/** A version's document never changes. */
export function useVersion(resume: () => string, version: () => VersionId | null) {
  return useQuery(() => {
    const id = version();
    return {
      queryKey: [...historyKey(resume()), 'version', id],
      enabled: id !== null,
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: (): Promise<VersionWithDocument> | null => (id === null ? null : historyApi.version(resume(), id)),
    };
  });
}

export function useActivity(resume: () => string) {
  return useInfiniteQuery(() => ({
    queryKey: activityKey(resume()),
    staleTime: 0,
    queryFn: ({ pageParam }) => historyApi.activity(resume(), pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.before ?? undefined,
  }));
}

/** What makes the lists be read again; the documents of versions stay. */
export function useForgetHistory(resume: () => string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: versionsKey(resume()) }),
      client.invalidateQueries({ queryKey: activityKey(resume()) }),
    ]);
}

/** An act on a résumé's versions, after which they are read again. */
export function useHistoryAct<I, O>(resume: () => string, act: (input: I) => Promise<O>) {
  const forget = useForgetHistory(resume);
  return useMutation<O, Error, I>(() => ({ mutationFn: act, onSettled: () => void forget() }));
}
