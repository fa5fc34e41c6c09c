import { describeError } from '@deploy-actions/error';
import { apiError, type Failure } from '@deploy-actions/github';

const purpose = { doing: 'create the deployment', permission: 'deployments: write' };

function answered(status: number, message = 'words', headers: Record<string, string> = {}): Failure {
  return { status, message, headers };
}

describe('apiError', () => {
  it.each<[string, Failure, string, RegExp]>([
    ['unknown token', answered(401), 'FORBIDDEN', /expired, was revoked.*deployments: write/],
    ['no permission', answered(403), 'FORBIDDEN', /permissions: deployments: write/],
    ['too many', answered(429), 'GITHUB_API', /limit is reset/],
    ['secondary limit', answered(403, 'secondary rate limit'), 'GITHUB_API', /limit is reset/],
    ['not there, or not visible', answered(404), 'GITHUB_API', /private.*deployments: write/],
    ['illegal', answered(422, 'No ref found for: x'), 'GITHUB_API', /No ref found for: x/],
    ['server error', answered(503), 'GITHUB_API', /run again/],
    ['no answer', { error: new Error('read ECONNRESET') }, 'GITHUB_API', /caused by: read ECONNRESET/],
  ])('%s', (_, failure, code, text) => {
    const error = apiError(failure, purpose, 'https://github.example/api/v3');
    expect(error.code).toBe(code);
    expect(error.status).toBe(failure.status);
    expect(describeError(error)).toMatch(text);
    expect(error.message).toContain('create the deployment');
    expect(error.message).toContain('github.example');
  });
});
