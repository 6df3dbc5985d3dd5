import { ActionIcon, Alert, Button, Code, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCopy, IconInfoCircle } from '@tabler/icons-react';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { createContext, type FormEvent, type ReactNode, useContext, useState } from 'react';
import { dialogTexts } from './dialogTexts';
import { LeaveQuestion } from './form/LeaveQuestion';
import { kitTexts } from './kitTexts';
import { asProblem, ProblemView } from './ProblemView';
import { useProblems } from './problems';
import { useTexts } from './texts';

interface Question {
  title: string;
  text: string;
  /** The label of the button that does it. */
  confirm: string;
  /** A word that has to be typed first, for what cannot be undone. */
  word?: string;
  danger?: boolean;
  /** What was refused is shown in the dialog, which stays open. */
  run: () => Promise<unknown>;
}

const EnteredContext = createContext(false);

/**
 * Opens a dialog with a small form, which has a {@link CancelButton}. Once something was entered, neither Esc nor a
 * click beside it closes it.
 */
export function openForm(dialog: {
  title: string;
  size?: string;
  children: ReactNode;
  /** Called when it is closed, in whatever way. */
  onClose?: () => void;
}) {
  const entered = () =>
    modals.updateModal({ modalId, closeOnEscape: false, closeOnClickOutside: false, withCloseButton: false });
  const modalId = modals.open({
    centered: true,
    ...dialog,
    children: <Entering entered={entered}>{dialog.children}</Entering>,
  });
}

/** Notices when something is entered. The choice of an option is a click, with the keyboard too, and no change. */
function Entering({ entered, children }: { entered: () => void; children: ReactNode }) {
  const [isEntered, setEntered] = useState(false);
  const enter = () => {
    if (isEntered) return;
    setEntered(true);
    entered();
  };
  return (
    <EnteredContext value={isEntered}>
      <div
        onChangeCapture={enter}
        onClickCapture={({ target }) => {
          if (target instanceof Element && target.closest('[role="option"]')) enter();
        }}
      >
        {children}
      </div>
    </EnteredContext>
  );
}

/** Closes a dialog of {@link openForm}, after a question if something was entered. */
export function CancelButton() {
  const kit = useTexts(kitTexts);
  const isEntered = useContext(EnteredContext);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => (isEntered ? setAsking(true) : modals.closeAll())}>
        {kit('cancel')}
      </Button>
      <LeaveQuestion opened={asking} stay={() => setAsking(false)} leave={() => modals.closeAll()} />
    </>
  );
}

/** Asks before something is done. */
export function ask(question: Question) {
  modals.open({ title: question.title, centered: true, children: <Asked {...question} /> });
}

function Asked({ text, confirm, word, danger, run }: Question) {
  const t = useTexts(dialogTexts);
  const kit = useTexts(kitTexts);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending || (word !== undefined && typed.trim() !== word)) return;
    setSending(true);
    setError(null);
    try {
      await run();
      modals.closeAll();
    } catch (refusal) {
      setError(refusal);
      setSending(false);
    }
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{text}</Text>
        {word !== undefined && (
          <TextInput
            label={t('type', { word })}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {error !== null && <ProblemView error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()} data-autofocus={word === undefined}>
            {kit('cancel')}
          </Button>
          <Button
            type="submit"
            {...(danger ? { color: 'red' } : {})}
            loading={sending}
            disabled={word !== undefined && typed.trim() !== word}
          >
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Shown {
  title: string;
  text: string;
  values: { label: string; value: string }[];
  /** What to know besides, below the values. */
  notes?: string[];
  /** Called when the person has closed it. */
  then?: () => void;
}

/** Shows a secret that nobody can read again. A click beside the dialog does not close it. */
export function showOnce(shown: Shown) {
  modals.open({
    title: shown.title,
    centered: true,
    size: 'lg',
    closeOnClickOutside: false,
    closeOnEscape: false,
    withCloseButton: false,
    ...(shown.then ? { onClose: shown.then } : {}),
    children: <Once {...shown} />,
  });
}

function Once({ text, values, notes = [] }: Shown) {
  const t = useTexts(dialogTexts);
  const kit = useTexts(kitTexts);
  return (
    <Stack gap="md">
      <Text size="sm">{text}</Text>
      {values.map(({ label, value }) => (
        <div key={label}>
          <Text size="sm" fw={600} mb={4}>
            {label}
          </Text>
          <Group gap="xs" wrap="nowrap">
            <Code block flex={1} className="id" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {value}
            </Code>
            <CopyButton value={value}>
              {({ copied, copy }) => (
                <ActionIcon
                  variant="default"
                  size={36}
                  aria-label={copied ? kit('copied') : t('copy', { name: label })}
                  onClick={copy}
                >
                  {copied ? <IconCheck size={18} /> : <IconCopy size={18} />}
                </ActionIcon>
              )}
            </CopyButton>
          </Group>
        </div>
      ))}
      {notes.map((note) => (
        <Text size="sm" key={note} style={{ overflowWrap: 'anywhere' }}>
          {note}
        </Text>
      ))}
      <Alert color="yellow" icon={<IconInfoCircle aria-hidden />}>
        {t('once')}
      </Alert>
      <Group justify="flex-end">
        <Button onClick={() => modals.closeAll()} data-autofocus>
          {t('copied')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Does something from a row or a button, says how it went, and reads what it has changed again. */
export function useAct(queryKey: QueryKey) {
  const client = useQueryClient();
  const { sentence } = useProblems();
  return async (run: () => Promise<unknown>, done: string, name: string): Promise<void> => {
    try {
      await run();
      notifications.show({ color: 'green', message: done });
    } catch (error) {
      notifications.show({
        color: 'red',
        title: name,
        message: sentence(asProblem(error)),
        autoClose: 10_000,
      });
    }
    await client.invalidateQueries({ queryKey });
  };
}
