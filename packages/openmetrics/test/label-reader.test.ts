import fc from 'fast-check';
import { readLabels } from '../src/label-list';
import { LabelReader } from '../src/label-reader';

const label = fc.constantFrom('a', 'b', 'le', '"c d"', 'c d');
const value = fc.constantFrom('', '1', 'x y', '}', ',a="', '\\', '\\"', '\\\\', '"', 'é😀');
const equals = fc.constantFrom('="', '="', '="', ' = "');
const pair = fc.tuple(label, equals, value).map(([name, between, text]) => `${name}${between}${text}"`);
const list = fc
  .tuple(fc.array(pair, { maxLength: 4 }), fc.constantFrom(',', ',', ' , '), fc.constantFrom('}', '}', ',}', ' }', ''))
  .map(([pairs, comma, end]) => `{${pairs.join(comma)}${end} 1`);

describe('LabelReader', () => {
  it('reads any lines, one after the other, as if each were the first', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            list,
            list.map((text) => text.repeat(2)),
          ),
          { minLength: 2 },
        ),
        (lines) => {
          const reader = new LabelReader();
          for (const line of [...lines, ...lines]) expect(reader.read(line, 0)).toEqual(readLabels(line, 0));
        },
      ),
    );
  });

  it('takes no name without its quotes that needs them', () => {
    const reader = new LabelReader();
    expect(reader.read('{"c d"="1"}', 0)).toMatchObject({ labels: ['c d', '1'] });
    expect(reader.read('{c d="1"}', 0)).toContain('is not a label name');
  });

  it('knows the names of the line before', () => {
    const reader = new LabelReader();
    reader.read('{a="1",b="2"}', 0);
    expect(reader.read('{a="3",b="4"}', 0)).toMatchObject({ labels: ['a', '3', 'b', '4'], written: ['a', 'b'] });
    expect(reader.read('{b="5",a="6"}', 0)).toMatchObject({ labels: ['a', '6', 'b', '5'], written: ['b', 'a'] });
  });
});
