import { UserError } from '@deploy-actions/error';
import type { AnyAuthMethod, AuthenticationType, AuthHandlerMiddleware, ParsedKey } from 'ssh2';
import { fingerprint } from './fingerprint';
import type { Target } from './target';

export interface Credentials {
  key: ParsedKey | undefined;
  password: string | undefined;
}

/** Offers the key, then the password, each once and only where the server still takes its kind. */
export class Authentication {
  private readonly target: Target;
  private readonly methods: AnyAuthMethod[];
  private readonly tried: string[] = [];
  private accepted: readonly AuthenticationType[] = [];

  constructor(target: Target, { key, password }: Credentials) {
    this.target = target;
    const username = target.user;
    this.methods = [
      ...(key ? [{ type: 'publickey' as const, username, key }] : []),
      ...(password === undefined ? [] : passwordMethods(username, password)),
    ];
    this.keyName = key ? `the key ${fingerprint(key.getPublicSSH())} (${key.type})` : '';
  }

  private readonly keyName: string;

  readonly next: AuthHandlerMiddleware = (left, _partial, next) => {
    // The type says otherwise, but before the first answer ssh2 has no list to hand over.
    const accepted = left as AuthenticationType[] | null;
    if (accepted) this.accepted = accepted;
    const index = this.methods.findIndex(({ type }) => accepted === null || accepted.includes(type));
    const [method] = index < 0 ? [] : this.methods.splice(index, 1);
    if (method) this.tried.push(method.type === 'publickey' ? this.keyName : method.type);
    next(method ?? (false as never));
  };

  failure(cause: unknown): UserError {
    const { label, user } = this.target;
    const accepted = this.accepted.length > 0 ? `; it accepts: ${this.accepted.join(', ')}` : '';
    const tried = this.tried.length > 0 ? this.tried.join(' and ') : 'every kind of login that was given';
    return new UserError('AUTH_FAILED', `${label}: the server refused user ${user} with ${tried}${accepted}.`, {
      hint: this.keyName
        ? `The public half of this key must be a line of ~${user}/.ssh/authorized_keys on the host (its fingerprint: ssh-keygen -lf <file>), and neither that file nor its folders may be writable for others.`
        : 'Check user name and password, and that the server allows passwords (PasswordAuthentication).',
      cause,
    });
  }
}

/** Servers with PAM often take the password only as the answer to a question. */
function passwordMethods(username: string, password: string): AnyAuthMethod[] {
  return [
    { type: 'password', username, password },
    {
      type: 'keyboard-interactive',
      username,
      prompt: (_name, _instructions, _language, prompts, finish) => {
        const [only, ...others] = prompts;
        // A second factor must never be answered with the password.
        finish(only && others.length === 0 && only.echo !== true ? [password] : []);
      },
    },
  ];
}
