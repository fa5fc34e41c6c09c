import type { Contract } from '@deploy-actions/action';

/** Every input that the gate reads, with the text that stands for an absent one: for actions that declare only some. */
export const gateContract = {
  action: 'gate',
  inputs: {
    urls: { default: '', required: false, secret: false },
    checks: { default: '', required: false, secret: false },
    'expect-status': { default: '200', required: false, secret: false },
    'expect-json': { default: '', required: false, secret: false },
    'expect-body': { default: '', required: false, secret: false },
    'expect-match': { default: '', required: false, secret: false },
    'expect-version': { default: '', required: false, secret: false },
    'version-path': { default: '$.version', required: false, secret: false },
    headers: { default: '', required: false, secret: true },
    method: { default: 'GET', required: false, secret: false },
    body: { default: '', required: false, secret: false },
    interval: { default: '5s', required: false, secret: false },
    'fast-interval': { default: '', required: false, secret: false },
    timeout: { default: '5s', required: false, secret: false },
    'start-timeout': { default: '2m', required: false, secret: false },
    'max-attempts': { default: '', required: false, secret: false },
    'healthy-threshold': { default: '2', required: false, secret: false },
    'unhealthy-threshold': { default: '3', required: false, secret: false },
    soak: { default: '0s', required: false, secret: false },
    'initial-delay': { default: '0s', required: false, secret: false },
    quorum: { default: 'all', required: false, secret: false },
    'quorum-over': { default: '', required: false, secret: false },
    deadline: { default: '', required: false, secret: false },
    instances: { default: '1', required: false, secret: false },
    'latency-slo': { default: '', required: false, secret: false },
    'follow-redirects': { default: 'false', required: false, secret: false },
    resolve: { default: 'one', required: false, secret: false },
    'tls-min-days': { default: '', required: false, secret: false },
    ca: { default: '', required: false, secret: false },
    via: { default: 'direct', required: false, secret: false },
  },
  outputs: [],
} as const satisfies Contract;

export type GateInputName = keyof typeof gateContract.inputs;
export type GateContract = typeof gateContract;
