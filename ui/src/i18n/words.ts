import { createSignal } from 'solid-js';
import { directionOf, LANGUAGES, type Language, regionOf, speak } from './language.ts';
import type { Translation } from './translation.ts';

const KEY = 'vitae-language';

const LOADERS: Record<Exclude<Language, 'en'>, () => Promise<Translation>> = {
  de: async () => (await import('./de/index.ts')).de,
  fr: async () => (await import('./fr/index.ts')).fr,
  es: async () => (await import('./es/index.ts')).es,
  pt: async () => (await import('./pt/index.ts')).pt,
  zh: async () => (await import('./zh/index.ts')).zh,
  ja: async () => (await import('./ja/index.ts')).ja,
  ar: async () => (await import('./ar/index.ts')).ar,
};

interface Spoken {
  readonly language: Language;
  /** `null`: English, whose words stand where they are used and are loaded with it. */
  readonly translation: Translation | null;
}
const [spoken, setSpoken] = createSignal<Spoken>({ language: 'en', translation: null });

/** The language that the interface speaks now. Reactive. */
export const language = (): Language => spoken().language;

/** The locale of dates and numbers (BCP 47). Reactive. */
export const region = (): string => regionOf(language(), navigator.languages);

/** The words of one area, in the language of now: `const w = words('share', share)`, then `w().title`. Reactive. */
export const words =
  <Area extends keyof Translation>(area: Area, english: Translation[Area]): (() => Translation[Area]) =>
  () =>
    spoken().translation?.[area] ?? english;

/** What was chosen on this device, else what the browser asks for. */
export function wantedLanguage(): Language {
  return speak([chosen() ?? '', ...navigator.languages]);
}

/** Whether this device says, by choice or by its browser, a language that we speak. */
export const saysLanguage = (): boolean =>
  chosen() !== null || navigator.languages.some((tag) => LANGUAGES.some((known) => tag.toLowerCase().split('-')[0] === known));

function chosen(): Language | null {
  try {
    const kept = localStorage.getItem(KEY);
    return LANGUAGES.find((known) => known === kept) ?? null;
  } catch {
    // Storage may be refused (private windows): the browser's wish is followed.
    return null;
  }
}

/**
 * Loads the words of a language and speaks it from then on. Rejects when they cannot be loaded; what was spoken before
 * goes on then.
 */
export async function speakLanguage(next: Language): Promise<void> {
  const translation = next === 'en' ? null : await LOADERS[next]();
  setSpoken({ language: next, translation });
  document.documentElement.lang = next;
  document.documentElement.dir = directionOf(next);
}

/** Speaks a language, and remembers on this device that it was chosen. Rejects as `speakLanguage`. */
export async function chooseLanguage(next: Language): Promise<void> {
  await speakLanguage(next);
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // It holds for this visit, then.
  }
}
