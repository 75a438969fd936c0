import type { Call } from '#kernel/actor';
import { done, type Outcome, refuse } from '#protocol/errors';
import type { TenantMessage } from '#protocol/tenant';
import { CONFIG_COMMANDS, type ConfigKey, type ConfigReplies, type CurrentConfig, type TenantConfig } from '#protocol/tenant-config';
import type { About, TenantSurroundings } from './around.ts';
import { ConfigRepo } from './config-repo.ts';
import { changed, changedKeys, differences } from './config-rules.ts';
import { unknownTemplates } from './template-rules.ts';

export type ConfigMessage = Extract<TenantMessage, { type: keyof ConfigReplies }>;
const TYPES = new Set<string>(CONFIG_COMMANDS.map(({ shape }) => shape.type.value));
export const isConfigMessage = (message: TenantMessage): message is ConfigMessage => TYPES.has(message.type);

interface Surroundings extends TenantSurroundings {
  /** What people may do may be another thing now; inside `act`. */
  rulesChange(): void;
  isSuspended(): boolean;
}

/** The settings that each person's own actor knows of. */
const FELT: readonly ConfigKey[] = ['templates', 'themes', 'secondFactor'];

/** How the tenant is set up, and how it was. */
export class Configuration {
  private readonly repo: ConfigRepo;
  private readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.repo = new ConfigRepo(around.sql);
    this.around = around;
  }

  /** What is in force. */
  get config(): TenantConfig {
    return this.repo.now().config;
  }

  /** Its number. */
  get version(): number {
    return this.repo.now().version;
  }

  /** Drops what is in memory, after a transaction that failed. */
  forget(): void {
    this.repo.forget();
  }

  handle(message: ConfigMessage, call: Call): Outcome<ConfigReplies[ConfigMessage['type']]> {
    switch (message.type) {
      case 'ReadConfig':
        return done(this.view());
      case 'ListConfigVersions': {
        const items = this.repo.list(message.before ?? Number.MAX_SAFE_INTEGER, message.limit);
        const last = items.at(-1);
        return done(last && last.version > 0 ? { items, before: last.version } : { items });
      }
      case 'CompareConfigs': {
        const a = this.repo.at(message.a);
        const b = this.repo.at(message.b);
        return a && b ? done({ differences: differences(a, b) }) : refuse('not_found');
      }
      case 'UpdateConfig':
        return this.around.act(call, message.type, (about) =>
          this.save(call, about, changed(this.config, message.config), { ...message, rollbackOf: null }),
        );
      case 'RestoreConfig':
        return this.around.act(call, message.type, (about) => {
          const earlier = this.repo.at(message.version);
          return earlier ? this.save(call, about, earlier, { ...message, rollbackOf: message.version }) : refuse('not_found');
        });
    }
  }

  /** Sets up a new tenant; call it inside the transaction. */
  begin(config: Partial<TenantConfig>): void {
    this.repo.add(changed(this.config, config), { at: this.around.now(), by: null, why: '', rollbackOf: null });
  }

  private save(
    call: Call,
    about: About,
    config: TenantConfig,
    { expected, why = '', rollbackOf }: { expected?: number | undefined; why?: string | undefined; rollbackOf: number | null },
  ): Outcome<CurrentConfig> {
    const { version, config: present } = this.repo.now();
    if (expected !== undefined && expected !== version)
      return refuse('conflict', { detail: `The settings were changed meanwhile: they are at version ${version}. Look at them again.` });
    const keys = changedKeys(present, config);
    about(null, { version, changed: keys });
    if (keys.length === 0) return done(this.view());
    const unknown = keys.includes('templates') ? unknownTemplates(config.templates, config) : [];
    if (unknown.length > 0 && rollbackOf === null)
      return refuse('invalid_input', {
        errors: [{ path: 'config.templates', message: `there is no template or theme called ${unknown.join(', ')}`, code: 'not_allowed' }],
      });
    const by = call.from.kind === 'user' ? call.from.user : null;
    const next = this.repo.add(config, { at: this.around.now(), by, why, rollbackOf });
    about(null, { version: next, changed: keys, ...(rollbackOf === null ? {} : { rollbackOf }) });
    if (keys.some((key) => FELT.includes(key))) this.around.rulesChange();
    this.around.tell({ type: 'ConfigChanged', version: next });
    return done(this.view());
  }

  private view(): CurrentConfig {
    const { version, config } = this.repo.now();
    return { ...config, version, ...(this.around.isSuspended() ? { isSuspended: true } : {}) };
  }
}
