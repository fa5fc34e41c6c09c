import { textOf } from '../src/text';

describe('textOf', () => {
  it.each([
    [Buffer.from('für'), undefined, 'für'],
    [Buffer.from('\ufeff{}'), 'application/json', '{}'],
    [Buffer.from('f\xfcr', 'latin1'), 'text/html; charset="iso-8859-1"', 'für'],
    [Buffer.from('für'), 'text/html;charset=utf8', 'für'],
    [Buffer.from('für'), 'text/html; charset=none', 'für'],
    [Buffer.from('{}', 'utf16le'), 'application/json; charset=utf-16le', '{}'],
    [Buffer.of(0xff), undefined, '\ufffd'],
  ])('%j as %s', (bytes, contentType, text) => {
    expect(textOf(bytes, contentType)).toBe(text);
  });
});
