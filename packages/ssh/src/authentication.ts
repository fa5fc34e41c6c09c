import { UserError } from '@deploy-actions/error';
import type { AnyAuthMethod, AuthenticationType, AuthHandlerMiddleware } from 'ssh2';
import type { OfferedKey } from './offered-key';
import type { Target } from './target';

export interface Credentials {
  keys: readonly OfferedKey[];
  password: string | undefined;
}

interface Try {
  name: string;
  method: AnyAuthMethod;
}

/** Offers the keys, then the password, each once and only where the server still takes its kind. */
export class Authentication {
  /** What the server is offered first is a key of that kind. */
  readonly firstIsRsa: boolean;
  private readonly target: Target;
  private readonly hasKeys: boolean;
  private readonly left: Try[];
  private readonly tried: string[] = [];
  private accepted: readonly AuthenticationType[] = [];

  constructor(target: Target, { keys, password }: Credentials) {
    this.target = target;
    this.hasKeys = keys.length > 0;
    this.firstIsRsa = keys[0]?.key.type === 'ssh-rsa';
    const username = target.user;
    this.left = [
      ...keys.map((offered) => ({ name: offered.name, method: keyMethod(username, offered) })),
      ...(password === undefined ? [] : passwordMethods(username, password)).map((method) => ({
        name: method.type,
        method,
      })),
    ];
  }

  readonly next: AuthHandlerMiddleware = (left, partial, next) => {
    // The type says otherwise, but before the first answer ssh2 has no list to hand over.
    const accepted = left as AuthenticationType[] | null;
    if (accepted) this.accepted = accepted;
    // A server that knows passwords has judged it; said again it would count as another wrong one, or as a second factor.
    const isSpent = this.tried.includes('password') && (partial === true || accepted?.includes('password'));
    const index = this.left.findIndex(({ method }) => {
      if (isSpent && method.type === 'keyboard-interactive') return false;
      return accepted === null || accepted.includes(wireName(method));
    });
    const [chosen] = index < 0 ? [] : this.left.splice(index, 1);
    if (chosen) this.tried.push(chosen.name);
    next(chosen?.method ?? (false as never));
  };

  /** `cause` is what the server or the library said. */
  failure(cause: unknown): UserError {
    const { label, user } = this.target;
    if (isOfAgent(cause)) {
      const what = `${label}: the SSH agent did not sign with ${this.tried.at(-1) ?? 'its key'}, which the server would take.`;
      return new UserError('AUTH_FAILED', what, {
        hint: 'It has ended since it was asked for its keys, or wants somebody to agree (ssh-add -c): start it in an earlier step of the same job, see that SSH_AUTH_SOCK leads to it, and add the key without -c.',
        cause,
      });
    }
    const accepted = this.accepted.length > 0 ? `; it accepts: ${this.accepted.join(', ')}` : '';
    const tried = this.tried.length > 0 ? this.tried.join(' and ') : 'every kind of login that was given';
    return new UserError('AUTH_FAILED', `${label}: the server refused user ${user} with ${tried}${accepted}.`, {
      hint: this.hasKeys
        ? `The public half of ${this.tried.length > 1 ? 'one of these keys' : 'this key'} must be a line of ~${user}/.ssh/authorized_keys on the host (its fingerprint: ssh-keygen -lf <file>), and neither that file nor its folders may be writable for others.`
        : 'Check user name and password, and that the server allows passwords (PasswordAuthentication).',
      cause,
    });
  }
}

/** As the library marks its errors. */
function isOfAgent(cause: unknown): boolean {
  return cause instanceof Error && 'level' in cause && cause.level === 'agent';
}

function keyMethod(username: string, { key, agent }: OfferedKey): AnyAuthMethod {
  return agent ? { type: 'agent', username, agent } : { type: 'publickey', username, key };
}

/** To a server, a key of an agent is a key like any other. */
function wireName({ type }: AnyAuthMethod): AuthenticationType {
  return type === 'agent' ? 'publickey' : type;
}

/** Servers with PAM often take the password only as the answer to a question. */
function passwordMethods(username: string, password: string): AnyAuthMethod[] {
  let hasAnswered = false;
  return [
    { type: 'password', username, password },
    {
      type: 'keyboard-interactive',
      username,
      prompt: (_name, _instructions, _language, prompts, finish) => {
        const [only, ...others] = prompts;
        // A second factor must never be answered with the password, also where it is asked for behind it.
        const isAnswered = only !== undefined && others.length === 0 && only.echo !== true && !hasAnswered;
        hasAnswered ||= isAnswered;
        finish(isAnswered ? [password] : []);
      },
    },
  ];
}
