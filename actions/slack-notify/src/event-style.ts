export const events = [
  'started',
  'succeeded',
  'failed',
  'rolled-back',
  'approval-pending',
  'rollback-manual',
  'info',
] as const;

export type Event = (typeof events)[number];

const styles: Record<Event, { emoji: string; what: string }> = {
  started: { emoji: '🚀', what: 'deployment started' },
  succeeded: { emoji: '✅', what: 'deployment successful' },
  failed: { emoji: '🔴', what: 'deployment failed' },
  'rolled-back': { emoji: '⏪', what: 'deployment rolled back' },
  'approval-pending': { emoji: '⏳', what: 'approval pending' },
  'rollback-manual': { emoji: '⚠️', what: 'manual rollback triggered' },
  info: { emoji: 'ℹ️', what: 'deployment information' },
};

/** `✅ Production deployment successful`: what happened, where. Not escaped here: the environment may be, already. */
export function titleOf(event: Event, environment: string): string {
  const { emoji, what } = styles[event];
  return `${emoji} ${capital(environment === '' ? what : `${environment} ${what}`)}`;
}

/** `production` begins a sentence; `eu-1` and `Prod` are names and stay as they are. */
function capital(sentence: string): string {
  return /^[a-z]+( |$)/.test(sentence) ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
}
