import { statusProblem } from '../src/status';

describe('statusProblem', () => {
  it.each([
    [200, undefined],
    [204, undefined],
    [299, undefined],
    [301, 'access'],
    [304, 'access'],
    [400, 'access'],
    [401, 'access'],
    [403, 'access'],
    [404, 'access'],
    [410, 'access'],
    [408, 'provider'],
    [425, 'provider'],
    [429, 'provider'],
    [500, 'provider'],
    [503, 'provider'],
    [599, 'provider'],
  ])('%d is %s', (status, kind) => {
    expect(statusProblem(status, null)?.kind).toBe(kind);
  });

  it('names where a redirect leads', () => {
    const reason = statusProblem(302, 'https://login.example/?state=hunter2')?.reason;
    expect(reason).toContain('to https://login.example/,');
  });
});
