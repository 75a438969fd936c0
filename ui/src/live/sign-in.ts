/** Renews the sign-in, once between two welcomes: renewed and refused again, another renewal would not help. */
export class SignIn {
  private readonly renewOnce: () => Promise<boolean>;
  private isTried = false;

  /** `renew` says whether there still is a sign-in, and throws when that could not be found out. */
  constructor(renew: () => Promise<boolean>) {
    this.renewOnce = renew;
  }

  /** It was good enough, or the person says that it is now. */
  works(): void {
    this.isTried = false;
  }

  /** `unknown`: it could not be found out (no network). */
  async renew(): Promise<'renewed' | 'ended' | 'unknown'> {
    if (this.isTried) return 'ended';
    try {
      this.isTried = await this.renewOnce();
    } catch {
      return 'unknown';
    }
    return this.isTried ? 'renewed' : 'ended';
  }
}
