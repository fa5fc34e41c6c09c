import { limitedText } from '../src/answer-body';

describe('limitedText', () => {
  it('reads a short answer', async () => {
    expect(await limitedText(new Response('ok'))).toBe('ok');
    expect(await limitedText(new Response(null, { status: 204 }))).toBe('');
  });

  it('does not read an endless one to its end', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(4096).fill(97)) });
    expect(await limitedText(new Response(endless))).toHaveLength(16 * 1024);
  });

  it('rejects where the answer breaks off', async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new Error('terminated')),
    });
    await expect(limitedText(new Response(broken))).rejects.toThrow('terminated');
  });
});
