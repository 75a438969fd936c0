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
import type { Choice } from '../design/offered.ts';
import { wear } from '../design/wear.ts';
import { templateWords } from '../design/words.ts';
import { insertItem, insertSection } from '../editor/acts.ts';
import { type Editor, isNarrow, type Panel } from '../editor/context.tsx';
import { BASICS_WORDS } from '../editor/fieldName.ts';
import { ADDABLE_SECTIONS, ITEM_FORMS, SECTION_WORDS, sectionTitle } from '../editor/kinds.ts';
import { newName, sentenceOf } from '../editor/sentence.ts';
import { redo, undo } from '../editor/undoing.ts';
import { shownKeys } from '../shortcuts/keys.ts';
import type { PaletteEntry } from './entries.ts';
import { hereEntries } from './hereEntries.ts';
import { w } from './words.ts';

/** What lies outside of the résumé itself. */
export interface EditorActs {
  find: () => void;
  help: () => void;
  share: () => void;
  export: () => void;
  theme: (theme: Theme) => void;
  go: (path: string) => void;
}

/**
 * Everything one can do or go to in the open résumé. `focused` is what had the focus before the palette, `looks` are the templates and
 * themes that may be chosen.
 */
export function editorEntries(editor: Editor, acts: EditorActs, focused: Element | null, looks: readonly Choice[]): PaletteEntry[] {
  const canEdit = editor.canEdit();
  return [
    ...(canEdit ? hereEntries(editor, focused) : []),
    ...generalEntries(editor, acts, canEdit),
    ...placeEntries(editor),
    ...(canEdit ? changeEntries(editor, looks) : []),
    ...elsewhereEntries(acts),
  ];
}

function generalEntries(editor: Editor, acts: EditorActs, canEdit: boolean): PaletteEntry[] {
  const { also } = w();
  const group = w().groups.resume;
  const [undoWords, redoWords] = [editor.undoing.undoWords(), editor.undoing.redoWords()];
  const panel = (name: Panel, label: string, icon: NonNullable<PaletteEntry['icon']>, words: string): PaletteEntry => ({
    id: name,
    label,
    group,
    icon,
    also: words,
    // On a phone the design is a view of its own.
    run: () => (name === 'design' && isNarrow() ? editor.show('design') : editor.setPanel(name)),
  });
  return [
    ...(undoWords ? [{ id: 'undo', label: w().undo(undoWords), group, icon: Undo, keys: shownKeys('undo'), run: () => undo(editor) }] : []),
    ...(redoWords ? [{ id: 'redo', label: w().redo(redoWords), group, icon: Redo, keys: shownKeys('redo'), run: () => redo(editor) }] : []),
    { id: 'find', label: w().find, group, icon: Search, keys: shownKeys('find'), also: also.find, run: acts.find },
    {
      id: 'export',
      label: w().export,
      group,
      icon: Download,
      keys: shownKeys('export'),
      also: also.export,
      run: acts.export,
    },
    { id: 'share', label: w().share, group, icon: UserRoundPlus, also: also.share, run: acts.share },
    panel('design', w().design, Palette, also.design),
    panel('check', w().check, ListChecks, also.check),
    panel('comments', w().comments, MessageSquare, also.comments),
    panel('history', w().history, HistoryIcon, also.history),
    ...(canEdit
      ? [
          {
            id: 'title',
            label: w().rename,
            group,
            icon: PenLine,
            also: also.rename,
            run: () => document.querySelector<HTMLInputElement>('.top-title input')?.select(),
          },
        ]
      : []),
  ];
}

