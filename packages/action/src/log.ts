import type { Clock } from '@deploy-actions/clock';
import { oneLine, shield } from './shield';

/** One line per event, with the time since the start; whatever comes from outside is shielded. */
export interface Log {
  event(text: string): void;
  warning(text: string, title?: string): void;
  notice(text: string): void;
  /**
   * Text from a remote side, under a prefix such as the host's name. Returns a promise while the reader of the
   * log is slow, so that a flood of output does not fill our memory.
   */
  foreign(prefix: string, text: string): unknown;
  /** Shows the log of `work` under this title. The title is written first, so that the log shows what it waits for. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** The runner's own commands, as the log needs them. */
export interface LogSink {
  /** Returns a promise while the reader is slow. */
  write(text: string): unknown;
  warning(text: string, title?: string): void;
  notice(text: string): void;
  startGroup(title: string): void;
  endGroup(): void;
}

export function createLog(clock: Clock, sink: LogSink): Log {
  const start = clock.elapsed();
  const stamp = () => `[${((clock.elapsed() - start) / 1000).toFixed(1).padStart(6)}s] `;
  return {
    event: (text) => {
      const now = stamp();
      // Blanks alone would not do: the runner trims a line before it looks for a command.
      const further = '| '.padStart(now.length);
      const [first = '', ...rest] = text.split(/\r\n|\r|\n/);
      sink.write(`${[shield(first, now), ...rest.map((line) => shield(line, further))].join('\n')}\n`);
    },
    warning: (text, title) => {
      sink.warning(shield(text, ''), title === undefined ? undefined : oneLine(title));
    },
    notice: (text) => {
      sink.notice(shield(text, ''));
    },
    foreign: (prefix, text) => {
      return sink.write(`${shield(withoutEnd(text), `${oneLine(prefix)} | `)}\n`);
    },
    group: async (title, work) => {
      sink.startGroup(shield(oneLine(title), ''));
      try {
        return await work();
      } finally {
        sink.endGroup();
      }
    },
  };
}

/** Not by a regular expression: that would look at each line of a long text. */
function withoutEnd(text: string): string {
  if (!text.endsWith('\n')) return text;
  return text.slice(0, text.endsWith('\r\n') ? -2 : -1);
}
