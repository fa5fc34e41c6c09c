import { detached } from '../src/detached';

it.each(['', 'le', 'größer als 😀', '\0'])('%j stays what it is', (text) => {
  expect(detached(`before ${text} after`.slice(7, 7 + text.length))).toBe(text);
});
