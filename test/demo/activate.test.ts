import { activateStep } from '../../demo/activate.mjs';

it('is what the example has on Linux', () => {
  expect(activateStep({ hasProc: true, hasSetsid: true })).toBe('sh start.sh');
});

it('brings along what macOS lacks', () => {
  const step = activateStep({ hasProc: false, hasSetsid: false });
  expect(step).toMatch(/^old=.*app\.pid/);
  expect(step).toMatch(/setsid\(\) \{ exec nohup "\$@"; \}\n\. \.\/start\.sh$/);
});
