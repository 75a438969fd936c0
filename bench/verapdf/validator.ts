import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * The reference validator, run as a program of its own. It is no part of the product: Maven fetches it on first use into a cache
 * in the home folder.
 */
const ARTIFACT = { group: 'org.verapdf.apps', name: 'greenfield-apps', version: '1.28.2' } as const;
const REPOSITORY = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'vitae', 'maven');

export interface FailedRule {
  /** Name of the file. */
  file: string;
  /** Clause of the standard and number of the test. */
  rule: string;
  description: string;
  failedChecks: number;
  /** Where it failed first. */
  context: string;
}

export interface Validation {
  version: string;
  /** How many files it looked at. */
  files: number;
  failed: FailedRule[];
}

const Report = z.object({
  report: z.object({
    buildInformation: z.object({ releaseDetails: z.array(z.object({ id: z.string(), version: z.string() })) }),
    jobs: z.array(
      z.object({
        itemDetails: z.object({ name: z.string() }),
        taskException: z.object({ exceptionMessage: z.string() }).optional(),
        validationResult: z
          .array(
            z.object({
              details: z.object({
                ruleSummaries: z.array(
                  z.object({
                    ruleStatus: z.string(),
                    clause: z.string(),
                    testNumber: z.number(),
                    description: z.string(),
                    failedChecks: z.number(),
                    checks: z.array(z.object({ context: z.string() })),
                  }),
                ),
              }),
            }),
          )
          .optional(),
      }),
    ),
  }),
});

/** Validates all PDFs of a folder. `flavour` as veraPDF calls them: `ua1`, `3a`. Throws when it cannot be run. */
export function validate(folder: string, flavour: string): Validation {
  const jar = fetchJar();
  const entry = 'org.verapdf.apps.GreenfieldCliWrapper';
  const args = ['-cp', jar, entry, '--format', 'json', '--flavour', flavour, '--maxfailuresdisplayed', '1', '--recurse', folder];
  // Exit code 1 says that a file does not conform.
  const { stdout } = run('java', args, [0, 1]);
  const { buildInformation, jobs } = Report.parse(JSON.parse(stdout)).report;
  const failed = jobs.flatMap(({ itemDetails, validationResult, taskException }): FailedRule[] => {
    const file = itemDetails.name.replace(/^.*[/\\]/, '');
    if (!validationResult) throw new Error(`${file}: not validated: ${taskException?.exceptionMessage ?? 'no result'}`);
    return validationResult.flatMap(({ details }) =>
      details.ruleSummaries
        .filter(({ ruleStatus }) => ruleStatus === 'FAILED')
        .map(({ clause, testNumber, description, failedChecks, checks }) => ({
          file,
          rule: `${clause}-${testNumber}`,
          description,
          failedChecks,
          context: checks[0]?.context ?? '',
        })),
    );
  });
  const version =
    buildInformation.releaseDetails.find(({ id }) => id === 'apps')?.version ?? buildInformation.releaseDetails[0]?.version ?? '?';
  return { version, files: jobs.length, failed };
}

function fetchJar(): string {
  const { group, name, version } = ARTIFACT;
  const jar = join(REPOSITORY, ...group.split('.'), name, version, `${name}-${version}.jar`);
  if (existsSync(jar)) return jar;
  console.log(`fetching ${group}:${name}:${version}`);
  // The jar holds all it needs; what it was built from is not fetched.
  run(
    'mvn',
    ['-q', '-B', `-Dmaven.repo.local=${REPOSITORY}`, 'dependency:get', `-Dartifact=${group}:${name}:${version}`, '-Dtransitive=false'],
    [0],
  );
  if (!existsSync(jar)) throw new Error(`Maven did not bring ${jar}`);
  return jar;
}

function run(program: string, args: readonly string[], good: readonly number[]): { stdout: string } {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (error) throw new Error(`${program} could not be run; this check needs Java and Maven`, { cause: error });
  if (status === null || !good.includes(status))
    throw new Error(`${program} ended with ${status}: ${stderr.slice(-2_000) || stdout.slice(-2_000)}`);
  return { stdout };
}
