/** One step of an actor's schema. Steps are append-only: what was applied somewhere never changes its place or name. */
export interface Migration {
  /** `<scope>/<NNNN>_<name>`; each scope (the kernel, the actor) is a list of its own. */
  id: string;
  sql: string;
}

/**
 * Brings an actor's database up to date, in one transaction. The steps applied earlier have to be the beginning of what the code
 * knows: anything else means older code met newer data, and stopping beats guessing.
 * @throws Error when the applied steps are not a prefix of the known ones
 */
export function migrate(storage: DurableObjectStorage, migrations: readonly Migration[]): void {
  storage.transactionSync(() => {
    storage.sql.exec('CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY, place INTEGER NOT NULL)');
    const applied = storage.sql
      .exec<{ id: string }>('SELECT id FROM migration ORDER BY place')
      .toArray()
      .map((row) => row.id);
    const known = new Set(migrations.map((step) => step.id));
    const foreign = applied.find((id) => !known.has(id));
    if (foreign) throw new Error(`migration ${foreign} was applied by newer code`);
    const done = new Set(applied);
    for (const scope of new Set(migrations.map(scopeOf))) {
      const steps = migrations.filter((step) => scopeOf(step) === scope).map((step) => step.id);
      const gap = steps.findIndex((id) => !done.has(id));
      const late = gap < 0 ? undefined : steps.slice(gap).find((id) => done.has(id));
      if (late) throw new Error(`migration ${late} was applied before ${steps[gap]}`);
    }
    let place = applied.length;
    for (const step of migrations) {
      if (done.has(step.id)) continue;
      storage.sql.exec(step.sql);
      place += 1;
      storage.sql.exec('INSERT INTO migration (id, place) VALUES (?, ?)', step.id, place);
    }
  });
}

const scopeOf = (step: Migration): string => step.id.slice(0, step.id.indexOf('/'));
