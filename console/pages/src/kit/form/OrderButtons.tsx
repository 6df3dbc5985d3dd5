import { ActionIcon, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';

interface OrderButtonsProps {
  /** What the buttons do with this row, each with its name. */
  labels: { up: string; down: string; remove?: string };
  /** Whether there is a place above it. */
  up: boolean;
  down: boolean;
  disabled?: boolean;
  onMove: (by: -1 | 1) => void;
  /** Absent where rows stay. */
  onRemove?: () => void;
}

/** The buttons of a row whose place in the list people choose. */
export function OrderButtons({ labels, up, down, disabled = false, onMove, onRemove }: OrderButtonsProps) {
  return (
    <Group gap={2} ml="auto">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={labels.up}
        disabled={disabled || !up}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={labels.down}
        disabled={disabled || !down}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
      {labels.remove && onRemove && (
        <RemoveButton label={labels.remove} disabled={disabled} onClick={onRemove} />
      )}
    </Group>
  );
}

export function RemoveButton({
  label,
  disabled = false,
  onClick,
}: {
  label: string;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
      <IconTrash size={16} />
    </ActionIcon>
  );
}
