import { WireError } from '@deploy-actions/http';

describe('WireError', () => {
  it("is the service's unless it is said to be the runner's own", () => {
    const cause = new Error('x');
    expect(new WireError('a')).toMatchObject({ kind: 'no-answer', message: 'a' });
    expect(new WireError('a', { kind: 'own-fault', cause })).toMatchObject({ kind: 'own-fault', cause });
  });
});
