import { argon2 } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

/**
 * Password hashing for the worker, as its service `HASHER`. workerd runs everybody on one thread, which a hash would keep for 45 ms;
 * Node does it on threads of its own. Who asks decides how many at once.
 */
const Asked = z.strictObject({
  password: z.base64url().max(4_096),
  salt: z.base64url().max(128),
  memorySize: z.number().int().min(8).max(65_536),
  passes: z.number().int().min(1).max(10),
  parallelism: z.literal(1),
  tagLength: z.number().int().min(16).max(64),
});

const derive = promisify(argon2);

/** The body is what to hash, in JSON; the answer is the digest in base64url. `400` for anything else. */
export async function hash(request: { text(): Promise<string> }): Promise<Response> {
  const asked = Asked.safeParse(parse(await request.text()));
  if (!asked.success) return new Response(null, { status: 400 });
  const { password, salt, memorySize, ...rest } = asked.data;
  const digest = await derive('argon2id', {
    message: Buffer.from(password, 'base64url'),
    nonce: Buffer.from(salt, 'base64url'),
    memory: memorySize,
    ...rest,
  });
  return new Response(digest.toString('base64url'));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
