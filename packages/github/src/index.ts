export { ApiError, apiError, type Purpose } from './api-error';
export { connectGitHub, type GitHub, type GitHubOptions, type Octokit, type Repository } from './client';
export { commitMessage, pullRequestOf } from './commits';
export { createDeployment, getDeployment, listDeployments, type NewDeployment, PAGE_SIZE } from './deployments';
export { type Answered, type Failure, isRateLimit, mayHaveArrived, type Unanswered } from './failure';
export { PATIENCE, type Patience } from './patience';
export { persist, RequestFailed } from './persist';
export { type Deployment, readDeployment } from './read-deployment';
export { readFailure } from './read-failure';
export { createTag, findTag, type ResolvedRef, resolveRef, type Tag } from './refs';
export { retryDelay } from './retry-delay';
export {
  addStatus,
  DESCRIPTION_LIMIT,
  type DeploymentState,
  type DeploymentStatus,
  listStatuses,
  type NewStatus,
} from './statuses';
export { writeOnce } from './write-once';
