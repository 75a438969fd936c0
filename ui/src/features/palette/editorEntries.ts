import Download from 'lucide-solid/icons/download';
import Eye from 'lucide-solid/icons/eye';
import EyeOff from 'lucide-solid/icons/eye-off';
import FileText from 'lucide-solid/icons/file-text';
import House from 'lucide-solid/icons/house';
import Keyboard from 'lucide-solid/icons/keyboard';
import ListChecks from 'lucide-solid/icons/list-checks';
import MessageSquare from 'lucide-solid/icons/message-square';
import Palette from 'lucide-solid/icons/palette';
import PenLine from 'lucide-solid/icons/pen-line';
import Plus from 'lucide-solid/icons/plus';
import Redo from 'lucide-solid/icons/redo-2';
import HistoryIcon from 'lucide-solid/icons/rotate-ccw-clock';
import Search from 'lucide-solid/icons/search';
import SunMoon from 'lucide-solid/icons/sun-moon';
import Undo from 'lucide-solid/icons/undo-2';
import UserRound from 'lucide-solid/icons/user-round';
import UserRoundPlus from 'lucide-solid/icons/user-round-plus';
import type { Item, Section } from '#protocol/document';
import type { Theme } from '#protocol/preferences';
import { itemPath, prosePath, sectionPath } from '#protocol/registers';
import { PLANS } from '#render/templates/plans';
import { insertItem, insertSection } from '../editor/acts.ts';
import { type Editor, isNarrow, type Panel } from '../editor/context.tsx';
import { BASICS_WORDS } from '../editor/fieldName.ts';
import { ADDABLE_SECTIONS, ITEM_FORMS, SECTION_WORDS, sectionTitle } from '../editor/kinds.ts';
import { newName, sentenceOf } from '../editor/sentence.ts';
import { redo, undo } from '../editor/undoing.ts';
import { shownKeys } from '../shortcuts/keys.ts';
import type { PaletteEntry } from './entries.ts';
import { hereEntries } from './hereEntries.ts';

/** What lies outside of the résumé itself. */
export interface EditorActs {
  find: () => void;
  help: () => void;
  share: () => void;
  export: () => void;
  theme: (theme: Theme) => void;
  go: (path: string) => void;
}

/** Everything one can do or go to in the open résumé. `focused` is what had the focus before the palette. */
export function editorEntries(editor: Editor, acts: EditorActs, focused: Element | null): PaletteEntry[] {
  const canEdit = editor.canEdit();
  return [
    ...(canEdit ? hereEntries(editor, focused) : []),
    ...generalEntries(editor, acts, canEdit),
    ...placeEntries(editor),
    ...(canEdit ? changeEntries(editor) : []),
    ...elsewhereEntries(acts),
  ];
}

function generalEntries(editor: Editor, acts: EditorActs, canEdit: boolean): PaletteEntry[] {
  const group = 'The résumé';
  const [undoWords, redoWords] = [editor.undoing.undoWords(), editor.undoing.redoWords()];
  const panel = (name: Panel, label: string, icon: NonNullable<PaletteEntry['icon']>, also: string): PaletteEntry => ({
    id: name,
    label,
    group,
    icon,
    also,
    // On a phone the design is a view of its own.
    run: () => (name === 'design' && isNarrow() ? editor.show('design') : editor.setPanel(name)),
  });
  return [
    ...(undoWords ? [{ id: 'undo', label: `Undo ${undoWords}`, group, icon: Undo, keys: shownKeys('undo'), run: () => undo(editor) }] : []),
    ...(redoWords ? [{ id: 'redo', label: `Redo ${redoWords}`, group, icon: Redo, keys: shownKeys('redo'), run: () => redo(editor) }] : []),
    { id: 'find', label: 'Find in the résumé', group, icon: Search, keys: shownKeys('find'), also: 'search text', run: acts.find },
    {
      id: 'export',
      label: 'Export the PDF',
      group,
      icon: Download,
      keys: shownKeys('export'),
      also: 'download print file',
      run: acts.export,
    },
    { id: 'share', label: 'Share', group, icon: UserRoundPlus, also: 'invite people members links', run: acts.share },
    panel('design', 'Design', Palette, 'template colours fonts margins language'),
    panel('check', 'Check', ListChecks, 'advice mistakes tracking system job description'),
    panel('comments', 'Comments', MessageSquare, 'suggestions talk'),
    panel('history', 'History', HistoryIcon, 'versions changes restore'),
    ...(canEdit
      ? [
          {
            id: 'title',
            label: 'Rename the résumé',
            group,
            icon: PenLine,
            also: 'title',
            run: () => document.querySelector<HTMLInputElement>('.top-title input')?.select(),
          },
        ]
      : []),
  ];
}

