import { release } from '../../../test/support/release/example-release';
import { untouchedVerdict } from '../src/untouched-verdict';

const upload = { kind: 'upload', release: 'v2.r2' } as const;
const bad = { kind: 'bad', reason: 'gate=unhealthy' } as const;

it.each([
  ['another version is live', [{ before: release('v1'), choice: upload }], 'failed'],
  ['nothing is live', [{ before: undefined, choice: upload }], 'failed'],
  ['this very version is live', [{ before: release('v2'), choice: upload }], 'reverted'],
  [
    'it is live on one of two',
    [
      { before: release('v1'), choice: upload },
      { before: release('v2'), choice: upload },
    ],
    'reverted',
  ],
  ['it is live and known to be bad', [{ before: release('v2'), choice: bad }], 'failed'],
  ['no host could be asked', [], 'failed'],
] as const)('untouched, %s', (_, sites, verdict) => {
  expect(untouchedVerdict(sites, 'v2')).toBe(verdict);
});
