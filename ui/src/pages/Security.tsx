import { useSearchParams } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { useTitle } from '../app/title.ts';
import { useFactors } from '../data/factors.ts';
import { sayTrouble } from '../data/oauth.ts';
import { sayError } from '../data/words.ts';
import { AppCodes } from '../features/factors/AppCodes.tsx';
import { ConnectedAccounts } from '../features/factors/ConnectedAccounts.tsx';
import { Passkeys } from '../features/factors/Passkeys.tsx';
import { RecoveryCodes } from '../features/factors/RecoveryCodes.tsx';
import { RecoveryCodesDialog } from '../features/factors/RecoveryCodesDialog.tsx';
import { w } from '../features/factors/words.ts';
import { Button } from '../kit/Button.tsx';
import { Delayed, Skeleton } from '../kit/Skeleton.tsx';
import { w as shell } from '../kit/words.ts';
import { Frame } from './Frame.tsx';
import '../features/factors/factors.css';
import './account.css';
import './auth.css';

/** What protects the account beside its password. */
export default function Security() {
  useTitle(() => w().title);
  const [params] = useSearchParams<{ oauth?: string }>();
  const query = useFactors();
  const factors = () => query.data;
  const [codes, setCodes] = createSignal<string[] | null>(null);
  return (
    <Frame>
      <div class="account">
        <p class="small">
          <a href="/account">{w().account}</a>
        </p>
        <h1 tabindex="-1">{w().title}</h1>
        <Show when={sayTrouble(params.oauth)}>
          {(words) => (
            <p class="form-error" role="alert">
              {words()}
            </p>
          )}
        </Show>
        <Switch
          fallback={
            <Delayed>
              <Skeleton height="8em" />
            </Delayed>
          }
        >
          <Match when={factors()}>
            {(known) => {
              const isSet = () => known().passkeys.length > 0 || known().totpSince !== null;
              return (
                <>
                  <Show when={known().isRequired && !isSet()}>
                    <p class="factor-notice">{w().required}</p>
                  </Show>
                  <Passkeys passkeys={known().passkeys} onCodes={setCodes} />
                  <AppCodes since={known().totpSince} onCodes={setCodes} />
                  <Show when={isSet()}>
                    <RecoveryCodes left={known().recoveryCodesLeft} onCodes={setCodes} />
                  </Show>
                  <ConnectedAccounts />
                </>
              );
            }}
          </Match>
          <Match when={query.isError}>
            <p class="form-error" role="alert">
              {sayError(query.error)}
            </p>
            <Button onClick={() => void query.refetch()}>{shell().acts.tryAgain}</Button>
          </Match>
        </Switch>
        <Show when={codes()}>{(shown) => <RecoveryCodesDialog codes={shown()} onClose={() => setCodes(null)} />}</Show>
      </div>
    </Frame>
  );
}