/** Sections, items and fields, to go to. */
function placeEntries(editor: Editor): PaletteEntry[] {
  const { groups } = w();
  const { sections, design } = editor.state.document;
  const field = (path: string, label: string, of: string): PaletteEntry => ({
    id: `field ${path}`,
    label: `${label} · ${of}`,
    group: groups.fields,
    icon: PenLine,
    onlyFound: true,
    run: () => editor.reveal(path),
  });
  const nameOf = (item: Item) => sentenceOf(item, design.locale) || newName(item.kind);
  const itemEntries = (section: Section, item: Item): PaletteEntry[] => [
    {
      id: `item ${item.id}`,
      label: nameOf(item),
      group: groups.entries,
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
      label: w().you,
      group: groups.goTo,
      icon: UserRound,
      also: w().also.you,
      run: () => editor.reveal('basics/name'),
    },
    ...sections.map(
      (section): PaletteEntry => ({
        id: `section ${section.id}`,
        label: sectionTitle(section),
        group: groups.goTo,
        icon: FileText,
        also: SECTION_WORDS[section.kind].title,
        run: () => editor.reveal(section.kind === 'summary' ? prosePath('basics') : sectionPath(section.id, 'title')),
      }),
    ),
    ...Object.entries(BASICS_WORDS)
      .filter(([name]) => name !== 'urlLabel' && name !== 'contacts' && name !== 'photo')
      .map(([name, label]) => field(`basics/${name}`, label, w().you)),
    ...sections.flatMap((section) => section.items.flatMap((item) => itemEntries(section, item))),
  ];
}

function firstPath(item: Item): string {
  const first = ITEM_FORMS[item.kind].find((form) => 'field' in form);
  return first && 'field' in first ? itemPath(item.id, first.field) : prosePath(item.id);
}

/** What is added, shown and hidden, and the templates. */
function changeEntries(editor: Editor, looks: readonly Choice[]): PaletteEntry[] {
  const { groups, also } = w();
  const { sections, design } = editor.state.document;
  const hide = (path: string, name: string, hidden: boolean): PaletteEntry => ({
    id: `hide ${path}`,
    label: hidden ? w().show(name) : w().hide(name),
    group: groups.showAndHide,
    icon: hidden ? Eye : EyeOff,
    onlyFound: true,
    run: () => editor.set(path, !hidden),
  });
  return [
    ...sections
      .filter(({ kind }) => kind !== 'summary')
      .map(
        (section): PaletteEntry => ({
          id: `add ${section.id}`,
          label: w().addEntry(SECTION_WORDS[section.kind].item, sectionTitle(section)),
          group: groups.add,
          icon: Plus,
          also: also.addEntry,
          run: () => insertItem(editor, section),
        }),
      ),
    ...ADDABLE_SECTIONS.filter((kind) => kind !== 'summary' || !sections.some((section) => section.kind === 'summary')).map(
      (kind): PaletteEntry => ({
        id: `add ${kind}`,
        label: w().addSection(SECTION_WORDS[kind].title),
        group: groups.add,
        icon: Plus,
        also: also.addSection,
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
    ...looks
      .filter(({ id }) => id !== design.template)
      .map(
        ({ id, plan, theme }): PaletteEntry => ({
          id: `template ${id}`,
          label: w().template(theme?.name ?? templateWords(plan).name),
          group: groups.templates,
          icon: Palette,
          also: also.template,
          onlyFound: true,
          run: () => wear(editor, plan.id, theme?.look ?? {}),
        }),
      ),
  ];
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

function elsewhereEntries(acts: EditorActs): PaletteEntry[] {
  const { also, themes } = w();
  const group = w().groups.elsewhere;
  return [
    { id: 'home', label: w().yourResumes, group, icon: House, also: also.yourResumes, run: () => acts.go('/home') },
    { id: 'account', label: w().yourAccount, group, icon: UserRound, also: also.yourAccount, run: () => acts.go('/account') },
    { id: 'help', label: w().shortcuts, group, icon: Keyboard, keys: shownKeys('help'), also: also.help, run: acts.help },
    ...THEMES.map(
      (theme): PaletteEntry => ({
        id: `theme ${theme}`,
        label: themes[theme],
        group,
        icon: SunMoon,
        also: also.theme,
        onlyFound: true,
        run: () => acts.theme(theme),
      }),
    ),
  ];
}
