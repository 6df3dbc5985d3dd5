import { Modal, type ModalProps } from '@mantine/core';
import { createContext, useEffect, useMemo, useRef, useState } from 'react';
import { LeaveQuestion } from './LeaveQuestion';

interface FormModalContent {
  /** Sets what says whether something is not saved; returns how to take it back. */
  guard: (unsaved: () => boolean) => () => void;
  /** Closes the dialog, after a question if something is not saved. */
  close: () => void;
}

export const FormModalContext = createContext<FormModalContent | null>(null);

/** A dialog with a form. It asks before what was typed is lost: by Esc, a click beside it, or its buttons. */
export function FormModal({ opened, onClose, children, ...rest }: ModalProps) {
  const guards = useRef(new Set<() => boolean>());
  const [asking, setAsking] = useState(false);
  const closed = useRef(onClose);
  closed.current = onClose;
  useEffect(() => {
    if (!opened) setAsking(false);
  }, [opened]);
  const content = useMemo(
    (): FormModalContent => ({
      guard: (unsaved) => {
        guards.current.add(unsaved);
        return () => void guards.current.delete(unsaved);
      },
      close: () => {
        if ([...guards.current].some((unsaved) => unsaved())) setAsking(true);
        else closed.current();
      },
    }),
    [],
  );
  return (
    <>
      <Modal {...rest} opened={opened} onClose={content.close} closeOnEscape={!asking}>
        <FormModalContext value={content}>{children}</FormModalContext>
      </Modal>
      <LeaveQuestion
        opened={opened && asking}
        stay={() => setAsking(false)}
        leave={() => {
          setAsking(false);
          closed.current();
        }}
      />
    </>
  );
}
