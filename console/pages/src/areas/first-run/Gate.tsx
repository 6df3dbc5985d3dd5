import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { areStepsExpected, rememberComplete } from '~/kit/created';
import { isComplete, isOfUse, isOver, useSeen, useSteps } from './steps';

const REFETCH_MILLIS = 60_000;

/** Shows the entry of the navigation until the checklist is dismissed; before it is read, where that is likely. */
export default function Gate({ children }: { children: ReactNode }) {
  const seen = useSeen();
  const { steps, pending } = useSteps({ enabled: !isOver(seen), refetchInterval: REFETCH_MILLIS });
  const complete = isComplete(steps);
  useEffect(() => {
    if (!pending && !isOver(seen)) rememberComplete(complete);
  }, [pending, seen, complete]);
  return (pending ? areStepsExpected() : isOfUse(seen, steps)) ? children : null;
}
