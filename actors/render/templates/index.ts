import { classic } from './classic.ts';
import type { Template } from './contract.ts';

export const TEMPLATES: readonly Template[] = [classic];

/** The template of this id; an unknown one (of an imported file, or of a newer version) is shown as the first. */
export function templateById(id: string): Template {
  return TEMPLATES.find((template) => template.id === id) ?? classic;
}
