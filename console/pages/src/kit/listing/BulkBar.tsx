import { Alert, Button, Group, Paper, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ask } from '../dialogs';
import { kitTexts } from '../kitTexts';
import { asProblem } from '../ProblemView';
import { useProblems } from '../problems';
import { useTexts } from '../texts';
import type { BulkAction } from './types';

const BULK_AT_A_TIME = 4;

interface BulkBarProps<Row> {
  rows: Row[];
  actions: BulkAction<Row>[];
  rowName: (row: Row) => string;
  clear: () => void;
  reload: () => void;
}

/** What can be done with all selected rows; shows which of them failed and why. */
export function BulkBar<Row>({ rows, actions, rowName, clear, reload }: BulkBarProps<Row>) {
  const t = useTexts(kitTexts);
  const { sentence } = useProblems();
  const [running, setRunning] = useState<string | null>(null);
  const [failed, setFailed] = useState<{ name: string; why: string }[]>([]);
  const whyNot = (action: BulkAction<Row>) =>
    action.disabled ?? (action.applies && !rows.some(action.applies) ? t('list.already') : null);
  const start = (action: BulkAction<Row>) => {
    const count = action.applies ? rows.filter(action.applies).length : rows.length;
    if (action.ask)
      ask({ ...action.ask(count), confirm: action.label, danger: true, run: () => run(action) });
    else void run(action);
  };
  const run = async (action: BulkAction<Row>) => {
    if (action.all) {
      action.all(rows, () => {
        clear();
        reload();
      });
      return;
    }
    setRunning(action.id);
    const failures: { name: string; why: string }[] = [];
    const concerned = action.applies ? rows.filter(action.applies) : rows;
    const waiting = [...concerned];
    const work = async () => {
      for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
        try {
          await action.each?.(row);
        } catch (error) {
          failures.push({ name: rowName(row), why: sentence(asProblem(error)) });
        }
      }
    };
    await Promise.all(Array.from({ length: BULK_AT_A_TIME }, work));
    setRunning(null);
    setFailed(failures);
    reload();
    if (failures.length < concerned.length)
      notifications.show({
        color: 'green',
        message: t('list.done', { count: concerned.length - failures.length }),
      });
    if (failures.length === 0) clear();
  };
  return (
    <Paper
      withBorder
      radius="md"
      p="xs"
      className="bulk-bar"
      role="toolbar"
      aria-label={t('list.selected', { count: rows.length })}
    >
      <Group gap="sm">
        <Text size="sm" fw={600}>
          {t('list.selected', { count: rows.length })}
        </Text>
        {actions.map((action) => (
          <Tooltip key={action.id} label={whyNot(action)} disabled={!whyNot(action)} withArrow>
            <Button
              size="compact-sm"
              variant="light"
              color={action.color}
              data-disabled={whyNot(action) ? true : undefined}
              aria-disabled={whyNot(action) ? true : undefined}
              loading={running === action.id}
              leftSection={action.icon ? <action.icon size={16} /> : null}
              onClick={() => !whyNot(action) && running === null && start(action)}
            >
              {action.label}
            </Button>
          </Tooltip>
        ))}
        <Button size="compact-sm" variant="subtle" color="gray" onClick={clear}>
          {t('list.clearSelection')}
        </Button>
      </Group>
      {failed.length > 0 && (
        <Alert mt="xs" color="red" role="alert" title={t('list.failed', { count: failed.length })}>
          <ul className="plain-list">
            {failed.map((failure) => (
              <li key={failure.name}>
                <strong>{failure.name}</strong>: {failure.why}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </Paper>
  );
}
