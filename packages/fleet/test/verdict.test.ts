import { meaningOf } from '@deploy-actions/verdict';
import fc from 'fast-check';
import { deployVerdict, type FleetEnd, type HostEnd, rollbackVerdict } from '../src/verdict';

interface Case {
  what: string;
  hosts: HostEnd[];
  failed?: boolean;
  cancelled?: boolean;
  verdict: string;
}

const ends = ['same', 'verified', 'back', 'unverified'] as const;
const end = ({ hosts, failed = false, cancelled = false }: Omit<Case, 'verdict' | 'what'>): FleetEnd => ({
  hosts,
  hasFailed: failed || cancelled,
  isCancelled: cancelled,
});
const anyEnd = fc.record({
  hosts: fc.array(fc.constantFrom(...ends), { minLength: 1, maxLength: 5 }),
  hasFailed: fc.boolean(),
  isCancelled: fc.boolean(),
  isRefused: fc.boolean(),
});

describe('deployVerdict', () => {
  it.each<Case>([
    { what: 'every host is live on it', hosts: ['verified', 'verified'], verdict: 'deployed' },
    { what: 'some had it already', hosts: ['same', 'verified'], verdict: 'deployed' },
    { what: 'all had it already', hosts: ['same', 'same'], verdict: 'unchanged' },
    {
      what: 'a host was down, locked, full or unfit, or the version is marked bad',
      hosts: ['same', 'same'],
      failed: true,
      verdict: 'not-deployed',
    },
    { what: 'the migration failed', hosts: ['same'], failed: true, verdict: 'not-deployed' },
    {
      what: 'an unchanged re-run could not reach a host',
      hosts: ['same', 'same'],
      failed: true,
      verdict: 'not-deployed',
    },
    { what: 'cancelled before a switch', hosts: ['same', 'same'], cancelled: true, verdict: '' },
    { what: 'a check failed and all went back', hosts: ['back', 'same'], failed: true, verdict: 'reverted' },
    {
      what: 'cancelled after a switch, and all went back',
      hosts: ['back', 'back'],
      cancelled: true,
      verdict: 'reverted',
    },
    { what: 'a host could not go back', hosts: ['back', 'unverified'], failed: true, verdict: 'failed' },
    {
      what: 'cancelled, and a host could not go back in time',
      hosts: ['unverified'],
      cancelled: true,
      verdict: 'failed',
    },
    {
      what: 'irreversible: the host that failed stays',
      hosts: ['verified', 'unverified'],
      failed: true,
      verdict: 'failed',
    },
    {
      what: 'on-failure: continue, and one host was down',
      hosts: ['verified', 'same'],
      failed: true,
      verdict: 'deployed',
    },
    {
      what: 'on-failure: continue, and one host went back',
      hosts: ['verified', 'back'],
      failed: true,
      verdict: 'deployed',
    },
    {
      what: 'on-failure: continue, and one host is stuck',
      hosts: ['verified', 'unverified'],
      failed: true,
      verdict: 'failed',
    },
    {
      what: 'on-failure: continue, cancelled after the first host',
      hosts: ['verified', 'same'],
      cancelled: true,
      verdict: 'deployed',
    },
  ])('is $verdict where $what', ({ verdict, ...one }) => {
    expect(deployVerdict(end(one))).toBe(verdict);
  });

  it('is bad exactly where a host may serve an unverified release after a switch of this run', () => {
    fc.assert(
      fc.property(anyEnd, (one) => {
        expect(meaningOf(deployVerdict(one)) === 'bad').toBe(one.hosts.includes('unverified'));
      }),
    );
  });
});

describe('rollbackVerdict', () => {
  it.each<Case & { refused?: boolean }>([
    { what: 'every host went back', hosts: ['verified', 'verified'], verdict: 'rolled-back' },
    { what: 'one host had nothing to do', hosts: ['verified', 'same'], verdict: 'rolled-back' },
    { what: 'no host had anything to do', hosts: ['same', 'same'], verdict: 'unchanged' },
    { what: 'no host has a way back', hosts: ['same', 'same'], failed: true, refused: true, verdict: 'refused' },
    { what: 'a host was down and none was switched', hosts: ['same', 'same'], failed: true, verdict: 'not-deployed' },
    { what: 'a host was down and the other went back', hosts: ['verified', 'same'], failed: true, verdict: 'failed' },
    {
      what: 'a host has no way back and the other went back',
      hosts: ['verified', 'same'],
      failed: true,
      refused: true,
      verdict: 'failed',
    },
    { what: 'the checks of the old release failed', hosts: ['unverified'], failed: true, verdict: 'failed' },
    { what: 'cancelled before a switch', hosts: ['same'], cancelled: true, verdict: '' },
    { what: 'cancelled after a switch', hosts: ['unverified', 'same'], cancelled: true, verdict: 'failed' },
  ])('is $verdict where $what', ({ verdict, refused: isRefused = false, ...one }) => {
    expect(rollbackVerdict({ ...end(one), isRefused })).toBe(verdict);
  });

  it('is never bad where no host was switched', () => {
    fc.assert(
      fc.property(anyEnd, (one) => {
        const isSame = one.hosts.every((host) => host === 'same');
        if (isSame) expect(meaningOf(rollbackVerdict(one))).not.toBe('bad');
      }),
    );
  });
});
