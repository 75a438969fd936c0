import { expect, it } from 'vitest';
import { socketAddress } from './socketAddress.ts';

it('is encrypted wherever the page is, and of the page’s own host', () => {
  expect(socketAddress('/api/resumes/x/live', 'https://vitae.example/resumes/x?y#z').href).toBe('wss://vitae.example/api/resumes/x/live');
  expect(socketAddress('/api/resumes/x/live', 'http://localhost:8787/home').href).toBe('ws://localhost:8787/api/resumes/x/live');
});
