import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Source } from './sources';
import { useOnlyChoice } from './useOnlyChoice';

const NONE: string[] = [];

/** One entity of a source, outside of an EntityForm. */
interface SourceSelectProps {
  label: string;
  description?: string;
  required?: boolean;
  /** Whether the only one there is gets chosen at first; if nothing else is given, where one is required. */
  chooseOnly?: boolean;
  source: Source;
  /** Which of them are not offered, such as those that are listed above. */
  without?: string[];
  value: string | null;
  error?: string | undefined;
  onChange: (value: string | null) => void;
}

export function SourceSelect({
  label,
  description,
  required = false,
  chooseOnly = required,
  source,
  without = NONE,
  value,
  error,
  onChange,
}: SourceSelectProps) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 200);
  const found = useQuery({
    queryKey: ['find', source.key, asked],
    queryFn: ({ signal }) => source.find(asked, signal),
    placeholderData: (before) => before,
  });
  const name = useQuery({
    queryKey: ['name', source.key, value],
    queryFn: () => source.nameOf(value ?? ''),
    enabled: value !== null,
    retry: false,
  });
  const offered = found.data?.filter((choice) => !without.includes(choice.value));
  const choices = (offered ?? []).filter((choice) => choice.value !== value);
  const data = value === null ? choices : [{ value, label: name.data ?? value.slice(0, 8) }, ...choices];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a choice ends the search
  useEffect(() => setText(''), [value]);
  const fresh = found.isFetching ? undefined : offered;
  useOnlyChoice({ required: chooseOnly, text: asked, found: fresh, value }, onChange);
  return (
    <Select
      label={label}
      description={description}
      withAsterisk={required}
      searchable
      clearable={!required}
      allowDeselect={false}
      data={data}
      value={value}
      error={error}
      filter={({ options }) => options}
      onSearchChange={(next) => setText(data.some((choice) => choice.label === next) ? '' : next)}
      onChange={onChange}
    />
  );
}
