import { UserError } from '@deploy-actions/error';
import { UnknownHostKey } from '@deploy-actions/ssh';
import { failRow, newRow } from '../src/fleet-result';
import { missingLines, withAllHostKeys } from '../src/unknown-hosts';

const errorOf = (host: string) =>
  new UnknownHostKey(`${host}: no key is known.\nThe line:\n${host} KEY`, {
    shown: `ssh-ed25519 SHA256:${host}`,
    line: `${host} KEY`,
    hint: 'add it',
  });

function unknown(host: string, error = errorOf(host)) {
  const row = newRow(host);
  failRow(row, error);
  return row;
}

const block =
  'No key is known for 2 of 3 hosts:\n  a shows ssh-ed25519 SHA256:a\n  b shows ssh-ed25519 SHA256:b\nThe lines for known-hosts:\na KEY\nb KEY';

describe('withAllHostKeys', () => {
  const rows = [unknown('a'), unknown('b'), newRow('c')];

  it.each([
    ['the first host itself', errorOf('a'), block],
    [
      'the fleet, because of the first host',
      new UserError('HOST_KEY_UNKNOWN', 'Nothing went live (a, b).', { cause: errorOf('a') }),
      `Nothing went live (a, b).\n${block}`,
    ],
    [
      'the fleet, with all stories in a row',
      new UserError('HOST_KEY_UNKNOWN', `2 of 3 hosts failed: ${rows[0]?.message}; ${rows[1]?.message}`),
      `2 of 3 hosts failed\n${block}`,
    ],
  ])('has all lines in one block where the failure is that of %s', (_, failure, message) => {
    expect(withAllHostKeys(rows, failure)).toMatchObject({ code: 'HOST_KEY_UNKNOWN', message });
  });

  it('leaves other failures alone, and that of one host', () => {
    const other = new UserError('AUTH_FAILED', 'no');
    expect(withAllHostKeys(rows, other)).toBe(other);
    const one = errorOf('a');
    expect(withAllHostKeys(rows.slice(0, 1), one)).toBe(one);
  });
});

describe('missingLines', () => {
  it('has the line of a jump host once, whatever is behind it', () => {
    expect(missingLines([unknown('a', errorOf('jump')), unknown('b', errorOf('jump')), newRow('c')])).toEqual([
      'jump KEY',
    ]);
  });
});
