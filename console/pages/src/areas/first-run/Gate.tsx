import type { ReactNode } from 'react';
import { isOfUse, isOver, useSeen, useSteps } from './steps';

const REFETCH_MILLIS = 60_000;

/** Shows the entry of the navigation until the checklist is dismissed. */
export default function Gate({ children }: { children: ReactNode }) {
  const seen = useSeen();
  const { steps, pending } = useSteps({ enabled: !isOver(seen), refetchInterval: REFETCH_MILLIS });
  return !pending && isOfUse(seen, steps) ? children : null;
}
