// fetch rejects with a TypeError whose causes say what happened. They are read by their shape: an error from another
// realm is no instance of our Error.

/** The innermost code of the system or of undici, such as ECONNREFUSED; empty where there is none. */
export function codeOf(error: unknown): string {
  const codes = causesOf(error).flatMap((cause) => (typeof cause.code === 'string' ? [cause.code] : []));
  return codes.at(-1) ?? '';
}

/** The innermost message; one address tried after the other (an AggregateError) has only a code. */
export function reasonOf(error: unknown): string {
  const messages = causesOf(error).flatMap(({ message }) => (typeof message === 'string' ? [message] : []));
  return messages.at(-1) || codeOf(error) || 'no answer';
}

function causesOf(error: unknown): { message?: unknown; code?: unknown }[] {
  const causes: { message?: unknown; code?: unknown }[] = [];
  let at: unknown = error;
  while (typeof at === 'object' && at !== null && causes.length < 8) {
    causes.push(at);
    at = 'cause' in at ? at.cause : undefined;
  }
  return causes;
}
