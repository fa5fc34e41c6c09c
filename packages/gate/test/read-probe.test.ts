import { InputReader } from '@deploy-actions/action';
import { type CheckKind, checkContract } from '../src/check-contract';
import { readProbe } from '../src/read-probe';

function read(kind: CheckKind, given: Record<string, string>) {
  const defaults = Object.entries(checkContract.inputs).map(([name, { default: fallback }]) => [name, fallback]);
  const reader = new InputReader(checkContract, { ...Object.fromEntries(defaults), ...given });
  return { ...readProbe(reader, kind), problems: reader.problems.map(({ input, code }) => `${input} ${code}`) };
}

describe('readProbe', () => {
  it.each<[CheckKind, Record<string, string>, string, object]>([
    ['http', { url: 'https://a.example/h?key=x' }, 'a.example/h', { request: { url: 'https://a.example/h?key=x' } }],
    ['tcp', { address: ' a.example:25 ', 'expect-body': '220' }, 'a.example:25', { port: 25, expectBody: '220' }],
    ['tls', { address: 'a.example', 'tls-min-days': '9' }, 'a.example', { port: 443, minDays: 9 }],
    ['dns', { query: 'a.example', server: '127.0.0.1' }, 'A a.example', { record: 'A', server: '127.0.0.1' }],
    ['command', { command: 'one\ntwo', 'expect-exit': '3' }, 'one', { command: 'one\ntwo', expectExit: 3 }],
  ])('%s %j is called %s', (kind, given, called, probe) => {
    expect(read(kind, given)).toMatchObject({ called, probe: { kind, timeoutMs: 5000, ...probe }, problems: [] });
  });

  it.each<[CheckKind, string]>([
    ['http', 'url MISSING'],
    ['tcp', 'address MISSING'],
    ['tls', 'address MISSING'],
    ['dns', 'query MISSING'],
    ['command', 'command MISSING'],
  ])('%s: %s', (kind, problem) => {
    expect(read(kind, {}).problems).toEqual([problem]);
  });
});
