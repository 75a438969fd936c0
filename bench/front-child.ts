import { Front } from '../host/front.ts';

/** The launcher's front alone, before the worker at the given address, in a process of its own as in production. */
const [address] = process.argv.slice(2);
if (!address) throw new Error('usage: front-child.ts <address of the worker>');
const worker = new URL(address);
const front = new Front({ targets: () => ({ worker, assets: worker, isAsset: () => false }), trustedProxies: 0 });
console.log(await front.listen(0, '127.0.0.1'));
