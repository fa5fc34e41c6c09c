import { evidenceOf } from '../src/evidence';
import { check, failure } from './results';

const at = Date.UTC(2026, 0, 1);

describe('evidenceOf', () => {
  it('shows when, what and why, and how the answer began', () => {
    const seen = failure('status is 503, expected 200', { at, status: 503, excerpt: '{"db":\n"down"}' });
    expect(evidenceOf([check({ verdict: 'unhealthy', failure: seen })])).toBe(
      [
        '#### How it failed: the first of the last failures in a row',
        '',
        '**web** at 2026-01-01T00:00:00.000Z, status 503: status is 503, expected 200',
        '',
        '```text',
        '{"db":',
        '"down"}',
        '```',
      ].join('\n'),
    );
  });

  it('needs no excerpt and no status', () => {
    const { status: _, ...seen } = failure('the connection was refused', { at });
    expect(evidenceOf([check({ verdict: 'unhealthy', failure: seen })])).toMatch(
      /\*\*web\*\* at \S+, no status: the connection was refused$/,
    );
  });

  it('has no room for what is well, or for a flood', () => {
    expect(evidenceOf([check({ failure: failure('once') }), check({ verdict: 'unhealthy' })])).toBe('');
    const many = Array.from({ length: 12 }, () => check({ verdict: 'unhealthy', failure: failure('x') }));
    expect(evidenceOf(many).match(/\*\*web\*\*/g)).toHaveLength(10);
    expect(evidenceOf(many)).toContain('And 2 more');
  });

  it('is cut, and cannot leave its block', () => {
    const evil = failure('# x', { excerpt: `\`\`\`\n# title\n::error::x\n${'y'.repeat(999)}` });
    const text = evidenceOf([check({ verdict: 'unhealthy', failure: evil })]);
    expect(text).toContain('````text\n```\n# title');
    expect(text.endsWith('y…\n````')).toBe(true);
    expect(text).not.toMatch(/^::/m);
    expect(text.match(/y/g)?.length).toBeLessThan(300);
  });
});
