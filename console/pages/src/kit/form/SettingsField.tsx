import { Code, Group, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { defineTexts, useTexts } from '../texts';
import { useField } from './context';
import { ENDPOINT_SETTINGS, firstValueOf, type SettingType } from './endpointSettings';
import { RemoveButton } from './OrderButtons';

const texts = defineTexts(
  'settingsField',
  {
    add: 'Add a setting…',
    none: 'No such setting',
    remove: 'Remove {{name}}',
    value: 'Value of {{name}}',
    yes: 'yes',
    no: 'no',
  },
  {
    add: 'Añadir un ajuste…',
    none: 'No existe ese ajuste',
    remove: 'Quitar {{name}}',
    value: 'Valor de {{name}}',
    yes: 'sí',
    no: 'no',
  },
);

/** Settings of Asterisk's endpoints, each chosen from those that are allowed, with a control for its type. */
export function SettingsField({ name, label, help }: { name: string; label: string; help?: ReactNode }) {
  const t = useTexts(texts);
  const field = useField<Record<string, string>>(name, label, (value) =>
    Object.entries((value as Record<string, string>) ?? {})
      .map(([key, one]) => `${key}: ${one}`)
      .join(', '),
  );
  const values = field.value ?? {};
  const names = Object.keys(values).sort();
  const free = [...ENDPOINT_SETTINGS.keys()].filter((one) => !(one in values)).sort();
  const set = (setting: string, value: string) => field.onChange({ ...values, [setting]: value });
  const remove = (setting: string) => {
    const { [setting]: _, ...others } = values;
    field.onChange(others);
  };
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
      {names.map((setting) => (
        <Group key={setting} gap="xs" wrap="nowrap">
          <Code className="id" flex={1}>
            {setting}
          </Code>
          <ValueInput
            type={ENDPOINT_SETTINGS.get(setting)}
            label={t('value', { name: setting })}
            value={values[setting] ?? ''}
            disabled={field.disabled}
            onChange={(value) => set(setting, value)}
          />
          <RemoveButton
            label={t('remove', { name: setting })}
            disabled={field.disabled}
            onClick={() => remove(setting)}
          />
        </Group>
      ))}
      {field.error && (
        <Text size="xs" className="field-error">
          {field.error}
        </Text>
      )}
      <Select
        aria-label={t('add')}
        placeholder={t('add')}
        nothingFoundMessage={t('none')}
        data={free}
        value={null}
        searchable
        disabled={field.disabled}
        onChange={(setting) => {
          const type = setting === null ? undefined : ENDPOINT_SETTINGS.get(setting);
          if (setting !== null && type) set(setting, firstValueOf(type));
        }}
      />
    </Stack>
  );
}

interface ValueInputProps {
  /** Undefined for a setting of a later version, which is any text here. */
  type: SettingType | undefined;
  label: string;
  value: string;
  disabled: boolean;
  onChange: (value: string) => void;
}

function ValueInput({ type, label, value, disabled, onChange }: ValueInputProps) {
  const t = useTexts(texts);
  switch (type?.kind) {
    case 'switch':
    case 'choice':
      return (
        <Select
          aria-label={label}
          data={
            type.kind === 'switch'
              ? [
                  { value: 'yes', label: t('yes') },
                  { value: 'no', label: t('no') },
                ]
              : [...type.options]
          }
          value={value}
          allowDeselect={false}
          disabled={disabled}
          flex={1}
          onChange={(next) => next !== null && onChange(next)}
        />
      );
    case 'number':
      return (
        <NumberInput
          aria-label={label}
          min={type.min}
          max={type.max}
          allowDecimal={false}
          value={value}
          disabled={disabled}
          flex={1}
          onChange={(next) => onChange(String(next))}
        />
      );
    default:
      return (
        <TextInput
          aria-label={label}
          value={value}
          disabled={disabled}
          flex={1}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
