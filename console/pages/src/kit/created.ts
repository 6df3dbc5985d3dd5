import { useCallback } from 'react';
import { useGo, useSearch } from './navigation';

/** The search parameter `from` of a form that the checklist of first steps has opened. */
export const FROM_STEPS = 'first-run';

/** The first word of the keys of the queries that read the steps. */
export const STEPS_QUERY = ['first-run'];

/** Where this browser keeps whether the checklist was dismissed. */
export const STEPS_KEY = 'trunkline.first-run';

/** Whether the checklist was put away, so that other screens have to say what to do first. */
export const areStepsOver = () => ['dismissed', 'done'].includes(localStorage.getItem(STEPS_KEY) ?? '');

const COMPLETE_KEY = 'trunkline.first-run.complete';

/** Remembers whether all steps were done when they were last read. */
export function rememberComplete(complete: boolean) {
  if (complete) localStorage.setItem(COMPLETE_KEY, 'true');
  else localStorage.removeItem(COMPLETE_KEY);
}

/** Whether the checklist is likely to be of use; known before the steps are read, so that its place can be kept. */
export const areStepsExpected = () =>
  !areStepsOver() &&
  (localStorage.getItem(STEPS_KEY) !== null || localStorage.getItem(COMPLETE_KEY) === null);

/**
 * Where a form goes after it has created something: back to the checklist that has opened it, or to the page of what
 * was created. Both say that it is saved, and when it is in Asterisk. `stay` goes to the page in any case.
 */
export function useCreated(): (page: string, saved: { version: number }, stay?: boolean) => void {
  const go = useGo();
  const { from } = useSearch();
  return useCallback(
    (page, { version }, stay = false) =>
      from === FROM_STEPS && !stay
        ? go('/first-run', { replace: true, search: { added: page } })
        : go(page, { replace: true, search: { saved: String(version) } }),
    [go, from],
  );
}

/** Where a form leads back to when it is canceled: the checklist that has opened it, or `otherwise`. */
export const usePlaceBefore = (otherwise: string): string =>
  useSearch().from === FROM_STEPS ? '/first-run' : otherwise;
