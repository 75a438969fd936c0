import { createMemo } from 'solid-js';
import { DESIGN_FIELDS, type Design, type Look } from '#protocol/document';
import type { ThemeLook } from '#protocol/tenant-themes';
import { lookOf } from '#render/templates/look';
import type { Plan } from '#render/templates/plan';
import { PLANS, USUAL_PLAN } from '#render/templates/plans';
import { useEditor } from '../editor/context.tsx';
import { wear } from './wear.ts';

export interface DesignState {
  design: () => Design;
  /** The template's plan. */
  plan: () => Plan;
  /** What the pages are drawn with: what is set, else what the template starts with. */
  look: () => Look;
  isSet: (field: keyof Design) => boolean;
  set: <K extends keyof Design>(field: K, value: Design[K]) => void;
  /** Chooses a template, with what a theme says of the look. */
  wear: (template: string, look: ThemeLook) => void;
  /** Sets a value that came as text from a list, if the field may have it. */
  choose: (field: keyof typeof DESIGN_FIELDS, value: string | number) => void;
  /** Leaves these to the template again. */
  reset: (fields: readonly (keyof Design)[]) => void;
}

/** The design of the résumé in the editor. */
export function useDesign(): DesignState {
  const editor = useEditor();
  const design = () => editor.state.document.design;
  const plan = createMemo(() => PLANS.find(({ id }) => id === design().template) ?? USUAL_PLAN);
  const look = createMemo(() => lookOf({ ...design() }, plan().starts));
  const isSet = (field: keyof Design) => design()[field] !== undefined;
  return {
    design,
    plan,
    look,
    isSet,
    set: (field, value) => editor.set(`design/${field}`, value ?? null),
    wear: (template, look) => wear(editor, template, look),
    choose: (field, value) => {
      const parsed = DESIGN_FIELDS[field].safeParse(value);
      if (parsed.success) editor.set(`design/${field}`, parsed.data);
    },
    reset: (fields) => {
      for (const field of fields) if (isSet(field)) editor.set(`design/${field}`, null);
    },
  };
}
