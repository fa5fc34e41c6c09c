import { attempt } from './attempt';
import { faultFor } from './cause';
import { type ContentExpectations, findingOf, type Judgement, judgeContent, judgeShown } from './judge';
import type { Observation } from './observation';
import type { ProbeWorld } from './probe-http';
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
    const shown = (show: (text: string) => string) => ({
      ...result,
      stdout: show(result.stdout),
      stderr: show(result.stderr),
    });
    const judgement = judgeShown((show) => judgeCommand(shown(show), probe), world.mask);
    const { stdout, stderr } = shown(world.mask ?? ((text) => text));
    const said = stderr.trim() === '' ? stdout : stderr;
    const isShown = judgement.causes.length > 0 && said.trim() !== '';
    return {
      ...findingOf(judgement, `exit ${probe.expectExit}`),
      ...(isShown ? { excerpt: said.slice(0, EXCERPT_BYTES) } : {}),
    };
  };
  return attempt(timeoutMs, world, work, {
    late: () => faultFor({ kind: 'command', problem: hasTurn ? 'not-ended' : 'not-begun', withinMs: timeoutMs }),
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

/** Pure. The exit says it all; else everything amiss in the output is named. */
export function judgeCommand(result: CommandResult, { expectExit, expect }: CommandProbe): Judgement {
  const { code, signal, stdout, stderr } = result;
  if (code !== expectExit) {
    const said = stderr.trim() === '' ? stdout : stderr;
    const last = said.trim().split('\n').at(-1) ?? '';
    return { causes: [{ kind: 'exit', code, signal, expected: expectExit, last }], notes: [] };
  }
  const complete = Buffer.byteLength(stdout) < MOST_READ;
  return judgeContent({ called: 'the output', text: stdout, complete, isPlainVersion: true }, expect);
}
