import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Kind, Tested } from './tests';

const TestDrawer = lazy(() => import('./TestDrawer'));

/** Opens the drawer that tests a carrier or client. The screen shows `drawer`, which is loaded when first opened. */
export function useTestDrawer(kind: Kind): { test: (tested: Tested) => void; drawer: ReactNode } {
  const [tested, setTested] = useState<Tested | null>(null);
  const [opened, setOpened] = useState(false);
  return {
    test: (next) => {
      setTested(next);
      setOpened(true);
    },
    drawer: tested && (
      <Suspense fallback={null}>
        <TestDrawer kind={kind} tested={tested} opened={opened} onClose={() => setOpened(false)} />
      </Suspense>
    ),
  };
}
