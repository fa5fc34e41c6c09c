export type { Clock } from './clock';
export { withDeadline } from './deadline';
export { systemClock } from './system-clock';
export { VirtualClock } from './virtual-clock';
