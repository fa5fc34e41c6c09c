import { formatDuration } from '@deploy-actions/quantity';
import { attempt, type Finding } from './attempt';
import { type ContentExpectations, judgeContent } from './judge-content';
import { judgeShown } from './judge-shown';
import type { Observation } from './observation';
import type { ProbeWorld } from './probe-http';
import { quoted } from './quoted';
import { classifySshFault } from './ssh-fault';
import type { CommandResult } from './ssh-reach';
import { reachOf } from './via';

/** A program on a host, how it must end and what it must print. */
export interface CommandProbe {
  kind: 'command';
  command: string;
  /** The host that runs it, by SSH. */
  via: string;
  expectExit: number;
  expect: ContentExpectations;
  timeoutMs: number;
}

/** What the host hands back at most; see `CommandResult`. */
const MOST_READ = 1024 * 1024;
const EXCERPT_BYTES = 300;

/** Runs it once. Rejects only with the reason of `world.signal`. */
export function probeCommand(
  probe: CommandProbe,
  world: Pick<ProbeWorld, 'clock' | 'signal' | 'ssh' | 'mask'>,
): Promise<Observation> {
  const { command, via, timeoutMs } = probe;
  let hasTurn = false;
  const onTurn = () => {
    hasTurn = true;
  };
  const work = async (signal: AbortSignal) => {
    const result = await reachOf(world).exec(via, 'exec sh -es', scriptOf(command), signal, onTurn);
    const said = (show: (text: string) => string) => ({ stdout: show(result.stdout), stderr: show(result.stderr) });
    return judgeShown((show) => judgeCommand({ ...result, ...said(show) }, probe), world.mask);
  };
  return attempt(timeoutMs, world, work, {
    late: () => {
      const within = `within ${formatDuration(timeoutMs)}`;
      if (hasTurn) return { kind: 'no-answer', reason: `the command did not end ${within}` };
      return { kind: 'own-fault', reason: `the command did not begin ${within}: others run on the host already` };
    },
    fault: classifySshFault,
  });
}

/**
 * The script on the standard input of `sh`, so that every login shell takes it: as one group, which is read as a whole
 * before it begins, so that no program in it takes the rest of the script for its own input.
 */
export function scriptOf(command: string): string {
  return `{\n${command.replace(/\r\n?/g, '\n')}\n} </dev/null\n`;
}

/** Pure. The exit says it all; else every miss in the output is named. */
export function judgeCommand(result: CommandResult, { expectExit, expect }: CommandProbe): Finding {
  const { code, signal, stdout, stderr } = result;
  const said = stderr.trim() === '' ? stdout : stderr;
  const excerpt = said.trim() === '' ? {} : { excerpt: said.slice(0, EXCERPT_BYTES) };
  if (code !== expectExit) {
    const ended = code === null ? `was ended by ${signal ?? 'nobody knows what'}` : `ended with ${code}`;
    const last = said.trim().split('\n').at(-1) ?? '';
    const told = last === '' ? '' : `: ${quoted(last)}`;
    return { ok: false, kind: 'answered', reason: `the command ${ended}, expected ${expectExit}${told}`, ...excerpt };
  }
  const complete = Buffer.byteLength(stdout) < MOST_READ;
  const content = { called: 'the output', text: stdout, complete, isPlainVersion: true };
  const { misses, version } = judgeContent(content, expect);
  const seen = version === undefined ? {} : { version };
  if (misses.length > 0) return { ok: false, kind: 'answered', ...seen, reason: misses.join('; '), ...excerpt };
  return { ok: true, kind: 'answered', ...seen, reason: `exit ${expectExit}` };
}
