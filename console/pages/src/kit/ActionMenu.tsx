import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { RowAction } from './listing/types';

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
        {actions.map((action) => (
          <Menu.Item
            key={action.id}
            className={action.color === 'red' ? 'danger' : undefined}
            disabled={Boolean(action.disabled)}
            title={action.disabled ?? undefined}
            leftSection={action.icon ? <action.icon size={16} /> : null}
            onClick={() => action.run(row)}
          >
            {action.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
