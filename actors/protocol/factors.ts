import { z } from 'zod';
import { Device, OpaqueToken } from './credentials.ts';
import type { Identity } from './envelope.ts';
import { NOT_TEXT } from './field-issues.ts';
import { SessionId } from './ids.ts';
import type { SignedIn } from './user.ts';

/** Second factors, and proving again that it is you. */

/** A recent proof lasts this long; sensitive changes need one. */
export const PROOF_LIFE_MS = 10 * 60_000;
export const RECOVERY_CODES = 10;
export const MAX_PASSKEYS = 20;

const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/);

/** Of WebAuthn: at most 1,023 bytes. */
export const PasskeyId = base64url(1_364);
export const PasskeyName = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine((value) => value.isWellFormed() && !/\p{Cc}/u.test(value), NOT_TEXT);

/** What a browser says of a passkey that it has made (WebAuthn's RegistrationResponseJSON, as far as it is of use). */
export const PasskeyMade = z.object({
  id: PasskeyId,
  rawId: PasskeyId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(20_000),
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
export type PasskeyMade = z.infer<typeof PasskeyMade>;

/** What a browser says of a passkey that was used (AuthenticationResponseJSON). */
export const PasskeyUsed = z.object({
  id: PasskeyId,
  rawId: PasskeyId,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(8_000),
    /** Whose it is: the user's id as bytes. Only of passkeys that are kept on the device. */
    userHandle: base64url(100).optional(),
  }),
});
export type PasskeyUsed = z.infer<typeof PasskeyUsed>;

const Known = z.object({ id: PasskeyId, type: z.literal('public-key'), transports: z.array(z.string()) });
const Wish = z.enum(['discouraged', 'preferred', 'required']);
/** For `navigator.credentials.create`, as JSON. */
export const PasskeyCreation = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.number().int(), type: z.literal('public-key') })),
  timeout: z.number().int(),
  attestation: z.literal('none'),
  excludeCredentials: z.array(Known),
  authenticatorSelection: z.object({ residentKey: Wish, userVerification: Wish, requireResidentKey: z.boolean() }),
  extensions: z.object({ credProps: z.boolean() }),
});
export type PasskeyCreation = z.infer<typeof PasskeyCreation>;
/** For `navigator.credentials.get`, as JSON. */
export const PasskeyRequest = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.number().int(),
  userVerification: Wish,
  allowCredentials: z.array(Known),
});
export type PasskeyRequest = z.infer<typeof PasskeyRequest>;

/** Six digits; a space in the middle is how some apps show them. */
export const TotpCode = z
  .string()
  .max(12)
  .transform((value) => value.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, { message: 'six digits are expected' }));
const RecoveryText = z.string().min(1).max(60);

export const FactorKind = z.enum(['totp', 'passkey', 'recovery']);
export type FactorKind = z.infer<typeof FactorKind>;

/** What somebody shows as a second factor. */
export const FactorProof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('totp'), code: TotpCode }),
  z.strictObject({ kind: z.literal('recovery'), code: RecoveryText }),
  z.strictObject({ kind: z.literal('passkey'), response: PasskeyUsed }),
]);
export type FactorProof = z.infer<typeof FactorProof>;

/** What somebody shows who is signed in, to prove that it is still them. */
export const ConfirmProof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), password: z.string().max(256) }),
  z.strictObject({ kind: z.literal('totp'), code: TotpCode }),
  z.strictObject({ kind: z.literal('passkey'), response: PasskeyUsed }),
]);
export type ConfirmProof = z.infer<typeof ConfirmProof>;
export const ConfirmKind = z.enum(['password', 'totp', 'passkey']);

/** The password was right, and that is not enough: the ticket and one of these together are. */
export const FactorRequired = z.object({
  factorRequired: z.array(FactorKind),
  ticket: OpaqueToken,
  /** Seconds. */
  expiresIn: z.number().int(),
});
export type FactorRequired = z.infer<typeof FactorRequired>;

