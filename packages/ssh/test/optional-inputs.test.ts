import { InputReader } from '@deploy-actions/action';
import { readOptionalSshInputs, sshInputNames } from '@deploy-actions/ssh';

const DEFAULTS: Record<string, string> = { 'host-key-check': 'strict', 'connect-timeout': '10s', retries: '0' };
const contract = {
  action: 'a',
  inputs: Object.fromEntries(
    sshInputNames.map((name) => [name, { default: DEFAULTS[name] ?? '', required: false, secret: false }]),
  ),
  outputs: [],
};

function read(given: Record<string, string>, isNeeded: boolean) {
  const reader = new InputReader(contract, { ...DEFAULTS, ...given });
  const { hosts, settle } = readOptionalSshInputs(reader, '', 'Set via: ssh.');
  settle(isNeeded);
  return { hosts, problems: reader.problems.map(({ input, code }) => `${input} ${code}`) };
}

describe('readOptionalSshInputs', () => {
  it('misses nothing where nothing goes by SSH', () => {
    expect(read({}, false)).toEqual({ hosts: [], problems: [] });
  });

  it('misses hosts and a key where something does', () => {
    expect(read({}, true).problems).toEqual(['hosts MISSING', 'private-key MISSING']);
    expect(read({ hosts: 'deploy@web-1', password: 'x' }, true)).toEqual({
      hosts: [{ name: 'web-1', label: 'deploy@web-1' }],
      problems: [],
    });
  });

  it('names what needs SSH, and not without end', () => {
    const reader = new InputReader(contract, DEFAULTS);
    readOptionalSshInputs(reader, '', '').settle(true, ['worker', 'b', 'c', 'd', 'e']);
    expect(reader.problems[0]?.legal).toMatch(/ \(SSH is needed by: worker, b, c, 2 more\)$/);
  });

  it('tells of hosts that nobody asks', () => {
    expect(read({ hosts: 'deploy@web-1', password: 'x' }, false).problems).toEqual(['hosts CONFLICT']);
  });

  it.each([
    ['known-hosts', 'no such line'],
    ['username', 'two words'],
    ['connect-timeout', '0s'],
    ['retries', '-1'],
    ['private-key', 'no key'],
  ])('tells of a wrong %s, needed or not', (name, value) => {
    expect(read({ [name]: value }, false).problems).toEqual([`${name} ILLEGAL`]);
  });
});
