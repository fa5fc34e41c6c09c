import { codingsIn, decoderFor } from '../src/decode';

describe('codingsIn', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['gzip', ['gzip']],
    ['Deflate, , GZIP', ['gzip', 'deflate']],
    ['identity, br', ['br']],
    ['gzip, klingon', []],
    ['none', []],
  ])('%j', (header, codings) => {
    expect(codingsIn(header)).toEqual(codings);
  });

  it('refuses more layers than anybody means', () => {
    expect(() => codingsIn('gzip,gzip,gzip,gzip,gzip')).toThrow('the body is compressed 5 times');
  });
});

describe('decoderFor', () => {
  it('knows all of them', async () => {
    const decoders = await Promise.all(
      ['gzip', 'x-gzip', 'deflate', 'br', 'zstd'].map((name) => decoderFor(name, 0x78)),
    );
    expect(decoders.map((decoder) => decoder.constructor.name)).toEqual([
      'Gunzip',
      'Gunzip',
      'Inflate',
      'BrotliDecompress',
      'ZstdDecompress',
    ]);
    expect((await decoderFor('deflate', 0x05)).constructor.name).toBe('InflateRaw');
  });
});
