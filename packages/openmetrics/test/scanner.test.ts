import { Scanner } from '../src/scanner';

describe('Scanner', () => {
  it('reads what matches here, past blanks, and stays where nothing does', () => {
    const scanner = new Scanner(' ab \t 12 ');
    expect([scanner.take(/\d+/y), scanner.take(/[a-z]+/y), scanner.isAtEnd]).toEqual([undefined, 'ab', false]);
    expect([scanner.take(/\d/y), scanner.ahead, scanner.take(/\d/y), scanner.isAtEnd]).toEqual(['1', '2 ', '2', true]);
  });

  it('skips comments', () => {
    const scanner = new Scanner('# first\n a # then\n\n#last\n b #');
    expect([scanner.take(/a/y), scanner.take(/b/y), scanner.isAtEnd]).toEqual(['a', 'b', true]);
  });

  it('tells the position as people count', () => {
    const scanner = new Scanner('a ]');
    expect(scanner.expected('x')).toBe('position 1: x expected, not "a ]"');
    scanner.take(/a/y);
    expect(scanner.expected('x')).toBe('position 3: x expected, not "]"');
    scanner.take(/\]/y);
    expect(scanner.expected('x')).toBe('position 4: x expected, not the end');
  });
});
