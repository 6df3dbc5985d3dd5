import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Source } from './sources';

/** One entity of a source, outside of an EntityForm. If it is required and there is only one, it is chosen at first. */
interface SourceSelectProps {
  label: string;
  description?: string;
  required?: boolean;
  source: Source;
  value: string | null;
  error?: string | undefined;
  onChange: (value: string | null) => void;
}

export function SourceSelect({
  label,
  description,
  required = false,
  source,
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
  const choices = (found.data ?? []).filter((choice) => choice.value !== value);
  const data = value === null ? choices : [{ value, label: name.data ?? value.slice(0, 8) }, ...choices];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a choice ends the search
  useEffect(() => setText(''), [value]);
  const offered = useRef(false);
  const only = required && asked === '' && found.data?.length === 1 ? found.data[0]?.value : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, so that a person can clear it
  useEffect(() => {
    if (only === undefined || offered.current) return;
    offered.current = true;
    if (value === null) onChange(only);
  }, [only]);
  return (
    <Select
      label={label}
      description={description}
      withAsterisk={required}
      searchable
      clearable
      data={data}
      value={value}
      error={error}
      filter={({ options }) => options}
      onSearchChange={(next) => setText(data.some((choice) => choice.label === next) ? '' : next)}
      onChange={onChange}
    />
  );
}
