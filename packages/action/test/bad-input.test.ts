import { BadInput } from '@deploy-actions/action';

describe('BadInput', () => {
  it('lists each problem with its code, what was given and what is legal', () => {
    const error = new BadInput([
      { input: 'urls', code: 'MISSING', given: '""', legal: 'URLs, one per line' },
      { input: 'urlz', code: 'UNKNOWN', given: 'urlz', legal: 'Did you mean urls?' },
      { input: 'soak', code: 'ILLEGAL', given: '"x"', legal: 'a duration' },
      { input: 'source', code: 'CONFLICT', given: 'given with operation: rollback', legal: 'Leave it out.' },
    ]);
    expect(error.code).toBe('BAD_INPUT');
    expect(error.message.split('\n')).toEqual([
      '4 problems with the inputs:',
      '  urls: missing (MISSING). Legal: URLs, one per line',
      '  urlz: no such input (UNKNOWN). Did you mean urls?',
      '  soak: "x" is not legal (ILLEGAL). Legal: a duration',
      '  source: given with operation: rollback (CONFLICT). Leave it out.',
    ]);
  });

  it('counts one as one', () => {
    expect(new BadInput([{ input: 'a', code: 'MISSING', given: '', legal: 'x' }]).message).toMatch(/^One problem /);
  });
});
