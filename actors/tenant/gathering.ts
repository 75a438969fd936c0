import type { Call } from '#kernel/actor';
import type { Outcome } from '#protocol/errors';
import type { UserId } from '#protocol/ids';
import type { Language } from '#protocol/language';
import type { TenantContract, TenantMessage } from '#protocol/tenant';
import type { TenantConfig } from '#protocol/tenant-config';
import type { TenantSurroundings } from './around.ts';
import { type CohortMessage, Cohorts, isCohortMessage } from './cohorts.ts';
import { INTAKE_ALARM, type IntakeMessage, Intakes, isIntakeMessage } from './intakes.ts';
import { type InvitationMessage, Invitations, isInvitationMessage } from './invitations.ts';
import type { Mailing } from './mailing.ts';
import type { Member } from './repo.ts';
import { isReviewMessage, type ReviewMessage, Reviews } from './reviews.ts';
import type { Standings } from './standings.ts';

export type GatheringMessage = CohortMessage | InvitationMessage | IntakeMessage | ReviewMessage;
export const isGatheringMessage = (message: TenantMessage): message is GatheringMessage =>
  isCohortMessage(message) || isInvitationMessage(message) || isIntakeMessage(message) || isReviewMessage(message);

interface Surroundings extends TenantSurroundings {
  member(user: string): Member | null;
  memberAt(email: string): Member | null;
  isTakenAnywhere(user: UserId, email: string): Promise<Outcome<boolean>>;
  mailing: Mailing;
  called(): string;
  /** The tenant's own; `null` where it has said nothing. */
  usualLanguage(): Language | null;
  config(): TenantConfig;
  standings: Pick<Standings, 'of' | 'changed' | 'round'>;
  hasReviews(): boolean;
  flushed(): Promise<void>;
  /** Inside `transact`. */
  note(act: string, subject: string): void;
}

/** People come together: who is asked to come, which cohort they are put into, and what coaches do for them. */
export class Gathering {
  readonly cohorts: Cohorts;
  readonly invitations: Invitations;
  readonly reviews: Reviews;
  private readonly intakes: Intakes;

  constructor(around: Surroundings) {
    this.cohorts = new Cohorts(around);
    this.invitations = new Invitations({ ...around, cohorts: this.cohorts });
    this.intakes = new Intakes({ ...around, cohorts: this.cohorts, invitations: this.invitations });
    this.reviews = new Reviews({ ...around, isOn: () => around.hasReviews() });
  }

  handle(
    message: GatheringMessage,
    call: Call,
  ): Outcome<TenantContract['replies'][GatheringMessage['type']]> | Promise<Outcome<TenantContract['replies'][GatheringMessage['type']]>> {
    if (isCohortMessage(message)) return this.cohorts.handle(message, call);
    if (isInvitationMessage(message)) return this.invitations.handle(message, call);
    if (isIntakeMessage(message)) return this.intakes.handle(message, call);
    return this.reviews.handle(message, call);
  }

  /** Somebody has left; inside the transaction. */
  forgetPerson(user: UserId): void {
    this.reviews.forgetPerson(user);
    this.cohorts.repo.forget(user);
  }

  tidy(): void {
    this.invitations.tidy();
    this.intakes.tidy();
  }

  /** @returns whether the alarm was one of these */
  async onAlarm(name: string): Promise<boolean> {
    if (name !== INTAKE_ALARM) return false;
    await this.intakes.step();
    return true;
  }
}
