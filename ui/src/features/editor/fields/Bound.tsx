import { For, type JSX } from 'solid-js';
import type { Path } from '#protocol/registers';
import { Avatar, peerColour } from '../../../kit/Avatar.tsx';
import { type ControlIds, Field, type FieldText } from '../../../kit/Field.tsx';
import { FieldTalk } from '../../comments/FieldTalk.tsx';
import { useEditor } from '../context.tsx';
import { fieldWords } from '../words.ts';

/** A field of the form that is a register: ringed in the colour of whoever else is in it. */
export function Bound(props: FieldText & { path: Path; class?: string; aside?: JSX.Element; children: (ids: ControlIds) => JSX.Element }) {
  const editor = useEditor();
  const peers = () => editor.peersAt(props.path);
  return (
    <div
      class={`bound${props.class ? ` ${props.class}` : ''}`}
      classList={{ 'bound-peer': peers().length > 0 }}
      style={{ '--peer': peerColour(peers()[0]?.user.id ?? '') }}
    >
      <Field
        label={props.label}
        hideLabel={props.hideLabel ?? false}
        description={props.description}
        error={props.error}
        aside={
          <span class="bound-aside">
            {props.aside}
            <FieldTalk path={props.path} label={props.label} />
            <For each={peers()}>
              {(peer) => <Avatar id={peer.user.id} name={peer.user.name} label={fieldWords().someoneIsHere(peer.user.name)} small />}
            </For>
          </span>
        }
      >
        {props.children}
      </Field>
    </div>
  );
}
