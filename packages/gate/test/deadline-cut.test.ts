import { deadlineCut } from '../src/deadline-cut';

it.each([
  [180_000, 300_000, '', 'healthy for 3 min 00 s of the soak of 5 min 00 s, when the deadline ended it'],
  [300_000, 300_000, 'web', 'the deadline ended the gate before the result was certain for web'],
])('deadlineCut after %d of %d ms', (soakedMs, soakMs, unsettled, reason) => {
  expect(deadlineCut(soakedMs, soakMs, unsettled)).toEqual({ reason });
});
