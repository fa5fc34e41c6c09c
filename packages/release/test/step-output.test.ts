import { outputBlocks, parseStepResult, StepOutput } from '../src/step-output';

describe('StepOutput', () => {
  it('gives the lines as they come, and the end of all of it', () => {
    const lines: string[] = [];
    const output = new StepOutput('stdout', { onLines: (text) => lines.push(text) });
    for (const part of ['one\nt', 'wo\r\n', 'three']) output.push(Buffer.from(part));
    expect(lines).toEqual(['one', 'two']);
    expect([output.end(), output.total, lines.length]).toEqual(['one\ntwo\r\nthree', 14, 3]);
  });

  it('keeps 64 KiB of a flood', () => {
    const output = new StepOutput('stdout', { onLines: () => undefined });
    for (let n = 0; n < 100; n++) output.push(Buffer.alloc(10_000, 'x'.repeat(99).concat('\n')));
    const [notice, ...lines] = output.end().split('\n');
    expect(notice).toMatch(/^\[9\d\d.*before this were cut\]$/);
    expect(lines.join('\n').length).toBeLessThanOrEqual(65_536);
    expect(output.total).toBe(1_000_000);
  });

  it('leaves no half of a secret for whoever cuts its end, not even in one endless line', () => {
    const secret = 'sup3rs3cret'.repeat(20);
    const mask = (text: string) => text.replaceAll(secret, '***');
    const output = new StepOutput('stdout', { onLines: () => undefined, mask });
    output.push(Buffer.from(`${secret} ${'x'.repeat(65_536 - 100)} ${secret}`));
    expect(output.end()).not.toContain('s3cret');
    const short = new StepOutput('stdout', { onLines: () => undefined, mask });
    short.push(Buffer.from(`key ${secret}\n`));
    expect(short.end()).toBe('key ***\n');
  });

  it('hands on the promise of a listener that cannot keep up', () => {
    const slow = Promise.resolve();
    const output = new StepOutput('stdout', { onLines: () => slow });
    expect(output.push(Buffer.from('one\n'))).toBe(slow);
    expect(output.push(Buffer.from('half a line'))).toBeUndefined();
  });

  it('says once that the limit is reached, and shows no line that it has cut in two', () => {
    const lines: string[] = [];
    const output = new StepOutput('stderr', { onLines: (text) => lines.push(text) }, 1024);
    output.push(Buffer.from('one\n'));
    output.push(Buffer.from(`two\n${'s'.repeat(1016)}`));
    output.tellLoss();
    expect(output.end()).toBe('one\ntwo\n');
    expect(lines).toEqual([
      'one',
      'two',
      '[output-limit: 1.0 KiB of stderr were kept; the rest of the output is discarded, and the step continues]',
    ]);
  });

  it('says where the host had no room for it', () => {
    const lines: string[] = [];
    new StepOutput('stdout', { onLines: (text) => lines.push(text) }).tellLoss();
    expect(lines).toEqual(['[the host had no space for the full stdout of this step; the step continued]']);
  });

  it.each([
    [undefined, 204_800],
    [1, 1],
    [513, 2],
  ])('counts a limit of %j bytes as %i blocks', (bytes, blocks) => {
    expect(outputBlocks(bytes)).toBe(blocks);
  });
});

describe('parseStepResult', () => {
  it.each([
    ['exit=0\n', { code: 0, hasLost: false }],
    ['exit=3\nlost=yes\n', { code: 3, hasLost: true }],
    ['exit=127\nmissing=node\npath=literal\n', { code: 127, hasLost: false, missing: 'node', pathFromEnv: 'literal' }],
    ['exit=127\nmissing=\npath=env\n', { code: 127, hasLost: false, pathFromEnv: 'set' }],
  ])('reads %j', (text, result) => {
    expect(parseStepResult('web1', text)).toEqual(result);
  });

  it.each(['', 'exit=', 'exit=-1', 'exit=1e3', 'exit=99999', 'Welcome'])('refuses %j', (text) => {
    expect(() => parseStepResult('web1', text)).toThrow(expect.objectContaining({ code: 'HOST_PROTOCOL' }));
  });
});