export const Passkey = z.object({
  id: PasskeyId,
  name: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  /** Kept in an account of the maker, and so on more than one device. */
  isSynced: z.boolean(),
});
export type Passkey = z.infer<typeof Passkey>;

export const Factors = z.object({
  passkeys: z.array(Passkey),
  /** Since when codes of an app are asked for. */
  totpSince: z.iso.datetime().nullable(),
  /** Codes that were not used yet. */
  recoveryCodesLeft: z.number().int(),
  /** An account that was made with another one elsewhere has none until its person chooses one. */
  hasPassword: z.boolean().optional(),
  /** How this person can prove that it is them. Nothing: by signing in again where they come from (`POST /auth/oauth/…/start`, to `confirm`). */
  confirmBy: z.array(ConfirmKind),
  /** Until when the last proof counts; `null` when a new one is needed. */
  confirmedUntil: z.iso.datetime().nullable(),
  /** Staff without a second factor may do nothing of it. */
  isRequired: z.boolean(),
});
export type Factors = z.infer<typeof Factors>;

/** Shown once. `null`: those from before are still good. */
export const NewRecoveryCodes = z.object({ recoveryCodes: z.array(z.string()).nullable() });
export type NewRecoveryCodes = z.infer<typeof NewRecoveryCodes>;
export const TotpStart = z.object({
  /** Base32, for typing. */
  secret: z.string(),
  /** `otpauth://…`, for a QR code. */
  uri: z.string(),
});
export type TotpStart = z.infer<typeof TotpStart>;
export const AddedPasskey = z.object({ passkey: Passkey, recoveryCodes: z.array(z.string()).nullable() });
export type AddedPasskey = z.infer<typeof AddedPasskey>;
export const ConfirmedAnswer = z.object({ confirmedUntil: z.iso.datetime() });

const message = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.strictObject({ type: z.literal(type), ...shape });

export const FACTOR_MESSAGES = [
  // Signing in: each carries its own proof.
  message('PasskeySignIn', { response: PasskeyUsed, device: Device }),
  message('FactorPasskeyOptions', { ticket: OpaqueToken }),
  message('ProveFactor', {
    ticket: OpaqueToken,
    proof: FactorProof,
    device: Device,
    /** The sign of a browser that has signed in before, as of `Login`. */
    known: z.string().max(200).optional(),
  }),
  // The person's own.
  message('GetFactors', {}),
  message('ConfirmPasskeyOptions', {}),
  message('Confirm', { proof: ConfirmProof }),
  message('PasskeyOptions', {}),
  message('AddPasskey', { name: PasskeyName, response: PasskeyMade }),
  message('RenamePasskey', { passkey: PasskeyId, name: PasskeyName }),
  message('RemovePasskey', { passkey: PasskeyId }),
  message('StartTotp', {}),
  message('ConfirmTotp', { code: TotpCode }),
  message('RemoveTotp', {}),
  message('RenewRecoveryCodes', {}),
  /** Refused with `step_up_required` unless the session was proved lately. */
  message('CheckProof', {}),
  /** Whether this person is of the tenant's staff, with a second factor. */
  message('CheckAdmin', { session: SessionId }),
] as const;
export const FactorMessage = z.discriminatedUnion('type', FACTOR_MESSAGES);
export type FactorMessage = z.infer<typeof FactorMessage>;

export type FactorReplies = {
  PasskeySignIn: SignedIn;
  FactorPasskeyOptions: PasskeyRequest;
  ProveFactor: SignedIn;
  GetFactors: Factors;
  ConfirmPasskeyOptions: PasskeyRequest;
  Confirm: { confirmedUntil: string };
  PasskeyOptions: PasskeyCreation;
  AddPasskey: AddedPasskey;
  RenamePasskey: null;
  RemovePasskey: null;
  StartTotp: TotpStart;
  ConfirmTotp: NewRecoveryCodes;
  RemoveTotp: null;
  RenewRecoveryCodes: NewRecoveryCodes;
  CheckProof: null;
  CheckAdmin: { identity: Identity };
};
