import { ModalsProvider } from '@mantine/modals';
import type { ReactNode } from 'react';
import type { Session } from '~/api/session';
import { SessionContext } from '~/kit/session';

/** Who is signed in, for all screens and for the dialogs that they open. */
export function SessionFrame({ session, children }: { session: Session; children: ReactNode }) {
  return (
    <SessionContext value={session}>
      <ModalsProvider>{children}</ModalsProvider>
    </SessionContext>
  );
}
