import fc from 'fast-check';
import { labelOf, nameOf, seriesKey, seriesOf, shownSeries, without } from '../src/labels';

const text = fc.string({ unit: 'binary' }).filter((each) => !each.includes('\0'));
const labels = fc
  .uniqueArray(fc.tuple(text, text), { selector: ([name]) => name })
  .map((pairs) => pairs.sort(([a], [b]) => (a < b ? -1 : 1)).flat());

describe('labels', () => {
  it('are empty where they are absent', () => {
    expect(labelOf(['a', '1', 'b', '2'], 'b')).toBe('2');
    expect(labelOf(['a', '1', 'b', '2'], '1')).toBe('');
  });

  it('are shown as they are written', () => {
    expect(shownSeries(seriesKey('up', []))).toBe('up');
    expect(shownSeries(seriesKey('up', ['a', '1', 'b', 'x"y']))).toBe('up{a="1",b="x\\"y"}');
    expect(shownSeries(seriesKey('up', ['a', 'x'.repeat(500)]))).toHaveLength(201);
  });

  it('without one of them', () => {
    expect(without(['a', 'le', 'le', '5', 'm', 'x'], 'le')).toEqual(['a', 'le', 'm', 'x']);
  });

  it('make a key that tells all series apart, and can be undone', () => {
    fc.assert(
      fc.property(text, labels, (name, given) => {
        const key = seriesKey(name, given);
        expect(seriesOf(key)).toEqual({ name, labels: given });
        expect(nameOf(key)).toBe(name);
      }),
    );
  });
});
