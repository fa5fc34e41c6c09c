interface Open {
  settings: { name: string };
  isFailing(): boolean;
}

/** What the gate waits for behind the end of the soak: a probe, or the end of a failing streak. */
export function openAfterSoak(open: readonly Open[], isBeside: boolean): string {
  const [failing, asked] = [true, false].map((isFailing) =>
    open.filter((watch) => watch.isFailing() === isFailing).map(({ settings }) => settings.name),
  ) as [string[], string[]];
  const parts = [
    ...(failing.length > 0 ? [`confirming the last failures of ${failing.join(', ')}`] : []),
    ...(asked.length > 0 ? [`waiting for the last probe of ${asked.join(', ')}`] : []),
  ];
  return `The ${isBeside ? 'time' : 'soak'} is over; ${parts.join('; ')}.`;
}
