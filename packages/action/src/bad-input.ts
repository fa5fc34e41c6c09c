import { UserError } from '@deploy-actions/error';

/** One thing wrong with one input. `given` is never a secret's value. */
export interface InputProblem {
  input: string;
  code: 'MISSING' | 'UNKNOWN' | 'ILLEGAL' | 'CONFLICT';
  given: string;
  legal: string;
}

/** Everything that is wrong with the inputs, in one error, so that one run shows all of them. */
export class BadInput extends UserError {
  override readonly name = 'BadInput';
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    const count = problems.length === 1 ? 'One problem' : `${problems.length} problems`;
    super('BAD_INPUT', [`${count} with the inputs:`, ...problems.map(describe)].join('\n'), {
      hint: 'Fix the inputs above. Nothing was requested or changed.',
    });
    this.problems = problems;
  }
}

/** A text without the logins of the URLs in it. */
export function withoutLogins(text: string): string {
  return text.replace(/:\/\/\S*@/g, '://***@');
}

const LONGEST_QUOTE = 120;

/** Several hosts on one line, such as `deploy@web1:2222 deploy@web2`: `2222` is a port and no password. */
const HOSTS = /^[\w.-]+@[\w.-]+(?::\d{1,5})?(?:\s+[\w.-]+@[\w.-]+(?::\d{1,5})?)+$/;

/** A text as it may be quoted in a problem: cut, and without the login of a URL or a host line. */
export function quoted(text: string): string {
  const shown = HOSTS.test(text) ? text : text.replace(/(:\/\/|:).*@/s, '$1***@');
  return JSON.stringify(shown.length > LONGEST_QUOTE ? `${shown.slice(0, LONGEST_QUOTE)}…` : shown);
}

function describe({ input, code, given, legal }: InputProblem): string {
  if (code === 'MISSING') return `  ${input}: missing. Expected: ${legal}`;
  if (code === 'UNKNOWN') return `  ${input}: no such ${input.includes('[') ? 'key' : 'input'}. ${legal}`;
  if (code === 'CONFLICT') return `  ${input}: ${given}. ${legal}`;
  return `  ${input}: ${given} is not allowed. Allowed: ${legal}`;
}
