import { useEffect, useRef, useSyncExternalStore } from 'react';
import { preferences } from './preferences';

/** A shortcut of single keys: `j`, `?`, or a sequence such as `g c`. */
export interface Shortcut {
  keys: string;
  label: string;
  run: (event: KeyboardEvent) => void;
  /** The heading under which the sheet shows it. */
  group: string;
}

const PAUSE_MILLIS = 1200;
let registered: Shortcut[] = [];
let listeners: (() => void)[] = [];
let pending: { key: string; at: number } | null = null;

function changed(next: Shortcut[]) {
  registered = next;
  for (const listener of listeners) listener();
}

/** Adds shortcuts for as long as the component is shown. A later one with the same keys wins. */
export function useShortcuts(shortcuts: Shortcut[]) {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const names = shortcuts
    .map((shortcut) => `${shortcut.keys}\n${shortcut.label}\n${shortcut.group}`)
    .join('\t');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names say when the list is another one
  useEffect(() => {
    const own = latest.current.map((shortcut, index) => ({
      ...shortcut,
      run: (event: KeyboardEvent) => latest.current[index]?.run(event),
    }));
    changed([...registered, ...own]);
    return () => changed(registered.filter((shortcut) => !own.includes(shortcut)));
  }, [names]);
}

export function useRegisteredShortcuts(): Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.push(listener);
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
    () => registered,
  );
}

/** Whether a key press is text that a person writes, so that no shortcut may take it. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="combobox"], [role="listbox"]') !== null
  );
}

/** Whether something above the page takes the key. Escape also closes a tooltip. */
const isCovered = (key: string) =>
  document.querySelector(
    key === 'Escape' ? '[role="dialog"], [role="menu"], [role="tooltip"]' : '[role="dialog"], [role="menu"]',
  ) !== null;

export function handleKey(event: KeyboardEvent, now = Date.now()) {
  if (!preferences().shortcuts || event.defaultPrevented) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isWriting(event.target) || isCovered(event.key)) return;
  const sequence = pending && now - pending.at < PAUSE_MILLIS ? `${pending.key} ${event.key}` : null;
  pending = null;
  const match =
    (sequence && registered.findLast((shortcut) => shortcut.keys === sequence)) ||
    registered.findLast((shortcut) => shortcut.keys === event.key);
  if (match) {
    // Enter and Space belong to the control that has the focus.
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('a, button'))
      return;
    event.preventDefault();
    match.run(event);
  } else if (registered.some((shortcut) => shortcut.keys.startsWith(`${event.key} `))) {
    pending = { key: event.key, at: now };
  }
}

/** Listens to keys; once, in the shell. */
export function useKeyboard() {
  useEffect(() => {
    // What Escape closes may be gone by the time the key arrives at the document.
    let covered = false;
    const before = (event: KeyboardEvent) => {
      covered = isCovered(event.key);
    };
    const listener = (event: KeyboardEvent) => {
      if (!covered) handleKey(event);
    };
    window.addEventListener('keydown', before, true);
    document.addEventListener('keydown', listener);
    return () => {
      window.removeEventListener('keydown', before, true);
      document.removeEventListener('keydown', listener);
    };
  }, []);
}
