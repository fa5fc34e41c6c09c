import fc from 'fast-check';
import { splitAssertion } from '../src/split-assertion';

describe('splitAssertion', () => {
  it.each([
    ['$.status == "healthy"', '$.status', '==', '"healthy"'],
    ['$.status=="a == b"', '$.status', '==', '"a == b"'],
    ['$.n<=3', '$.n', '<=', '3'],
    ['$.n < 3', '$.n', '<', '3'],
    ['$.a[?@.b == 1].c >= 3', '$.a[?@.b == 1].c', '>=', '3'],
    ['$.a[?length(@.b) > 1]', '$.a[?length(@.b) > 1]', undefined, ''],
    ["$['a==b'] != null", "$['a==b']", '!=', 'null'],
    ["$['it\\'s <'] > 1", "$['it\\'s <']", '>', '1'],
    ['$.db', '$.db', undefined, ''],
    ['$.db ==', '$.db', '==', ''],
  ])('%s', (text, path, operator, operand) => {
    expect(splitAssertion(text)).toEqual({ path, ...(operator ? { operator } : {}), operand });
  });

  it('finds what was put together, whatever stands in quotes', () => {
    const operators = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
    fc.assert(
      fc.property(fc.string(), operators, fc.string(), (key, operator, value) => {
        const path = `$[${JSON.stringify(key)}]`;
        const operand = JSON.stringify(value);
        expect(splitAssertion(`${path} ${operator} ${operand}`)).toEqual({ path, operator, operand });
      }),
    );
  });
});
