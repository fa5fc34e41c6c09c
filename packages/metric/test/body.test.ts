import { readBody } from '../src/body';

describe('readBody', () => {
  it.each([
    ['nothing', null, ''],
    ['less than the limit', 'four', 'four'],
    ['exactly the limit', 'fives', 'fives'],
    ['more than the limit', 'sixsix', undefined],
    ['a byte order mark', '\uFEFF{}', '{}'],
  ])('%s', async (_, body, expected) => {
    expect(await readBody(new Response(body), 5)).toBe(expected);
  });

  it('stops reading a body without an end', async () => {
    let chunks = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        chunks++;
        controller.enqueue(new Uint8Array(100));
      },
    });
    expect(await readBody(new Response(endless), 1000)).toBeUndefined();
    expect(chunks).toBeLessThan(20);
  });
});
