import { fingerprint } from '@deploy-actions/ssh';
import { wireKeyType } from '../src/fingerprint';
import { wireKey } from './keys';

describe('fingerprint', () => {
  it('is the one that ssh-keygen -l prints', () => {
    const key = 'AAAAC3NzaC1lZDI1NTE5AAAAIDLboSb/v8nIpHSsVdWUfKMX7/T5aFo0q/uftsagvWMw';
    expect(fingerprint(Buffer.from(key, 'base64'))).toBe('SHA256:TpK7OmYvHUbCfkmybMyJT85fCY0grLjkec3rJQ04J6M');
  });
});

describe('wireKeyType', () => {
  it.each([
    ['a key', wireKey('ssh-rsa'), 'ssh-rsa'],
    ['nothing', Buffer.alloc(0), undefined],
    ['a length beyond the end', Buffer.from([0, 0, 0, 50, 97]), undefined],
    ['rubbish', Buffer.concat([Buffer.from([0, 0, 0, 3]), Buffer.from('\n::')]), undefined],
  ])('reads the type of %s', (_what, key, type) => {
    expect(wireKeyType(key)).toBe(type);
  });
});
