import type { Clock } from '@deploy-actions/clock';
import { shield } from './shield';

/** One line per event, with the time since the start; whatever comes from outside is shielded. */
export interface Log {
  event(text: string): void;
  warning(text: string, title?: string): void;
  notice(text: string): void;
  /** Text that a remote side wrote, under a prefix such as the host's name. */
  foreign(prefix: string, text: string): void;
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

/** The runner's own commands, as the log needs them. */
export interface LogSink {
  write(text: string): void;
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
      const [first = '', ...rest] = shield(text, '').split('\n');
      sink.write(`${[stamp() + first, ...rest.map((line) => `           ${line}`)].join('\n')}\n`);
    },
    warning: (text, title) => sink.warning(text, title),
    notice: (text) => sink.notice(text),
    foreign: (prefix, text) => sink.write(`${shield(text.replace(/\r?\n$/, ''), `${shield(prefix, '')} | `)}\n`),
    group: async (title, work) => {
      sink.startGroup(title);
      try {
        return await work();
      } finally {
        sink.endGroup();
      }
    },
  };
}
