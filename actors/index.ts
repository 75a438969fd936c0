export { ExportActor } from './export/actor.ts';
export { ResumeActor } from './resume/actor.ts';
export { TenantActor } from './tenant/actor.ts';
export { UserActor } from './user/actor.ts';
