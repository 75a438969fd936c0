import type { PersonState } from '#protocol/tenant-people';
import type { Tone } from '../../parts/Badge.tsx';

export const toneOf = (state: PersonState): Tone => (state === 'suspended' ? 'danger' : state === 'leaving' ? 'warning' : 'plain');
