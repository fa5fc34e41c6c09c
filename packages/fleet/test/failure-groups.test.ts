import { UserError } from '@deploy-actions/error';
import { UnknownHostKey } from '@deploy-actions/ssh';
import { failureGroups, fleetFailure, missingLines } from '../src/failure-groups';
import { failRow, newRow } from '../src/fleet-result';

const unknownKey = (host: string) =>
  new UnknownHostKey(`${host}: no key is known.\nThe line:\n${host} KEY`, {
    shown: `ssh-ed25519 SHA256:${host}`,
    line: `${host} KEY`,
    hint: 'add it',
  });

function failed(host: string, error: Error) {
  const row = newRow(host);
  failRow(row, error);
  return row;
}

const refused = (host: string) => new UserError('CONNECT_FAILED', `${host}: nothing listens on that port.`);

describe('fleetFailure', () => {
  it('names every host that failed, grouped by code and detail', () => {
    const rows = [
      failed('web1', refused('web1')),
      failed('web2', new UserError('AUTH_FAILED', 'web2: the key is not accepted.')),
      newRow('web3'),
      failed('web4', refused('web4')),
      failed('web5', new UserError('LOCKED', 'web5 is locked by bob.')),
    ];
    const { code, message } = fleetFailure(rows, refused('web1'));
    expect(code).toBe('CONNECT_FAILED');
    expect(message).toBe(
      [
        '4 of 5 hosts failed:',
        '  CONNECT_FAILED (2 hosts: web1, web4): nothing listens on that port.',
        '  AUTH_FAILED (web2): the key is not accepted.',
        '  LOCKED (web5): this host is locked by bob.',
      ].join('\n'),
    );
  });

  it('groups hosts whose name stands inside the sentence', () => {
    const locked = (host: string) => failed(host, new UserError('LOCKED', `${host} is locked by bob.`));
    expect(failureGroups([locked('a'), locked('b')])).toEqual([
      { code: 'LOCKED', detail: 'this host is locked by bob.', hosts: ['a', 'b'] },
    ]);
  });

  it('is the failure itself where one host failed', () => {
    const one = refused('web1');
    expect(fleetFailure([failed('web1', one), newRow('web2')], one)).toBe(one);
  });

  it('has the lines of all unknown hosts in one block', () => {
    const rows = [failed('a', unknownKey('a')), failed('b', unknownKey('b')), newRow('c')];
    const failure = fleetFailure(rows, unknownKey('a'), 'are not ready, so nothing went live');
    expect(failure).toMatchObject({ code: 'HOST_KEY_UNKNOWN', hint: expect.stringContaining('ssh-keygen -lf') });
    expect(failure.message).toBe(
      [
        '2 of 3 hosts are not ready, so nothing went live:',
        '  HOST_KEY_UNKNOWN (2 hosts: a, b): no key is known for this host',
        'Keys of the hosts:',
        '  a: ssh-ed25519 SHA256:a',
        '  b: ssh-ed25519 SHA256:b',
        'Lines for known-hosts:',
        'a KEY',
        'b KEY',
      ].join('\n'),
    );
  });

  it('has the line of a jump host once, whatever is behind it', () => {
    const rows = [failed('a', unknownKey('jump')), failed('b', unknownKey('jump')), newRow('c')];
    expect(missingLines(rows)).toEqual(['jump KEY']);
  });
});
