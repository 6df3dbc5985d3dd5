import { Button, Group, Modal, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { kitTexts } from '../kitTexts';
import { useTexts } from '../texts';

/** Asks before a page is left on which something is not saved. */
export function UnsavedGuard({ unsaved }: { unsaved: () => boolean }) {
  const t = useTexts(kitTexts);
  const guard = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved() && current.pathname !== next.pathname,
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  return (
    <Modal
      opened={guard.status === 'blocked'}
      onClose={() => guard.reset?.()}
      title={t('form.leave')}
      centered
    >
      <Text size="sm" mb="lg">
        {t('form.leaveText')}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => guard.reset?.()} data-autofocus>
          {t('form.stay')}
        </Button>
        <Button color="red" onClick={() => guard.proceed?.()}>
          {t('form.leaveConfirm')}
        </Button>
      </Group>
    </Modal>
  );
}
