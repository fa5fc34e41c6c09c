import { readBody } from '../src/read-body';

const { signal } = new AbortController();

describe('readBody', () => {
  it.each([
    ['', true, ''],
    ['abcd', true, 'abcd'],
    ['abcdefghij', true, 'abcdefghij'],
    ['abcdefghijk', false, 'abcdefghij'],
  ])('reads %j up to ten bytes', async (body, complete, read) => {
    expect(await readBody(new Response(body), 10, signal)).toEqual({ body: read, complete });
  });

  it('does not read on behind the limit', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(4));
      },
    });
    expect(await readBody(new Response(endless), 10, signal)).toMatchObject({ complete: false });
    expect(pulled).toBeLessThan(6);
  });

  it('does not read on when nobody waits any more', async () => {
    const controller = new AbortController();
    const body = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1)) });
    controller.abort();
    expect(await readBody(new Response(body), 1000, controller.signal)).toEqual({ body: '\0', complete: false });
  });

  it('takes no body for an empty one', async () => {
    expect(await readBody(new Response(null, { status: 204 }), 10, signal)).toEqual({ body: '', complete: true });
  });

  it('takes a byte order mark for no part of the text, as fetch itself does', async () => {
    const response = new Response(Buffer.from('\ufeff{"status":"healthy"}'));
    expect(await readBody(response, 100, new AbortController().signal)).toEqual({
      body: '{"status":"healthy"}',
      complete: true,
    });
  });
});
