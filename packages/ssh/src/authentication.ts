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
  private readonly passed: string[] = [];
  private readonly questions: string[] = [];
  private banner = '';
  private hasExpiredPassword = false;
  private accepted: readonly AuthenticationType[] = [];

  constructor(target: Target, { keys, password }: Credentials) {
    this.target = target;
    this.hasKeys = keys.length > 0;
    this.firstIsRsa = keys[0]?.key.type === 'ssh-rsa';
    const username = target.user;
    this.left = [
      ...keys.map((offered) => ({ name: offered.name, method: keyMethod(username, offered) })),
      ...(password === undefined ? [] : passwordMethods(username, password, this.questions)).map((method) => ({
        name: method.type,
        method,
      })),
    ];
  }

  readonly next: AuthHandlerMiddleware = (left, partial, next) => {
    // The type says otherwise, but before the first answer ssh2 has no list to hand over.
    const accepted = left as AuthenticationType[] | null;
    if (accepted) this.accepted = accepted;
    if (partial === true) this.passed.push(...this.tried.splice(-1));
    // A server that knows passwords has judged it; said again it would count as another wrong one, or as a second factor.
    const isSpent =
      this.passed.includes('password') || (this.tried.includes('password') && accepted?.includes('password') === true);
    const index = this.left.findIndex(({ method }) => {
      if (isSpent && method.type === 'keyboard-interactive') return false;
      return accepted === null || accepted.includes(wireName(method));
    });
    const [chosen] = index < 0 ? [] : this.left.splice(index, 1);
    if (chosen) this.tried.push(chosen.name);
    next(chosen?.method ?? (false as never));
  };

  /** What the server tells every client during the login, or the reason why it ends it. */
  hear(banner: string): void {
    this.banner = `${this.banner}${banner}`.slice(0, LONGEST_BANNER);
  }

  /** The server takes the password only together with a new one. */
  passwordExpired(): void {
    this.hasExpiredPassword = true;
  }

  /** What the server said during the login, for the end of a message; empty where it said nothing. */
  get said(): string {
    const texts = [...this.questions, this.banner].flatMap((text) => text.split(/[\r\n]+/)).map((text) => text.trim());
    const quoted = texts.filter((text) => text !== '').map((text) => JSON.stringify(text));
    return quoted.length === 0 ? '' : ` The server says: ${quoted.join(', ')}.`;
  }

  /** `cause` is what the server or the library said. */
  failure(cause: unknown): UserError {
    const { what, hint } = this.diagnose(isOfAgent(cause));
    return new UserError('AUTH_FAILED', `${this.target.label}: ${what}.${this.said}`, { hint, cause });
  }

  private diagnose(agentFailed: boolean): { what: string; hint: string } {
    const { user } = this.target;
    const tried = this.tried.length > 0 ? this.tried.join(' and ') : 'every login method';
    const accepted = this.accepted.join(', ');
    if (agentFailed) {
      return {
        what: `the SSH agent did not sign with ${this.tried.at(-1) ?? 'its key'}, although the server would accept it`,
        hint: 'The agent stopped after it listed its keys, or it asks for a confirmation (ssh-add -c): start it in an earlier step of the same job, check that SSH_AUTH_SOCK points to it, and add the key without -c.',
      };
    }
    if (this.hasExpiredPassword) {
      return {
        what: `the password of user ${user} has expired`,
        hint: `Set a new one on the host (passwd ${user}; chage -l ${user} shows the dates), or log in with a key.`,
      };
    }
    if (this.passed.length > 0) {
      const refused = this.tried.length > 0 ? `, and refused ${tried}` : '';
      return {
        what: `the server accepted ${this.passed.join(' and ')} of user ${user}, but also requires: ${accepted}${refused}`,
        hint: `Give the missing factor too (both \`password\` and \`private-key\`), or let a key alone be enough for this user (AuthenticationMethods publickey in sshd_config). A workflow cannot enter a one-time code.`,
      };
    }
    return {
      what: `the server refused user ${user} with ${tried}${accepted === '' ? '' : `; it accepts: ${accepted}`}`,
      hint: this.hasKeys
        ? `The public half of ${this.tried.length > 1 ? 'one of these keys' : 'this key'} must be a line of ~${user}/.ssh/authorized_keys on the host (to see its fingerprint: ssh-keygen -lf <file>). Neither that file nor its folders may be writable for other users.${this.firstIsRsa ? RSA_HINT : ''}`
        : 'Check user name and password, and that the server allows passwords (PasswordAuthentication).',
    };
  }
}

const LONGEST_BANNER = 500;
// A server that refuses the algorithm answers as it does to an unknown key.
const RSA_HINT =
  ' This is an RSA key: the server also refuses it if its PubkeyAcceptedAlgorithms contains neither rsa-sha2-512 nor rsa-sha2-256, or if its RequiredRSASize is larger (sshd -T shows both). An ed25519 key has no such limit.';

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
function passwordMethods(username: string, password: string, unanswered: string[]): AnyAuthMethod[] {
  let hasAnswered = false;
  return [
    { type: 'password', username, password },
    {
      type: 'keyboard-interactive',
      username,
      prompt: (_name, instructions, _language, prompts, finish) => {
        const [only, ...others] = prompts;
        // A second factor must never be answered with the password, also where it is asked for behind it.
        const isAnswered = only !== undefined && others.length === 0 && only.echo !== true && !hasAnswered;
        if (!isAnswered) unanswered.push(instructions, ...prompts.map(({ prompt }) => prompt));
        hasAnswered ||= isAnswered;
        finish(isAnswered ? [password] : []);
      },
    },
  ];
}
