export function activateStep(machine?: { hasProc?: boolean; hasSetsid?: boolean }): string;
