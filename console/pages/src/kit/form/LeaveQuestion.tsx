import { Button, Group, Modal, Text } from '@mantine/core';
import { kitTexts } from '../kitTexts';
import { useTexts } from '../texts';

interface LeaveQuestionProps {
  opened: boolean;
  stay: () => void;
  leave: () => void;
}

/** Asks whether what was typed may be lost. */
export function LeaveQuestion({ opened, stay, leave }: LeaveQuestionProps) {
  const t = useTexts(kitTexts);
  return (
    <Modal opened={opened} onClose={stay} title={t('form.leave')} centered zIndex={300}>
      <Text size="sm" mb="lg">
        {t('form.leaveText')}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={stay} data-autofocus>
          {t('form.stay')}
        </Button>
        <Button color="red" onClick={leave}>
          {t('form.leaveConfirm')}
        </Button>
      </Group>
    </Modal>
  );
}
