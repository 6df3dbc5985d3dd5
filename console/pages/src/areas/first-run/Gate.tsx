import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isOfUse, isOver, stepsQuery, useSeen } from './steps';

const REFETCH_MILLIS = 60_000;

/** Shows the entry of the navigation until the checklist is dismissed. */
export default function Gate({ children }: { children: ReactNode }) {
  const seen = useSeen();
  const steps = useQuery({ ...stepsQuery, enabled: !isOver(seen), refetchInterval: REFETCH_MILLIS });
  return steps.data && isOfUse(seen, steps.data) ? children : null;
}
