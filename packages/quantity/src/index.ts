export { formatCount } from './count';
export { DURATION_LEGAL, formatDuration, parseDuration } from './duration';
export { formatRatio, fractionOfPercent, parseRatio, RATIO_LEGAL } from './ratio';
export { cutToBytes, formatSize, parseSize, SIZE_LEGAL } from './size';
