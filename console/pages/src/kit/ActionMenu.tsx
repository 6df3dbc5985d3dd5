import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { RowAction } from './listing/types';

/** The actions of a row as items of a menu. One that is disabled shows why. */
export function ActionItems<Row>({ row, actions }: { row: Row; actions: RowAction<Row>[] }) {
  return actions.map((action) => (
    <Menu.Item
      key={action.id}
      className={action.color === 'red' ? 'danger' : undefined}
      disabled={Boolean(action.disabled)}
      leftSection={action.icon ? <action.icon size={16} /> : null}
      onClick={() => action.run(row)}
    >
      {action.label}
      {action.disabled && (
        <Text size="xs" c="dimmed" maw={240}>
          {action.disabled}
        </Text>
      )}
    </Menu.Item>
  ));
}

/** The actions of a row as a menu on its page. */
export function ActionMenu<Row>({
  label,
  row,
  actions,
}: {
  label: string;
  row: Row;
  actions: RowAction<Row>[];
}) {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ActionItems row={row} actions={actions} />
      </Menu.Dropdown>
    </Menu>
  );
}
