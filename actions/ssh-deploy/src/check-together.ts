import type { Inputs, Reader } from './inputs';

type Name = Parameters<Reader['problem']>[0];

/** What must go together, and what would be silently ignored although somebody relies on it. */
export function checkTogether(input: Reader, inputs: Inputs): void {
  checkPrograms(input, inputs);
  checkOperation(input, inputs);
  if (inputs.lockTtlMs < 1000) input.problem('lock-ttl', { code: 'ILLEGAL', legal: 'a duration of at least 1s' });
}

function checkPrograms(input: Reader, inputs: Inputs): void {
  const { operation, strategy, source, script, scriptFile, activate, migrate, migrateDown, irreversible } = inputs;
  const isDeploy = operation === 'deploy' || operation === 'plan';
  if (isDeploy && strategy === 'files' && source.length === 0) {
    input.problem('source', {
      code: 'MISSING',
      legal: 'folders, files, archives or patterns on the runner, one per line',
    });
  }
  if (isDeploy && strategy === 'script' && script === undefined && scriptFile === undefined) {
    input.problem('script', { code: 'MISSING', legal: 'the program that `strategy: script` runs, or `script-file`' });
  }
  if (script !== undefined && scriptFile !== undefined) {
    conflict(input, 'script-file', 'given with script', 'Give only one of them.');
  }
  for (const [name, given] of [
    ['script', script],
    ['script-file', scriptFile],
  ] as const) {
    if (strategy !== 'files' || given === undefined) continue;
    conflict(input, name, 'given with strategy: files', 'Use `activate`, or set `strategy: script`.');
  }
  if (strategy === 'script' && activate !== undefined) {
    conflict(input, 'activate', 'given with strategy: script', 'The script does the activation.');
  }
  if (migrateDown !== undefined && migrate === undefined) {
    conflict(input, 'migrate-down', 'given without migrate', 'It undoes what `migrate` did.');
  }
  if (migrateDown !== undefined && irreversible) {
    conflict(input, 'irreversible', 'given with migrate-down', 'A release with migrate-down is not irreversible.');
  }
}

/** Where each of these is of any effect. */
const BELONGS = {
  'to-version': ['rollback'],
  'mark-bad': ['rollback', 'abort'],
  'run-migrate-down': ['rollback'],
  'allow-after-migration': ['deploy', 'plan', 'rollback', 'abort'],
} as const;

function checkOperation(input: Reader, inputs: Inputs): void {
  const { operation, toVersion, markBad, runMigrateDown, allowAfterMigration } = inputs;
  const given = {
    'to-version': toVersion !== undefined,
    'mark-bad': markBad,
    'run-migrate-down': runMigrateDown,
    'allow-after-migration': allowAfterMigration,
  };
  for (const name of ['to-version', 'mark-bad', 'run-migrate-down', 'allow-after-migration'] as const) {
    const legal: readonly string[] = BELONGS[name];
    if (!given[name] || legal.includes(operation)) continue;
    const words = legal.map((one) => `\`operation: ${one}\``).join(', ');
    conflict(input, name, `given with operation: ${operation}`, `Use it only with ${words}.`);
  }
}

function conflict(input: Reader, name: Name, given: string, legal: string): void {
  input.problem(name, { code: 'CONFLICT', given, legal });
}
