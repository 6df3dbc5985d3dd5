import { Autocomplete, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useField } from './context';
import { RemoveButton } from './OrderButtons';

interface PairsFieldProps {
  name: string;
  label: string;
  help?: ReactNode;
  keyLabel: string;
  valueLabel: string;
  /** What is usual as a key. */
  keys?: string[];
  /** The possible values; without it, any text. */
  values?: { value: string; label: string }[];
  texts: { add: string; remove: string };
}

/** Names with values, such as headers: an object in the API. */
export function PairsField({
  name,
  label,
  help,
  keyLabel,
  valueLabel,
  keys,
  values,
  texts,
}: PairsFieldProps) {
  const field = useField<Record<string, string>>(name, label, (value) =>
    Object.entries((value as Record<string, string>) ?? {})
      .map(([key, one]) => `${key}: ${one}`)
      .join(', '),
  );
  const stored = Object.entries(field.value ?? {});
  // A row without a key is none yet in the object, so the rows are kept here while they are being written.
  const [rows, setRows] = useState<[string, string][]>(stored);
  const written = (all: [string, string][]) => Object.fromEntries(all.filter(([key]) => key.trim() !== ''));
  const shown = JSON.stringify(written(rows)) === JSON.stringify(field.value ?? {}) ? rows : stored;
  const change = (next: [string, string][]) => {
    setRows(next);
    field.onChange(written(next));
  };
  const put = (index: number, pair: [string, string]) =>
    change(shown.map((row, at) => (at === index ? pair : row)));
  return (
    <Stack gap={6} role="group" aria-labelledby={`${field.id}-label`} id={field.id} tabIndex={-1}>
      <Text size="sm" fw={500} id={`${field.id}-label`}>
        {label}
      </Text>
      {help && (
        <Text size="xs" c="dimmed">
          {help}
        </Text>
      )}
      {shown.map(([key, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key that is being written must not renew its row
        <Group key={index} gap="xs" wrap="nowrap">
          <Autocomplete
            aria-label={keyLabel}
            placeholder={keyLabel}
            data={keys ?? []}
            value={key}
            disabled={field.disabled}
            flex={1}
            onChange={(next) => put(index, [next, value])}
          />
          {values ? (
            <Select
              aria-label={valueLabel}
              data={values}
              value={value}
              allowDeselect={false}
              disabled={field.disabled}
              flex={1}
              onChange={(next) => put(index, [key, next ?? ''])}
            />
          ) : (
            <TextInput
              aria-label={valueLabel}
              placeholder={valueLabel}
              value={value}
              disabled={field.disabled}
              flex={1}
              onChange={(event) => put(index, [key, event.currentTarget.value])}
            />
          )}
          <RemoveButton
            label={`${texts.remove}: ${key}`}
            disabled={field.disabled}
            onClick={() => change(shown.filter((_, at) => at !== index))}
          />
        </Group>
      ))}
      {field.error && (
        <Text size="xs" className="field-error">
          {field.error}
        </Text>
      )}
      <div>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={field.disabled}
          onClick={() => setRows([...shown, ['', values?.[0]?.value ?? '']])}
        >
          {texts.add}
        </Button>
      </div>
    </Stack>
  );
}
