import { InputReader } from '@deploy-actions/action';
import { gateContract } from '@deploy-actions/gate';
import { readRules } from '../src/read-rules';

function read(given: Record<string, string>, version?: string) {
  const defaults = Object.entries(gateContract.inputs).map(([name, { default: fallback }]) => [name, fallback]);
  const reader = new InputReader(gateContract, { ...Object.fromEntries(defaults), ...given });
  const rules = readRules(reader, (name) => given[name] === undefined, version);
  return { ...rules, problems: reader.problems.map(({ input, code }) => `${input} ${code}`) };
}

describe('readRules', () => {
  it('has the pace of the inputs', () => {
    expect(read({})).toMatchObject({ intervalMs: 5000, fastIntervalMs: 1000, instances: 1, problems: [] });
    expect(read({ interval: '9s' })).toMatchObject({ intervalMs: 9000, fastIntervalMs: 9000 });
  });

  it.each<[Record<string, string>, string[]]>([
    [{ interval: '1ms' }, ['interval ILLEGAL']],
    [{ 'initial-delay': '9d' }, ['initial-delay ILLEGAL']],
    [{ 'healthy-threshold': '0' }, ['healthy-threshold ILLEGAL']],
    [{ instances: '3' }, ['instances CONFLICT']],
  ])('%j: %j', (given, problems) => {
    expect(read(given).problems).toEqual(problems);
  });

  it('takes members for what a version proves', () => {
    expect(read({ instances: '3' }, 'v2')).toMatchObject({ instances: 3, problems: [] });
  });
});
