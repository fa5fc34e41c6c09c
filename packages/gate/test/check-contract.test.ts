import { checkContract, checkKinds, inheritedKeys, kindOf, legalKeys } from '../src/check-contract';
import { gateContract } from '../src/gate-contract';

describe('kindOf', () => {
  it.each<[string[], string | undefined, string | undefined]>([
    [['url'], undefined, 'http'],
    [[], undefined, undefined],
    [['url', 'command'], undefined, undefined],
    [['url', 'command'], 'http', 'http'],
    [['address'], undefined, 'tcp'],
    [['address', 'server-name'], undefined, 'tls'],
    [['address', 'tls-min-days'], undefined, 'tls'],
    [['query'], undefined, 'dns'],
    [['command'], undefined, 'command'],
    [['address'], 'tls', 'tls'],
    [['url'], 'ftp', undefined],
  ])('%j, %s: %s', (keys, said, kind) => {
    expect(kindOf(keys, said)).toBe(kind);
  });
});

it.each(checkKinds)('an entry of kind %s may say what it inherits, and inherits only inputs', (kind) => {
  for (const key of inheritedKeys[kind]) {
    expect(legalKeys[kind]).toContain(key);
    expect(gateContract.inputs).toHaveProperty([key]);
  }
  for (const key of legalKeys[kind]) expect(checkContract.inputs).toHaveProperty([key]);
});
