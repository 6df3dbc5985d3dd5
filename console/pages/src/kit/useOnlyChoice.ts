import { useEffect, useRef } from 'react';
import type { Choice } from './sources';

interface Asked {
  required: boolean;
  /** What the person has typed to find one. */
  text: string;
  /** What was found, as it is now: not while it is being read again. */
  found: Choice[] | undefined;
  value: string | null;
}

/** Chooses the only one there is, once, where one is required and none is chosen. */
export function useOnlyChoice({ required, text, found, value }: Asked, choose: (value: string) => void) {
  const offered = useRef(false);
  const only = required && text === '' && found?.length === 1 ? found[0]?.value : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    if (only === undefined || offered.current) return;
    offered.current = true;
    if (value === null) choose(only);
  }, [only]);
}
