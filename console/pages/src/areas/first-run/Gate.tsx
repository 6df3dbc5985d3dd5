import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isComplete, stepsQuery, wasComplete } from './steps';

const REFETCH_MILLIS = 60_000;

/** Shows the entry of the navigation until all steps are done. */
export default function Gate({ children }: { children: ReactNode }) {
  const steps = useQuery({ ...stepsQuery, enabled: !wasComplete(), refetchInterval: REFETCH_MILLIS });
  return steps.data && !isComplete(steps.data) ? children : null;
}
