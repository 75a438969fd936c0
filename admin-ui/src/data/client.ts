import { QueryClient } from '@tanstack/solid-query';
import { OfflineError, ProblemError } from '../../../ui/src/data/http.ts';

const isPassing = (error: unknown) => error instanceof OfflineError || (error instanceof ProblemError && error.code === 'unavailable');

/** Lists and pages of the console. The socket says when one of them is not what it was. */
export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
        // An answer that is late is better than none: the frame says when there is no connection.
        networkMode: 'always',
        // What could not be read comes by itself once there is a network again.
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always' },
    },
  });
