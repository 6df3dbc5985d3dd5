import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { handleKey, useShortcuts } from '~/kit/keyboard';
import { setPreferences } from '~/kit/preferences';

afterEach(() => {
  cleanup();
  setPreferences({ shortcuts: true });
});

function Screen({ run, go }: { run: () => void; go: () => void }) {
  useShortcuts([
    { keys: 'j', label: 'next', group: 'a', run },
    { keys: 'g c', label: 'carriers', group: 'a', run: go },
  ]);
  return <input aria-label="field" />;
}

const press = (key: string, target: EventTarget = document.body, at = 0) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  Object.defineProperty(event, 'target', { value: target });
  handleKey(event, at);
};

test('single keys and sequences run, but not in fields, not when switched off, not after a pause', () => {
  const run = vi.fn();
  const go = vi.fn();
  const { getByLabelText } = render(<Screen run={run} go={go} />);
  press('j');
  expect(run).toHaveBeenCalledTimes(1);
  press('j', getByLabelText('field'));
  expect(run).toHaveBeenCalledTimes(1);
  press('g', document.body, 10_000);
  press('c', document.body, 10_500);
  expect(go).toHaveBeenCalledTimes(1);
  press('g', document.body, 20_000);
  press('c', document.body, 25_000);
  expect(go).toHaveBeenCalledTimes(1);
  setPreferences({ shortcuts: false });
  press('j');
  expect(run).toHaveBeenCalledTimes(1);
});
