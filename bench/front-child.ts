import { Front } from '../host/front.ts';

/** The launcher's front alone, before the worker at the given address and known to it by the secret, in a process of its own as in production. */
const [address, secret] = process.argv.slice(2);
if (!address) throw new Error('usage: front-child.ts <address of the worker> [secret]');
const worker = new URL(address);
const front = new Front({
  targets: () => ({ worker, assets: worker, isAsset: () => false }),
  trustedProxies: 0,
  ...(secret && { secret }),
});
console.log(await front.listen(0, '127.0.0.1'));
