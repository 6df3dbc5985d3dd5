import { MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Choice, Source } from '../sources';
import { useOnlyChoice } from '../useOnlyChoice';
import { useField } from './context';

interface EntityFieldProps {
  name: string;
  label: string;
  help?: ReactNode;
  required?: boolean;
  /** Whether it may be emptied; if nothing else is given, where it is not required. */
  clearable?: boolean;
  source: Source;
  placeholder?: string;
}

/** The entities of a source that fit what was typed, and the chosen ones. */
export function useChoices(source: Source, chosen: string[]) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 200);
  const found = useQuery({
    queryKey: ['find', source.key, asked],
    queryFn: ({ signal }) => source.find(asked, signal),
    placeholderData: (before) => before,
  });
  const names = useQueries({
    queries: chosen.map((id) => ({
      queryKey: ['name', source.key, id],
      queryFn: () => source.nameOf(id),
      staleTime: 300_000,
      retry: false,
    })),
  });
  const known = chosen.map(
    (id, index): Choice => ({ value: id, label: names[index]?.data ?? id.slice(0, 8) }),
  );
  const others = (found.data ?? []).filter((choice) => !chosen.includes(choice.value));
  return {
    asked,
    found: found.isFetching ? undefined : found.data,
    choices: [...known, ...others],
    setText,
    labelOf: (id: string) => known.find((one) => one.value === id)?.label ?? id,
  };
}

/** One entity, found by a part of its name. If one is required and there is only one, it is chosen at first. */
export function EntityField({
  name,
  label,
  help,
  required,
  clearable = !required,
  source,
  placeholder,
}: EntityFieldProps) {
  const field = useField<string | null>(name, label);
  const { asked, found, choices, setText } = useChoices(source, field.value ? [field.value] : []);
  useOnlyChoice(
    { required: required ?? false, text: asked, found, value: field.value ?? null },
    field.preset,
  );
  return (
    <Select
      id={field.id}
      label={label}
      description={help}
      withAsterisk={required ?? false}
      data={choices}
      value={field.value ?? null}
      searchable
      clearable={clearable}
      allowDeselect={false}
      placeholder={placeholder}
      filter={({ options }) => options}
      onSearchChange={(text) => setText(choices.some((choice) => choice.label === text) ? '' : text)}
      error={field.error}
      disabled={field.disabled}
      onChange={field.onChange}
    />
  );
}

/** Several entities. */
export function EntitiesField({ name, label, help, required, source, placeholder }: EntityFieldProps) {
  const field = useField<string[]>(name, label);
  const { choices, setText } = useChoices(source, field.value ?? []);
  return (
    <MultiSelect
      id={field.id}
      label={label}
      description={help}
      withAsterisk={required ?? false}
      data={choices}
      value={field.value ?? []}
      searchable
      clearable
      placeholder={field.value?.length ? undefined : placeholder}
      onSearchChange={setText}
      error={field.error}
      disabled={field.disabled}
      onChange={field.onChange}
    />
  );
}
