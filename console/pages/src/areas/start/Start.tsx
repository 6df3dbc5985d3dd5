import { useEffect } from 'react';
import { useNavigationEntries } from '~/app/Shell';
import { useGo } from '~/kit/navigation';

export default function Start() {
  const go = useGo();
  const first = useNavigationEntries().find((entry) => entry.to !== '/');
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes on once
  useEffect(() => go(first?.to ?? '/account', { replace: true }), []);
  return null;
}
