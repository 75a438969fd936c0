import Plus from 'lucide-solid/icons/plus';
import { For, Match, Show, Switch } from 'solid-js';
import { z } from 'zod';
import { Dates } from '#protocol/dates';
import { type Item, Keywords } from '#protocol/document';
import { itemPath, prosePath } from '#protocol/registers';
import { number } from '../../i18n/format.ts';
import { Button } from '../../kit/Button.tsx';
import { type Choice, Select } from '../../kit/Field.tsx';
import { insertRole, placeItem } from './acts.ts';
import { useEditor } from './context.tsx';
import { BoundDates } from './fields/BoundDates.tsx';
import { BoundKeywords } from './fields/BoundKeywords.tsx';
import { BoundProse } from './fields/BoundProse.tsx';
import { BoundText } from './fields/BoundText.tsx';
import { type FormField, ITEM_FORMS } from './kinds.ts';
import { RoleCard } from './RoleCard.tsx';
import { createReorder } from './reorder.ts';
import { nameIn } from './sentence.ts';
import { fieldWords as f } from './words.ts';

const MOST_DOTS = 5;
const ratings = (): Choice[] =>
  Array.from({ length: MOST_DOTS + 1 }, (_, dots) => ({
    value: String(dots),
    label: dots === 0 ? f().notShown : f().rating(number(dots), number(MOST_DOTS)),
  }));

/** The fields of an item's kind, as `ITEM_FORMS` lists them. */
export function ItemForm(props: { item: Item }) {
  return (
    <div class="form">
      <For each={ITEM_FORMS[props.item.kind]}>{(field) => <ItemField item={props.item} field={field} />}</For>
      <Show when={props.item.kind === 'experience' && props.item}>{(experience) => <Roles experience={experience()} />}</Show>
    </div>
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';

function ItemField(props: { item: Item; field: FormField }) {
  const editor = useEditor();
  const value = (field: string): unknown => Object.entries(props.item).find(([name]) => name === field)?.[1];
  const text = (field: string) => {
    const held = value(field);
    return isText(held) ? held : undefined;
  };
  const parsed = <S extends z.ZodType>(schema: S, field: string): z.infer<S> | undefined => schema.safeParse(value(field)).data;
  const path = (field: string) => itemPath(props.item.id, field);
  const is = <T extends FormField['type']>(type: T) =>
    props.field.type === type ? (props.field as Extract<FormField, { type: T }>) : undefined;
  return (
    <Switch>
      <Match when={is('text')}>
        {(field) => (
          <BoundText
            path={path(field().field)}
            label={field().label}
            value={text(field().field)}
            placeholder={field().placeholder}
            inputmode={field().inputmode}
            class={field().half ? 'half' : ''}
          />
        )}
      </Match>
      <Match when={is('long')}>
        {(field) => (
          <BoundText lines path={path(field().field)} label={field().label} value={text(field().field)} placeholder={field().placeholder} />
        )}
      </Match>
      <Match when={is('dates')}>
        {(field) => (
          <BoundDates path={path('dates')} label={field().label} value={parsed(Dates, 'dates')} single={field().single ?? false} />
        )}
      </Match>
      <Match when={is('keywords')}>
        {(field) => (
          <BoundKeywords
            path={path(field().field)}
            label={field().label}
            value={parsed(Keywords, field().field)}
            placeholder={field().placeholder}
          />
        )}
      </Match>
      <Match when={is('rating')}>
        {(field) => (
          <Select
            class={field().half ? 'half' : ''}
            label={f().labels.levelInDots}
            choices={ratings()}
            value={String(parsed(z.number(), 'rating') ?? 0)}
            disabled={!editor.canEdit()}
            path={path('rating')}
            onChoose={(chosen) => editor.set(path('rating'), Number(chosen))}
          />
        )}
      </Match>
      <Match when={is('prose')}>
        {(field) => <BoundProse path={prosePath(props.item.id)} label={field().label} placeholder={field().placeholder} />}
      </Match>
    </Switch>
  );
}

/** Several positions one after the other at the same organisation. */
function Roles(props: { experience: Extract<Item, { kind: 'experience' }> }) {
  const editor = useEditor();
  const ids = () => props.experience.roles.map(({ id }) => id);
  const reorder = createReorder({
    ids,
    move: (id, index) => placeItem(editor, props.experience.id, ids(), id, index),
    enabled: editor.canEdit,
    nameOf: (id) => nameIn(props.experience.roles, id, editor.state.document.design.locale),
  });
  return (
    <fieldset class="roles">
      <legend class="field-legend">{f().positions}</legend>
      <For each={props.experience.roles}>
        {(role) => (
          <RoleCard role={role} reorder={reorder}>
            <ItemForm item={role} />
          </RoleCard>
        )}
      </For>
      <Show when={editor.canEdit()}>
        <Button look="quiet" class="add-small" onClick={() => insertRole(editor, props.experience)}>
          <Plus size={14} stroke-width={1.75} aria-hidden="true" /> {f().addPosition}
        </Button>
      </Show>
    </fieldset>
  );
}
