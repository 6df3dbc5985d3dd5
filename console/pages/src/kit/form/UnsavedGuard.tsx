import { useBlocker } from '@tanstack/react-router';
import { useContext, useEffect } from 'react';
import { FormModalContext } from './FormModal';
import { LeaveQuestion } from './LeaveQuestion';

interface Place {
  pathname: string;
  search: object;
}

/** Whether what is on the screen goes away: another page, or another tab of the same one. */
export const leaves = (current: Place, next: Place) =>
  current.pathname !== next.pathname ||
  (current.search as { tab?: string }).tab !== (next.search as { tab?: string }).tab;

/** Asks before a page, a tab or a dialog is left in which something is not saved. */
export function UnsavedGuard({ unsaved }: { unsaved: () => boolean }) {
  const dialog = useContext(FormModalContext);
  useEffect(() => dialog?.guard(unsaved), [dialog, unsaved]);
  const guard = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved() && leaves(current, next),
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  return (
    <LeaveQuestion
      opened={guard.status === 'blocked'}
      stay={() => guard.reset?.()}
      leave={() => guard.proceed?.()}
    />
  );
}
