import { useParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { useTitle } from '../app/title.ts';
import { accountApi } from '../data/account.ts';
import { sayError } from '../data/words.ts';
import { w } from '../features/appeal/words.ts';
import { Button, LinkButton } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { TextArea } from '../kit/Field.tsx';
import { FormError } from '../kit/FormError.tsx';
import { Frame } from './Frame.tsx';
import { NotFound } from './NotFound.tsx';
import './account.css';
import '../features/account/settings/settings.css';

/** Letters, as the server takes them. */
const MOST = 2_000;

/** What the owner of a page that was taken down says to that. The mail about it leads here. */
export default function Appeal() {
  useTitle(() => w().title);
  const params = useParams<{ case: string }>();
  const known = () => (/^[1-9][0-9]{0,14}$/.test(params.case) ? Number(params.case) : undefined);
  return (
    <Show when={known()} keyed fallback={<NotFound />}>
      {(id) => <Answer id={id} />}
    </Show>
  );
}

function Answer(props: { id: number }) {
  const [text, setText] = createSignal('');
  const [lacksWords, setLacksWords] = createSignal(false);
  const [error, setError] = createSignal<string>();
  const [state, setState] = createSignal<'writing' | 'sending' | 'sent'>('writing');
  const send = async () => {
    const words = text().trim();
    setLacksWords(words === '');
    if (words === '' || state() !== 'writing') return;
    setError(undefined);
    setState('sending');
    try {
      await accountApi.appeal(props.id, words);
      setState('sent');
    } catch (failure) {
      setError(sayError(failure));
      setState('writing');
    }
  };
  return (
    <Frame>
      <Show
        when={state() !== 'sent'}
        fallback={
          <div role="status">
            <EmptyState
              whole
              title={w().sentTitle}
              action={
                <LinkButton look="primary" href="/home">
                  {w().toResumes}
                </LinkButton>
              }
            >
              {w().sentText}
            </EmptyState>
          </div>
        }
      >
        <div class="account">
          <h1 tabindex="-1">{w().title}</h1>
          <p>{w().lead}</p>
          <form
            class="account-form"
            novalidate
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
          >
            <TextArea
              label={w().words}
              rows={6}
              required
              maxLength={MOST}
              value={text()}
              error={lacksWords() ? w().needsWords : undefined}
              onInput={(event) => setText(event.currentTarget.value)}
            />
            <FormError text={error()} />
            <Button type="submit" look="primary" busy={state() === 'sending'}>
              {w().send}
            </Button>
          </form>
        </div>
      </Show>
    </Frame>
  );
}
