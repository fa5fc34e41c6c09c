import { runInNewContext } from 'node:vm';
import { codeOf, reasonOf } from '../src/network-error';

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' });
const wrapped = new TypeError('fetch failed', { cause: refused });
const foreign = runInNewContext(
  `Object.assign(new Error('outer'), { code: 'slack_x', cause: Object.assign(new Error('read'), { code: 'ECONNRESET' }) })`,
);
const loop: { cause?: unknown; message: string } = { message: 'round' };
loop.cause = loop;

describe('network errors', () => {
  it.each<[string, unknown, string, string]>([
    ['the innermost cause', wrapped, 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9'],
    ['another realm', foreign, 'ECONNRESET', 'read'],
    [
      'several addresses',
      Object.assign(new AggregateError([refused], ''), { code: 'ETIMEDOUT' }),
      'ETIMEDOUT',
      'ETIMEDOUT',
    ],
    ['no code', new Error('no answer within 1.0 s'), '', 'no answer within 1.0 s'],
    ['a round of causes', loop, '', 'round'],
    ['no error at all', undefined, '', 'no answer'],
  ])('%s', (_, error, code, reason) => {
    expect([codeOf(error), reasonOf(error)]).toEqual([code, reason]);
  });
});
