import { UserError } from '@deploy-actions/error';
import { UnknownHostKey } from '@deploy-actions/ssh';

describe('UnknownHostKey', () => {
  it('is an error of the user that carries the line to paste', () => {
    const error = new UnknownHostKey('web1 is not known', { shown: 'ssh-ed25519 SHA256:x', line: 'web1 k', hint: 'h' });
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: 'HOST_KEY_UNKNOWN', line: 'web1 k', shown: 'ssh-ed25519 SHA256:x', hint: 'h' });
  });
});
