import { codes } from './codes';
import { UserError } from './user-error';

/** The messages of an error and of its causes, outermost first. */
export function causeChain(error: unknown): string[] {
  const chain: string[] = [];
  for (let at: unknown = error, depth = 0; at !== undefined && at !== null && depth < 8; depth++) {
    chain.push(at instanceof Error ? at.message || at.name : String(at));
    at = at instanceof Error ? at.cause : undefined;
  }
  return chain;
}

/** One text for a person: what happened, why, what to do next. Only errors that are ours bring their stack. */
export function describeError(error: unknown): string {
  const [message = 'unknown error', ...causes] = causeChain(error);
  const lines = [message, ...causes.map((cause) => `  caused by: ${cause}`)];
  if (error instanceof UserError) {
    lines.push(`What to do: ${error.hint || codes[error.code].cure}`);
  } else if (error instanceof Error && error.stack) {
    lines.push(error.stack);
  }
  return lines.join('\n');
}