/** Sections, items and fields, to go to. */
function placeEntries(editor: Editor): PaletteEntry[] {
  const { sections, design } = editor.state.document;
  const field = (path: string, label: string, of: string): PaletteEntry => ({
    id: `field ${path}`,
    label: `${label} · ${of}`,
    group: 'Fields',
    icon: PenLine,
    onlyFound: true,
    run: () => editor.reveal(path),
  });
  const nameOf = (item: Item) => sentenceOf(item, design.locale) || newName(item.kind);
  const itemEntries = (section: Section, item: Item): PaletteEntry[] => [
    {
      id: `item ${item.id}`,
      label: nameOf(item),
      group: 'Entries',
      also: sectionTitle(section),
      icon: FileText,
      onlyFound: true,
      run: () => editor.reveal(firstPath(item)),
    },
    ...ITEM_FORMS[item.kind].flatMap((form) => {
      const of = nameOf(item);
      if (form.type === 'prose') return [field(prosePath(item.id), form.label, of)];
      if (form.type === 'dates') return [field(itemPath(item.id, 'dates'), form.label, of)];
      return 'field' in form ? [field(itemPath(item.id, form.field), form.label, of)] : [];
    }),
  ];
  return [
    {
      id: 'basics',
      label: 'You',
      group: 'Go to',
      icon: UserRound,
      also: 'name contact place photo',
      run: () => editor.reveal('basics/name'),
    },
    ...sections.map(
      (section): PaletteEntry => ({
        id: `section ${section.id}`,
        label: sectionTitle(section),
        group: 'Go to',
        icon: FileText,
        also: SECTION_WORDS[section.kind].title,
        run: () => editor.reveal(section.kind === 'summary' ? prosePath('basics') : sectionPath(section.id, 'title')),
      }),
    ),
    ...Object.entries(BASICS_WORDS)
      .filter(([name]) => name !== 'urlLabel' && name !== 'contacts' && name !== 'photo')
      .map(([name, label]) => field(`basics/${name}`, label, 'You')),
    ...sections.flatMap((section) => section.items.flatMap((item) => itemEntries(section, item))),
  ];
}

function firstPath(item: Item): string {
  const first = ITEM_FORMS[item.kind].find((form) => 'field' in form);
  return first && 'field' in first ? itemPath(item.id, first.field) : prosePath(item.id);
}

/** What is added, shown and hidden, and the templates. */
function changeEntries(editor: Editor): PaletteEntry[] {
  const { sections, design } = editor.state.document;
  const hide = (path: string, name: string, hidden: boolean): PaletteEntry => ({
    id: `hide ${path}`,
    label: hidden ? `Show “${name}” on the page` : `Hide “${name}” from the page`,
    group: 'Show and hide',
    icon: hidden ? Eye : EyeOff,
    onlyFound: true,
    run: () => editor.set(path, !hidden),
  });
  return [
    ...sections
      .filter(({ kind }) => kind !== 'summary')
      .map((section): PaletteEntry => {
        const word = SECTION_WORDS[section.kind].item;
        return {
          id: `add ${section.id}`,
          label: `Add ${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word} to “${sectionTitle(section)}”`,
          group: 'Add',
          icon: Plus,
          also: 'new entry item',
          run: () => insertItem(editor, section),
        };
      }),
    ...ADDABLE_SECTIONS.filter((kind) => kind !== 'summary' || !sections.some((section) => section.kind === 'summary')).map(
      (kind): PaletteEntry => ({
        id: `add ${kind}`,
        label: `Add the section ${SECTION_WORDS[kind].title}`,
        group: 'Add',
        icon: Plus,
        also: 'new',
        onlyFound: true,
        run: () => insertSection(editor, kind),
      }),
    ),
    ...sections.flatMap((section) => [
      hide(sectionPath(section.id, 'hidden'), sectionTitle(section), section.hidden === true),
      ...section.items.map((item) =>
        hide(itemPath(item.id, 'hidden'), sentenceOf(item, design.locale) || newName(item.kind), item.hidden === true),
      ),
    ]),
    ...PLANS.filter(({ id }) => id !== design.template).map(
      (plan): PaletteEntry => ({
        id: `template ${plan.id}`,
        label: `Template ${plan.name}`,
        group: 'Templates',
        icon: Palette,
        also: 'design look next',
        onlyFound: true,
        run: () => editor.set('design/template', plan.id),
      }),
    ),
  ];
}

const THEMES: readonly (readonly [Theme, string])[] = [
  ['system', 'Appearance: like the system'],
  ['light', 'Appearance: light'],
  ['dark', 'Appearance: dark'],
];

function elsewhereEntries(acts: EditorActs): PaletteEntry[] {
  const group = 'Elsewhere';
  return [
    { id: 'home', label: 'Your résumés', group, icon: House, also: 'home back', run: () => acts.go('/home') },
    { id: 'account', label: 'Your account', group, icon: UserRound, also: 'settings password', run: () => acts.go('/account') },
    { id: 'help', label: 'Keyboard shortcuts', group, icon: Keyboard, keys: shownKeys('help'), also: 'help keys', run: acts.help },
    ...THEMES.map(
      ([theme, label]): PaletteEntry => ({
        id: `theme ${theme}`,
        label,
        group,
        icon: SunMoon,
        also: 'theme colours mode',
        onlyFound: true,
        run: () => acts.theme(theme),
      }),
    ),
  ];
}
