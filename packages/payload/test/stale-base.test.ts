import { StaleBase } from '../src/stale-base';

it('is an error with a code and the paths that are concerned', () => {
  expect(new StaleBase('web1: a is not what the list says', new Set(['a']))).toMatchObject({
    code: 'STALE_BASE',
    paths: new Set(['a']),
  });
});
