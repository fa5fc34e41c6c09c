import { StepOutput } from '../src/step-output';

describe('StepOutput', () => {
  it('gives the lines as they come, and the end of all of it', () => {
    const lines: string[] = [];
    const output = new StepOutput({ onLines: (text) => lines.push(text) });
    for (const part of ['one\nt', 'wo\r\n', 'three']) output.push(Buffer.from(part));
    expect(lines).toEqual(['one', 'two']);
    expect([output.end(), output.total, lines.length]).toEqual(['one\ntwo\r\nthree', 14, 3]);
  });

  it('keeps 64 KiB of a flood', () => {
    const output = new StepOutput({ onLines: () => undefined });
    for (let n = 0; n < 100; n++) output.push(Buffer.alloc(10_000, 'x'.repeat(99).concat('\n')));
    const [notice, ...lines] = output.end().split('\n');
    expect(notice).toMatch(/^\[9\d\d.*before this were cut\]$/);
    expect(lines.join('\n').length).toBeLessThanOrEqual(65_536);
    expect(output.total).toBe(1_000_000);
  });

  it('leaves no half of a secret for whoever cuts its end, not even in one endless line', () => {
    const secret = 'sup3rs3cret'.repeat(20);
    const mask = (text: string) => text.replaceAll(secret, '***');
    const output = new StepOutput({ onLines: () => undefined, mask });
    output.push(Buffer.from(`${secret} ${'x'.repeat(65_536 - 100)} ${secret}`));
    expect(output.end()).not.toContain('s3cret');
    const short = new StepOutput({ onLines: () => undefined, mask });
    short.push(Buffer.from(`key ${secret}\n`));
    expect(short.end()).toBe('key ***\n');
  });

  it('hands on the promise of a listener that cannot keep up', () => {
    const slow = Promise.resolve();
    const output = new StepOutput({ onLines: () => slow });
    expect(output.push(Buffer.from('one\n'))).toBe(slow);
    expect(output.push(Buffer.from('half a line'))).toBeUndefined();
  });
});
