import { readLabels } from '../src/label-list';
import { LabelShape } from '../src/label-shape';

const shape = new LabelShape(['method', 'code'], ['code', '200', 'method', 'GET']);

describe('LabelShape', () => {
  it.each([
    '{method="POST",code="500"} 1',
    '{method="",code=""}',
    '{method="{,=}",code="é"}1',
    String.raw`{method="a",code="b"} 1 # {trace_id="\""} 1`,
  ])('reads %s as a closer look does', (line) => {
    expect(shape.read(line, 0)).toEqual(readLabels(line, 0));
  });

  it.each([
    '{code="500",method="POST"} 1',
    '{method="POST"} 1',
    '{method="POST",code="500",x="1"} 1',
    '{method="POST",code="500",} 1',
    '{ method="POST",code="500"} 1',
    '{method="POST",code="500" } 1',
    String.raw`{method="\\",code="500"} 1`,
    String.raw`{method="\"",code="500"} 1`,
    '{method="POST",code="500',
    '{method="POST",code=',
    '{}',
    '',
  ])('leaves %s to a closer look', (line) => {
    expect(shape.read(line, 0)).toBeUndefined();
  });

  it('of no labels knows only lines of series', () => {
    const none = new LabelShape([], []);
    expect(none.read('{} 1', 0)).toBeUndefined();
  });

  it('begins where it is told', () => {
    expect(shape.read('x {method="POST",code="500"} 1', 2)).toMatchObject({ end: 28 });
  });
});
