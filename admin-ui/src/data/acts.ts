import { AdminCommand } from '#protocol/tenant-admin';

/** What only asks changes nothing, and is not written down; the order of the names is that of the commands. */
const ASKS = /^(?:List|Get|Read|Search|Compare|Verify)/;

/** The acts that an audit log may tell of, as staff do them. */
export const ADMIN_ACTS: readonly string[] = AdminCommand.options.map(({ shape }) => shape.type.value).filter((type) => !ASKS.test(type));
