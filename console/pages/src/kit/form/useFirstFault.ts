import { type RefObject, useEffect, useRef } from 'react';

/** Moves the focus to the first field with a fault when faults appear; for forms that are no EntityForm. */
export function useFirstFault<E extends HTMLElement>(faults: object): RefObject<E | null> {
  const form = useRef<E>(null);
  useEffect(() => {
    if (Object.keys(faults).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);
  return form;
}
