import { describe, expect, it } from 'vitest';
import { ariaKeys, isPressed, SHORTCUTS, type ShortcutName, shownKeys } from './keys.ts';

const NAMES = Object.keys(SHORTCUTS) as ShortcutName[];
const pressed = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  code: `Key${key.toUpperCase()}`,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...held,
});

describe('the table of shortcuts', () => {
  it('shows the signs of the machine', () => {
    expect(shownKeys('redo', true)).toBe('⇧⌘Z');
    expect(shownKeys('redo', false)).toBe('Ctrl+Shift+Z');
    expect(shownKeys('moveUp', true)).toBe('⌥↑');
    expect(shownKeys('remove', false)).toBe('Ctrl+Backspace');
    expect(shownKeys('help', true)).toBe('?');
    expect(ariaKeys('redo', false)).toBe('Control+Shift+Z Control+Y');
    expect(ariaKeys('undo', true)).toBe('Meta+Z');
    expect(ariaKeys('moveDown', false)).toBe('Alt+ArrowDown');
  });

  it('gives no two acts the same keys, but for what is only told', () => {
    for (const mac of [true, false]) {
      const heeded = NAMES.filter((name) => !('toldOnly' in SHORTCUTS[name])).flatMap((name) => ariaKeys(name, mac).split(' '));
      expect(new Set(heeded).size).toBe(heeded.length);
    }
  });

  it('hears ⌘ on a Mac and Ctrl elsewhere', () => {
    expect(isPressed('palette', pressed('k', { metaKey: true }), true)).toBe(true);
    expect(isPressed('palette', pressed('k', { ctrlKey: true }), true)).toBe(false);
    expect(isPressed('palette', pressed('k', { ctrlKey: true }), false)).toBe(true);
    expect(isPressed('palette', pressed('k'), false)).toBe(false);
    expect(isPressed('palette', pressed('k', { ctrlKey: true, metaKey: true }), false)).toBe(false);
    expect(isPressed('palette', pressed('K', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(isPressed('palette', pressed('k', { ctrlKey: true, isComposing: true }), false)).toBe(false);
  });

  it('goes by the place of the key in other alphabets, and by the sign wherever that stands', () => {
    expect(isPressed('palette', pressed('л', { ctrlKey: true, code: 'KeyK' }), false)).toBe(true);
    expect(isPressed('help', pressed('?', { shiftKey: true, code: 'Slash' }), false)).toBe(true);
    expect(isPressed('comment', pressed('/', { ctrlKey: true, shiftKey: true, code: 'Digit7' }), false)).toBe(true);
    expect(isPressed('moveUp', pressed('ArrowUp', { altKey: true, shiftKey: true }), false)).toBe(false);
  });
});
