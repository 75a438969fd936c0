import { PasskeyCreation, PasskeyMade, PasskeyRequest, PasskeyUsed } from '#protocol/factors';

/** The browser, or the person, did not go through with it. The message is for people. */
export class PasskeyError extends Error {}

const isAborted = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

function wordsFor(error: unknown): string {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
      return 'No passkey was used. Try again when you are ready.';
    case 'InvalidStateError':
      return 'This device has a passkey for your account already.';
    case 'SecurityError':
      return 'Passkeys do not work at this address. Open the site by its name.';
    default:
      return 'Your browser could not use a passkey here.';
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

/** Waits until one is chosen there; `null` when something else took its place. @throws PasskeyError */
export async function chosenPasskey(options: PasskeyRequest): Promise<PasskeyUsed | null> {
  const { startAuthentication } = await library();
  try {
    return PasskeyUsed.parse(await startAuthentication({ optionsJSON: options, useBrowserAutofill: true }));
  } catch (error) {
    if (isAborted(error)) return null;
    throw new PasskeyError(wordsFor(error), { cause: error });
  }
}

/** Nobody waits for a passkey any more. */
export async function stopWaiting(): Promise<void> {
  (await library()).WebAuthnAbortService.cancelCeremony();
}
