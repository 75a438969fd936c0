import type { RouteSectionProps } from '@solidjs/router';
import KeyRound from 'lucide-solid/icons/key-round';
import UserX from 'lucide-solid/icons/user-x';
import { type Component, createEffect, createMemo, type JSX, Match, Switch } from 'solid-js';
import { whenSessionEnds } from '../../../ui/src/data/http.ts';
import { useQuery } from '../../../ui/src/data/query.ts';
import { Button, LinkButton } from '../../../ui/src/kit/Button.tsx';
import { EmptyState } from '../../../ui/src/kit/EmptyState.tsx';
import { Spinner } from '../../../ui/src/kit/Progress.tsx';
import { Delayed } from '../../../ui/src/kit/Skeleton.tsx';
import { words } from '../i18n/words.ts';
import { Failure } from '../parts/Failure.tsx';
import { useTitle } from '../parts/title.ts';
import { type Access, AccessContext } from './access.tsx';
import { type Entry, enter, signInAddress } from './entry.ts';

const w = words('shell');

/** Lets staff in; says to everybody else what they lack, and where to get it. */
export function Gate(props: RouteSectionProps) {
  const entry = useQuery(() => ({ queryKey: ['entry'], queryFn: enter, staleTime: 60_000 }));
  const known = () => entry.data;
  // The whole page: signing in is the web app's.
  const leave = () => location.replace(signInAddress(location.pathname + location.search));
  whenSessionEnds(leave);
  createEffect(() => known()?.kind === 'signed out' && leave());
  const access = createMemo<Access | null>((before) => accessOf(known()) ?? (known() === undefined ? before : null), null);
  return (
    <Switch
      fallback={
        <Delayed>
          <Blank>
            <Spinner label={w().loading} />
          </Blank>
        </Delayed>
      }
    >
      <Match when={access()}>{(inside) => <AccessContext.Provider value={inside}>{props.children}</AccessContext.Provider>}</Match>
      <Match when={known()?.kind === 'second factor'}>
        <Message title={w().factorTitle} icon={KeyRound} text={w().factorText}>
          <LinkButton look="primary" href="/account/security" target="_blank">
            {w().setUpFactor}
          </LinkButton>
          <Button busy={entry.isFetching} onClick={() => void entry.refetch()}>
            {w().checkAgain}
          </Button>
        </Message>
      </Match>
      <Match when={known()?.kind === 'no staff'}>
        <Message title={w().foreignTitle} icon={UserX} text={w().foreignText}>
          <LinkButton look="primary" href="/home">
            {w().toApp}
          </LinkButton>
        </Message>
      </Match>
      <Match when={entry.isError}>
        <Blank>
          <Failure whole error={entry.error} retry={() => void entry.refetch()} />
        </Blank>
      </Match>
    </Switch>
  );
}

const accessOf = (entry: Entry | undefined): Access | null => (entry?.kind === 'in' ? entry.access : null);

const Blank = (props: { children: JSX.Element }) => (
  <main id="main" tabindex="-1" class="blank">
    {props.children}
  </main>
);

function Message(props: {
  title: string;
  icon: Component<{ size?: number; 'stroke-width'?: number }>;
  text: string;
  children: JSX.Element;
}) {
  useTitle(() => props.title);
  return (
    <Blank>
      <EmptyState
        whole
        title={props.title}
        art={<props.icon size={32} stroke-width={1.5} />}
        action={<div class="empty-actions">{props.children}</div>}
      >
        {props.text}
      </EmptyState>
    </Blank>
  );
}
