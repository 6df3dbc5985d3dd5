import {
  Button,
  Checkbox,
  CloseButton,
  Combobox,
  Group,
  Loader,
  Menu,
  Pill,
  Popover,
  Stack,
  Text,
  TextInput,
  useCombobox,
} from '@mantine/core';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { lazy, memo, type RefObject, Suspense, useEffect, useState } from 'react';
import { useFormats } from '../format';
import { kitTexts } from '../kitTexts';
import { useTexts } from '../texts';
import { RangeEditor } from './RangeFilter';
import { type Instants, presetOf } from './ranges';
import type { ListState } from './state';
import type { Filter } from './types';

/** Date pickers are large and rarely opened. */
const TimePicker = lazy(() => import('../TimePicker'));

/** The search box, the button that adds a filter, and the filters as chips; not drawn again with each page of rows. */
export const FilterBar = memo(Bar);

function Bar({
  filters,
  state,
  searchRef,
}: {
  filters: Filter[];
  state: ListState;
  searchRef: RefObject<HTMLInputElement | null>;
}) {
  const t = useTexts(kitTexts);
  const main = filters.find((filter) => filter.kind === 'text' && filter.main);
  const ends = filters.map(endOf);
  const others = filters.filter((filter) => filter !== main && !ends.includes(filter.id));
  const [open, setOpen] = useState<string | null>(null);
  const shown = others.filter((filter) => valuesOf(filter, state).length > 0);
  return (
    <Stack gap="xs" flex={1} miw={280}>
      <Group gap="xs">
        {main && <SearchBox filter={main} state={state} inputRef={searchRef} />}
        {others.length > 0 && (
          <Popover
            opened={open !== null}
            onChange={(opened) => !opened && setOpen(null)}
            position="bottom-start"
            shadow="md"
            trapFocus
            closeOnEscape={false}
            withinPortal
            withRoles={false}
          >
            <Popover.Target>
              <span>
                <Menu position="bottom-start" shadow="md">
                  <Menu.Target>
                    <Button variant="default" size="sm" leftSection={<IconFilter size={16} aria-hidden />}>
                      {t('list.addFilter')}
                    </Button>
                  </Menu.Target>
                  <Menu.Dropdown>
                    {others.map((filter) => (
                      <Menu.Item key={filter.id} onClick={() => setOpen(filter.id)}>
                        {filter.label}
                      </Menu.Item>
                    ))}
                  </Menu.Dropdown>
                </Menu>
              </span>
            </Popover.Target>
            <Popover.Dropdown
              miw={260}
              maw="calc(100vw - 24px)"
              // A calendar in it keeps this key for itself.
              onKeyDown={(event) => event.key === 'Escape' && setOpen(null)}
            >
              {others
                .filter((filter) => filter.id === open)
                .map((filter) => (
                  <FilterEditor key={filter.id} filter={filter} state={state} close={() => setOpen(null)} />
                ))}
            </Popover.Dropdown>
          </Popover>
        )}
      </Group>
      {shown.length > 0 && (
        <Group gap="xs">
          {shown.map((filter) => (
            <Chip key={filter.id} filter={filter} state={state} edit={() => setOpen(filter.id)} />
          ))}
          {shown.length > 1 && (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={state.clear}>
              {t('list.clearFilters')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

/** The filter with the end of a range, if this one has the start. */
const endOf = (filter: Filter) => (filter.kind === 'time' ? filter.until : undefined);

const rangeValue = (filter: Filter, state: ListState): Instants => ({
  from: state.filters[filter.id]?.[0] ?? null,
  to: state.filters[endOf(filter) ?? '']?.[0] ?? null,
});

function valuesOf(filter: Filter, state: ListState): string[] {
  const end = endOf(filter);
  return [...(state.filters[filter.id] ?? []), ...(end ? (state.filters[end] ?? []) : [])];
}

/** Sets the start and the end at once, since each change is of the URL as it is. */
function setRange(filter: Filter, state: ListState, { from, to }: Instants): void {
  const end = endOf(filter);
  state.show(
    { ...state.filters, [filter.id]: from ? [from] : [], ...(end ? { [end]: to ? [to] : [] } : {}) },
    state.sort,
  );
}

function SearchBox({
  filter,
  state,
  inputRef,
}: {
  filter: Filter;
  state: ListState;
  inputRef: RefObject<HTMLInputElement | null>;
}) {
  const t = useTexts(kitTexts);
  const value = state.filters[filter.id]?.[0] ?? '';
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the person has stopped writing
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => state.setFilter(filter.id, text.trim() ? [text.trim()] : []), 350);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextInput
      ref={inputRef}
      type="search"
      className="search-box"
      aria-label={filter.label}
      data-hint={filter.kind === 'text' ? filter.help : undefined}
      placeholder={filter.kind === 'text' ? (filter.placeholder ?? t('list.search')) : t('list.search')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text ? (
          <CloseButton
            size="sm"
            aria-label={t('list.removeFilter', { name: filter.label })}
            onClick={() => setText('')}
          />
        ) : (
          <kbd className="key">/</kbd>
        )
      }
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

function Chip({ filter, state, edit }: { filter: Filter; state: ListState; edit: () => void }) {
  const t = useTexts(kitTexts);
  const named = useValueLabels(filter, state.filters[filter.id] ?? []);
  const range = useRangeLabel(rangeValue(filter, state));
  const labels = endOf(filter) ? [range] : named;
  return (
    <Pill
      size="lg"
      withRemoveButton
      className="filter-chip"
      onRemove={() =>
        endOf(filter) ? setRange(filter, state, { from: null, to: null }) : state.setFilter(filter.id, [])
      }
      removeButtonProps={{
        'aria-label': t('list.removeFilter', { name: filter.label }),
        tabIndex: 0,
        'aria-hidden': false,
      }}
    >
      <button type="button" className="plain-button" onClick={edit}>
        {t('list.is', { name: filter.label, value: labels.join(', ') })}
      </button>
    </Pill>
  );
}

function useRangeLabel({ from, to }: Instants): string {
  const t = useTexts(kitTexts);
  const formats = useFormats();
  const preset = presetOf({ from, to }, Date.now(), formats.zone);
  if (preset) return t(`range.${preset}`);
  const say = (instant: string) => (Number.isNaN(Date.parse(instant)) ? instant : formats.time(instant));
  if (from && to) return t('range.between', { from: say(from), to: say(to) });
  if (from) return t('range.since', { from: say(from) });
  return to ? t('range.before', { to: say(to) }) : '';
}

function useValueLabels(filter: Filter, values: string[]): string[] {
  const t = useTexts(kitTexts);
  const formats = useFormats();
  const names = useQueries({
    queries:
      filter.kind === 'entity'
        ? values.map((value) => ({
            queryKey: ['name', filter.source.key, value],
            queryFn: () => filter.source.nameOf(value),
            staleTime: 300_000,
            retry: false,
          }))
        : [],
  });
  switch (filter.kind) {
    case 'choice':
      return values.map((value) => filter.options.find((option) => option.value === value)?.label ?? value);
    case 'boolean':
      return values.map((value) => (value === 'true' ? (filter.yes ?? t('yes')) : (filter.no ?? t('no'))));
    case 'time':
      return values.map((value) => formats.time(value));
    case 'entity':
      return values.map((value, index) => names[index]?.data ?? value.slice(0, 8));
    default:
      return values;
  }
}

function FilterEditor({ filter, state, close }: { filter: Filter; state: ListState; close: () => void }) {
  const t = useTexts(kitTexts);
  const { zone } = useFormats();
  const values = state.filters[filter.id] ?? [];
  const [text, setText] = useState(values[0] ?? '');
  if (filter.kind === 'choice' || filter.kind === 'boolean') {
    const options =
      filter.kind === 'choice'
        ? filter.options
        : [
            { value: 'true', label: filter.yes ?? t('yes') },
            { value: 'false', label: filter.no ?? t('no') },
          ];
    const many = filter.kind === 'choice' && filter.many;
    return (
      <Checkbox.Group
        label={filter.label}
        value={values}
        onChange={(next) => {
          state.setFilter(filter.id, many ? next : next.slice(-1));
          if (!many) close();
        }}
      >
        <Stack gap={6} mt="xs">
          {options.map((option) => (
            <Checkbox key={option.value} value={option.value} label={option.label} />
          ))}
        </Stack>
      </Checkbox.Group>
    );
  }
  if (filter.kind === 'entity') return <EntityEditor filter={filter} state={state} close={close} />;
  if (endOf(filter))
    return (
      <RangeEditor
        label={filter.label}
        value={rangeValue(filter, state)}
        onChange={(range) => {
          setRange(filter, state, range);
          close();
        }}
      />
    );
  if (filter.kind === 'time') {
    return (
      <Suspense fallback={<Loader size={18} />}>
        <TimePicker
          label={`${filter.label} (${zone})`}
          value={values[0] ?? null}
          onChange={(instant) => state.setFilter(filter.id, instant ? [instant] : [])}
        />
      </Suspense>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        state.setFilter(filter.id, text.trim() ? [text.trim()] : []);
        close();
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          data-autofocus
          label={filter.label}
          placeholder={filter.placeholder}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit">{t('list.apply')}</Button>
      </Group>
    </form>
  );
}

function EntityEditor({
  filter,
  state,
  close,
}: {
  filter: Filter & { kind: 'entity' };
  state: ListState;
  close: () => void;
}) {
  const t = useTexts(kitTexts);
  const combobox = useCombobox({ defaultOpened: true });
  const [text, setText] = useState('');
  const values = state.filters[filter.id] ?? [];
  const found = useQuery({
    queryKey: ['find', filter.source.key, text],
    queryFn: ({ signal }) => filter.source.find(text, signal),
    placeholderData: (before) => before,
  });
  const choose = (value: string) => {
    const next = values.includes(value)
      ? values.filter((other) => other !== value)
      : filter.many
        ? [...values, value]
        : [value];
    state.setFilter(filter.id, next);
    if (!filter.many) close();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          label={filter.label}
          placeholder={t('list.search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rightSection={found.isFetching ? <Loader size={14} /> : null}
        />
      </Combobox.EventsTarget>
      <Combobox.Options mt="xs" mah={260} style={{ overflowY: 'auto' }}>
        {found.data?.length === 0 && <Combobox.Empty>{t('none')}</Combobox.Empty>}
        {found.data?.map((option) => (
          <Combobox.Option key={option.value} value={option.value} active={values.includes(option.value)}>
            <Text size="sm">
              {values.includes(option.value) ? '✓ ' : ''}
              {option.label}
            </Text>
          </Combobox.Option>
        ))}
      </Combobox.Options>
    </Combobox>
  );
}
