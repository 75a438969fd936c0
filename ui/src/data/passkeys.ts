import { PasskeyCreation, PasskeyMade, PasskeyRequest, PasskeyUsed } from '#protocol/factors';
import { w } from '../kit/words.ts';

/** The browser, or the person, did not go through with it. The message is for people. */
export class PasskeyError extends Error {}

function wordsFor(error: unknown): string {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
      return w().passkeys.unused;
    case 'InvalidStateError':
      return w().passkeys.thereAlready;
    case 'SecurityError':
      return w().passkeys.wrongAddress;
    default:
      return w().passkeys.failed;
  }
}

export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window;

/** What the library knows is loaded when somebody wants it. */
const library = () => import('@simplewebauthn/browser');

/** Asks the browser to make a passkey. @throws PasskeyError */
export async function makePasskey(options: PasskeyCreation): Promise<PasskeyMade> {
  const { startRegistration } = await library();
  try {
    return PasskeyMade.parse(await startRegistration({ optionsJSON: PasskeyCreation.parse(options) }));
  } catch (error) {
    throw new PasskeyError(wordsFor(error), { cause: error });
  }
}

/** Asks the browser for a passkey. @throws PasskeyError */
export async function usePasskey(options: PasskeyRequest): Promise<PasskeyUsed> {
  const { startAuthentication } = await library();
  try {
    return PasskeyUsed.parse(await startAuthentication({ optionsJSON: PasskeyRequest.parse(options) }));
  } catch (error) {
    throw new PasskeyError(wordsFor(error), { cause: error });
  }
}

/** Whether the browser offers passkeys where an address is typed. */
export async function offersPasskeys(): Promise<boolean> {
  return hasPasskeys() && (await library()).browserSupportsWebAuthnAutofill();
}

/** Waits until one is chosen there. @throws PasskeyError also when something else took its place */
export async function chosenPasskey(options: PasskeyRequest): Promise<PasskeyUsed> {
  const { startAuthentication } = await library();
  try {
    return PasskeyUsed.parse(await startAuthentication({ optionsJSON: options, useBrowserAutofill: true }));
  } catch (error) {
    throw new PasskeyError(wordsFor(error), { cause: error });
  }
}

/** Nobody waits for a passkey any more. */
export async function stopWaiting(): Promise<void> {
  (await library()).WebAuthnAbortService.cancelCeremony();
}
