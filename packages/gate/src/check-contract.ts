import type { Contract } from '@deploy-actions/action';
import { gateContract } from './gate-contract';

export const checkKinds = ['http', 'tcp', 'tls', 'dns', 'command'] as const;
export type CheckKind = (typeof checkKinds)[number];

const own = (fallback = '') => ({ default: fallback, required: false, secret: false });

/** What can stand in an entry of `checks`: the gate's inputs, and what only an entry has. */
export const checkContract = {
  action: 'gate',
  inputs: {
    ...gateContract.inputs,
    name: own(),
    kind: own(),
    url: own(),
    address: own(),
    'server-name': own(),
    query: own(),
    record: own('A'),
    'expect-records': own(),
    server: own(),
    command: own(),
    'expect-exit': own('0'),
  },
  outputs: [],
} as const satisfies Contract;

export type CheckContract = typeof checkContract;
export type CheckKey = keyof CheckContract['inputs'];

/** When it is asked, and what decides. */
const RULES = [
  'interval',
  'fast-interval',
  'timeout',
  'start-timeout',
  'max-attempts',
  'healthy-threshold',
  'unhealthy-threshold',
  'initial-delay',
  'latency-slo',
] as const satisfies CheckKey[];

const HTTP = [
  'method',
  'headers',
  'body',
  'expect-status',
  'expect-json',
  'expect-body',
  'expect-match',
  'expect-version',
  'version-path',
  'follow-redirects',
  'tls-min-days',
  'ca',
  'resolve',
  'instances',
] as const satisfies CheckKey[];

/** Which inputs of the gate an entry of each kind takes over where it does not say otherwise. */
export const inheritedKeys: Readonly<Record<CheckKind, readonly CheckKey[]>> = {
  http: [...RULES, ...HTTP, 'via'],
  tcp: [...RULES, 'via'],
  tls: [...RULES, 'via', 'tls-min-days', 'ca'],
  dns: RULES,
  command: [...RULES, 'expect-version', 'version-path'],
};

/** Which keys an entry of each kind may have. */
export const legalKeys: Readonly<Record<CheckKind, readonly CheckKey[]>> = {
  http: ['name', 'kind', 'url', ...HTTP, 'via', ...RULES],
  tcp: ['name', 'kind', 'address', 'expect-body', 'via', ...RULES],
  tls: ['name', 'kind', 'address', 'server-name', 'tls-min-days', 'ca', 'via', ...RULES],
  dns: ['name', 'kind', 'query', 'record', 'expect-records', 'server', 'via', ...RULES],
  command: [
    'name',
    'kind',
    'command',
    'expect-exit',
    'expect-body',
    'expect-match',
    'expect-json',
    'expect-version',
    'version-path',
    'via',
    ...RULES,
  ],
};

const KEY_OF_KIND = { url: 'http', address: 'tcp', query: 'dns', command: 'command' } as const;

/** The keys that say what is asked: an entry has exactly one of them. */
export const kindKeys = ['url', 'address', 'query', 'command'] as const;

/** The kind of an entry: as it says, else by the key that only one kind has. Undefined where that is none, or several. */
export function kindOf(keys: readonly string[], said: string | undefined): CheckKind | undefined {
  if (said !== undefined) return checkKinds.find((kind) => kind === said);
  const [key, ...others] = kindKeys.filter((one) => keys.includes(one));
  if (key === undefined || others.length > 0) return undefined;
  const isTls = keys.includes('server-name') || keys.includes('tls-min-days');
  return key === 'address' && isTls ? 'tls' : KEY_OF_KIND[key];
}
