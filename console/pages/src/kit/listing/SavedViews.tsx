import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { IconBookmark, IconCheck, IconTrash } from '@tabler/icons-react';
import { type FormEvent, memo, useState } from 'react';
import { useUser } from '../session';
import { defineTexts, useTexts } from '../texts';
import type { ListState } from './state';
import type { Filter } from './types';
import { isShown, keptFilters, LONGEST_NAME, MOST_VIEWS, type SavedView, useSavedViews } from './views';

const texts = defineTexts(
  'savedViews',
  {
    label: 'Saved views',
    none: 'A view keeps filters, order and columns of this list under a name.',
    name: 'Name',
    save: 'Save',
    help: 'Saves what is shown now in this browser, for you alone, without numbers that are searched for.',
    full: 'At most {{count}} views. Delete one first.',
    remove: 'Delete the view {{name}}',
  },
  {
    label: 'Vistas guardadas',
    none: 'Una vista guarda filtros, orden y columnas de esta lista con un nombre.',
    name: 'Nombre',
    save: 'Guardar',
    help: 'Guarda lo que se muestra ahora en este navegador, solo para usted, sin los números que se buscan.',
    full: 'Como máximo {{count}} vistas. Elimine una antes.',
    remove: 'Eliminar la vista {{name}}',
  },
);

interface SavedViewsProps {
  list: string;
  filters: Filter[];
  state: ListState;
  defaultSort: string | undefined;
  /** The columns that the person has chosen; undefined for the usual ones. */
  columns: string[] | undefined;
  chooseColumns: (columns: string[] | undefined) => void;
}

/** Names what a list shows, and shows it again. */
function SavedViews({ list, filters, state, defaultSort, columns, chooseColumns }: SavedViewsProps) {
  const t = useTexts(texts);
  const { views, save, remove } = useSavedViews(useUser().id, list);
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const trimmed = name.trim();
  const full = views.length >= MOST_VIEWS && !views.some((view) => view.name === trimmed);
  const sort = state.sort === defaultSort ? undefined : state.sort;
  const apply = (view: SavedView) => {
    state.show(view.filters, view.sort ?? defaultSort);
    chooseColumns(view.columns);
    setOpened(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!trimmed || full) return;
    save({
      name: trimmed,
      filters: keptFilters(filters, state.filters),
      ...(sort ? { sort } : {}),
      ...(columns ? { columns } : {}),
    });
    setName('');
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('label')} withArrow>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('label')}
            onClick={() => setOpened((before) => !before)}
          >
            <IconBookmark size={18} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown w={300} aria-label={t('label')}>
        <Stack gap="xs">
          {views.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('none')}
            </Text>
          )}
          {views.map((view) => {
            const current = isShown(view, state.filters, sort);
            return (
              <Group key={view.name} gap={4} wrap="nowrap" justify="space-between">
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-md"
                  aria-current={current || undefined}
                  leftSection={current ? <IconCheck size={14} aria-hidden /> : null}
                  onClick={() => apply(view)}
                >
                  {view.name}
                </Button>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('remove', { name: view.name })}
                  onClick={() => remove(view.name)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            );
          })}
          <form onSubmit={submit}>
            <Group gap="xs" align="flex-end" wrap="nowrap">
              <TextInput
                label={t('name')}
                size="sm"
                flex={1}
                maxLength={LONGEST_NAME}
                autoComplete="off"
                value={name}
                error={full && trimmed ? t('full', { count: MOST_VIEWS }) : undefined}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Button type="submit" size="sm" disabled={!trimmed || full}>
                {t('save')}
              </Button>
            </Group>
          </form>
          <Text size="xs" c="dimmed">
            {t('help')}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

export default memo(SavedViews);
