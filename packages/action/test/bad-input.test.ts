import { BadInput, quoted } from '@deploy-actions/action';

describe('quoted', () => {
  it.each([
    ['https://user:hunter2@a.example/x', '"https://***@a.example/x"'],
    ['https://user:hun@ter2/x@a.example', '"https://***@a.example"'],
    ['deploy:hunter2@web1', '"deploy:***@web1"'],
    ['deploy@web1:22', '"deploy@web1:22"'],
    ['deploy@web1:22 deploy@web2:22', '"deploy@web1:22 deploy@web2:22"'],
    ['deploy:hunter 22@web2', '"deploy:***@web2"'],
    ['deploy@web1:22 deploy:hunter2@web2', '"deploy@web1:***@web2"'],
    [`deploy:${'hunter2'.repeat(30)}@web1`, '"deploy:***@web1"'],
  ])('cuts the login out of %s', (text, shown) => {
    expect(quoted(text)).toBe(shown);
  });
});

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
      '  urls: missing. Expected: URLs, one per line',
      '  urlz: no such input. Did you mean urls?',
      '  soak: "x" is not allowed. Allowed: a duration',
      '  source: given with operation: rollback. Leave it out.',
    ]);
  });

  it('counts one as one', () => {
    expect(new BadInput([{ input: 'a', code: 'MISSING', given: '', legal: 'x' }]).message).toMatch(/^One problem /);
  });
});
