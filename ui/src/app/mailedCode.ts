import { useLocation } from '@solidjs/router';

const codeIn = (part: string): string | undefined => new URLSearchParams(part.replace(/^[#?]/, '')).get('token') ?? undefined;

/** The code of a mailed link. It is in the fragment, which no server and no log sees; links from before have it in the query. */
export function useMailedCode(): () => string | undefined {
  const location = useLocation();
  return () => codeIn(location.hash) ?? codeIn(location.search);
}

const INVITED = 'vitae-invited';

/** An invitation waits in this tab while somebody signs in: in the address of the way there it would reach the server. */
export const keepInvitation = (code: string): void => sessionStorage.setItem(INVITED, code);
export const keptInvitation = (): string | undefined => sessionStorage.getItem(INVITED) ?? undefined;
export const forgetInvitation = (): void => sessionStorage.removeItem(INVITED);
