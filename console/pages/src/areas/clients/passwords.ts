import { useSyncExternalStore } from 'react';

/** A password that a service has just given. */
export interface NewPassword {
  value: string;
  copied: boolean;
}

/**
 * Such passwords by the id of their endpoint. They live in the memory of this tab only, and go when they are dismissed or
 * the page is loaded again.
 */
const passwords = new Map<string, NewPassword>();
const listeners = new Set<() => void>();

function changed() {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function keepPassword(endpointId: string, value: string) {
  passwords.set(endpointId, { value, copied: false });
  changed();
}

export const passwordOf = (endpointId: string) => passwords.get(endpointId)?.value ?? null;

export function passwordCopied(endpointId: string) {
  const known = passwords.get(endpointId);
  if (known) passwords.set(endpointId, { ...known, copied: true });
  changed();
}

export function forgetPassword(endpointId: string) {
  passwords.delete(endpointId);
  changed();
}

export const usePassword = (endpointId: string) =>
  useSyncExternalStore(subscribe, () => passwords.get(endpointId) ?? null);

/** Whether one of these endpoints has a password that nobody has copied yet. */
export const useUncopied = (endpointIds: string[]) =>
  useSyncExternalStore(subscribe, () => endpointIds.some((id) => passwords.get(id)?.copied === false));
