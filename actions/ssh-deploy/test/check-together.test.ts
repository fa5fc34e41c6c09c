import { InputReader, rawInputs } from '@deploy-actions/action';
import { checkTogether } from '../src/check-together';
import { contract } from '../src/contract';
import type { Inputs } from '../src/inputs';

const good = { operation: 'deploy', strategy: 'files', source: ['build'], lockTtlMs: 60_000 } as Inputs;

function problems(more: Partial<Inputs>): string[] {
  const reader = new InputReader(contract, rawInputs(contract, {}).values);
  checkTogether(reader, { ...good, ...more });
  return reader.problems.map(({ input, code }) => `${input} ${code}`);
}

describe('checkTogether', () => {
  it.each<[string, Partial<Inputs>, string[]]>([
    ['a plan needs what a deploy needs', { operation: 'plan', source: [] }, ['source MISSING']],
    ['a script or a script-file is needed', { strategy: 'script' }, ['script MISSING']],
    ['a script-file will do', { strategy: 'script', scriptFile: 'deploy.sh' }, []],
    ['both are one too many', { strategy: 'script', script: 'x', scriptFile: 'y' }, ['script-file CONFLICT']],
    ['a script-file is not silently ignored', { scriptFile: 'y' }, ['script-file CONFLICT']],
    ['migrate-down undoes something', { migrateDown: 'x' }, ['migrate-down CONFLICT']],
    ['nothing is both', { migrate: 'x', migrateDown: 'y', irreversible: true }, ['irreversible CONFLICT']],
    ['an undo goes with a rollback', { runMigrateDown: true }, ['run-migrate-down CONFLICT']],
    ['an abort names no version', { operation: 'abort', toVersion: 'v1' }, ['to-version CONFLICT']],
    ['an abort may mark as bad', { operation: 'abort', markBad: true, allowAfterMigration: true }, []],
    [
      'a confirmation goes nowhere',
      { operation: 'confirm', allowAfterMigration: true },
      ['allow-after-migration CONFLICT'],
    ],
    ['what is of no effect but harmless is no problem', { operation: 'status', onFailure: 'stop', allowBad: true }, []],
  ])('%s', (_why, more, expected) => {
    expect(problems(more)).toEqual(expected);
  });
});
