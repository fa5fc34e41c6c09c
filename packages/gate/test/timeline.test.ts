import { Timeline } from '../src/timeline';
import { observation } from './observations';

function filled(count: number): Timeline {
  const timeline = new Timeline(3);
  for (let at = 0; at < count; at++) timeline.add({ check: String(at), ...observation('+') });
  return timeline;
}

describe('Timeline', () => {
  it.each([
    [0, '', 0],
    [5, '0 1 2 3 4', 0],
    [6, '0 1 2 3 4 5', 0],
    [7, '0 1 2 4 5 6', 1],
    [100, '0 1 2 97 98 99', 94],
  ])('keeps the beginning and the end of %d', (count, kept, omitted) => {
    const timeline = filled(count);
    expect(
      timeline
        .entries()
        .map(({ check }) => check)
        .join(' '),
    ).toBe(kept);
    expect(timeline.omitted()).toBe(omitted);
  });
});
