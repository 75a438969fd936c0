import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, onCleanup } from 'solid-js';
import { call, Nothing } from '../../../ui/src/data/http.ts';
import { webSocketAt } from '../../../ui/src/live/transport.ts';
import { type Line, watchTenant } from './session.ts';

/** Watches the tenant as long as whoever calls this is there; says how the line is. */
export function useLive(): () => Line {
  const client = useQueryClient();
  const [line, setLine] = createSignal<Line>('connecting');
  const end = watchTenant({
    connect: webSocketAt('/api/admin/live'),
    after: (ms, job) => {
      const timer = setTimeout(job, ms);
      return () => clearTimeout(timer);
    },
    stale: (keys) => {
      if (keys === null) void client.invalidateQueries();
      else for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    },
    line: (state) => {
      setLine(state);
      // Signed out, or no longer of the staff: the gate looks again.
      if (state === 'closed') void client.invalidateQueries({ queryKey: ['entry'] });
    },
    // Any call renews a session that has to be; when it fails, too, there is no connection, and the socket goes on trying.
    renew: () => void call(Nothing, '/api/me').catch(() => {}),
  });
  onCleanup(end);
  return line;
}
