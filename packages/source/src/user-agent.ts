/** By which the servers that are asked can know us. */
export const USER_AGENT = 'deploy-actions-error-rate-monitor/1';
