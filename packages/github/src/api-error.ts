import { type Code, UserError } from '@deploy-actions/error';
import { AnswerTooLong } from '@deploy-actions/http';
import { type Failure, isRateLimit, mayHaveArrived } from './failure';

/** What a request was for, in words that follow "GitHub did not let us", and what the token needs for it. */
export interface Purpose {
  doing: string;
  permission: string;
}

/** A request that failed for good. */
export class ApiError extends UserError {
  override readonly name = 'ApiError';
  /** The HTTP status; undefined where there was no whole answer. */
  readonly status: number | undefined;
  /** True where the request may have been carried out all the same: look before it is sent again. */
  readonly mayHaveArrived: boolean;

  constructor(code: Code, message: string, failure: Failure, options: { hint: string; cause?: unknown }) {
    super(code, message, options);
    this.status = failure.status;
    this.mayHaveArrived = mayHaveArrived(failure);
  }
}

/** The failure as an error for a person: what was asked, what GitHub said, what to do. */
export function apiError(failure: Failure, { doing, permission }: Purpose, where: string): ApiError {
  if (failure.status === undefined && failure.error instanceof AnswerTooLong) {
    const limit = `${failure.error.limitBytes / 1024 / 1024} MiB`;
    return new ApiError(
      'GITHUB_API',
      `GitHub was asked to ${doing}, and ${where} answered more than ${limit}.`,
      failure,
      {
        hint: 'The rest was not read. Check that GITHUB_API_URL is the API of GitHub, and check the answers of a proxy in between.',
      },
    );
  }
  if (failure.status === undefined) {
    return new ApiError('GITHUB_API', `GitHub could not be reached to ${doing} (${where}).`, failure, {
      hint: 'Run again later. Check the network of the runner, its proxy settings and githubstatus.com.',
      cause: failure.error,
    });
  }
  const said = `${where} answered ${failure.status}: ${failure.message || 'nothing more'}`;
  const grant = `Give the job \`permissions: ${permission}\`, or pass a \`github-token\` that has it.`;
  if (isRateLimit(failure)) {
    return new ApiError('GITHUB_API', `GitHub's rate limit does not let us ${doing}; ${said}`, failure, {
      hint: 'Wait until the limit is reset; several workflows that share one token share its limit.',
    });
  }
  if (failure.status === 401) {
    return new ApiError('FORBIDDEN', `GitHub does not accept the token to ${doing}; ${said}`, failure, {
      hint: `Check \`github-token\`: it has expired, was revoked or belongs to another server. ${grant}`,
    });
  }
  if (failure.status === 403) {
    return new ApiError('FORBIDDEN', `The token may not ${doing}; ${said}`, failure, { hint: grant });
  }
  if (failure.status === 404) {
    return new ApiError('GITHUB_API', `GitHub did not ${doing}; ${said}`, failure, {
      hint: `Either it does not exist, or the repository is private and the token has no access: GitHub answers 404 in both cases. ${grant}`,
    });
  }
  return new ApiError('GITHUB_API', `GitHub did not ${doing}; ${said}`, failure, {
    hint: failure.status >= 500 ? 'See githubstatus.com, then run again.' : '',
  });
}
