import {
  Button,
  Group,
  NumberInput,
  Paper,
  PasswordInput,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  TagsInput,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { kitTexts } from '../kitTexts';
import { useTexts } from '../texts';
import { useField } from './context';
import { OrderButtons } from './OrderButtons';

interface FieldProps {
  /** The name of the field in the API. */
  name: string;
  label: string;
  /** One line: what it does. */
  help?: ReactNode;
  required?: boolean;
}

/** Password managers do not fill such a field. */
export const NO_PASSWORD_MANAGER = {
  autoComplete: 'off',
  'data-1p-ignore': true,
  'data-lpignore': 'true',
} as const;
/** Browsers fill passwords in spite of `off`. */
export const NEW_PASSWORD = { ...NO_PASSWORD_MANAGER, autoComplete: 'new-password' } as const;

export function TextField({
  name,
  label,
  help,
  required,
  placeholder,
  inputMode,
}: FieldProps & { placeholder?: string; inputMode?: 'text' | 'tel' | 'numeric' }) {
  const field = useField<string>(name, label);
  return (
    <TextInput
      {...NO_PASSWORD_MANAGER}
      id={field.id}
      label={label}
      description={help}
      withAsterisk={required ?? false}
      aria-required={required}
      placeholder={placeholder}
      inputMode={inputMode}
      value={field.value ?? ''}
      error={field.error}
      disabled={field.disabled}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  );
}

export function TextAreaField({ name, label, help, required }: FieldProps) {
  const field = useField<string>(name, label);
  return (
    <Textarea
      id={field.id}
      label={label}
      description={help}
      withAsterisk={required ?? false}
      autosize
      minRows={2}
      maxRows={8}
      value={field.value ?? ''}
      error={field.error}
      disabled={field.disabled}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  );
}

/** A whole number; empty is null. */
export function NumberField({
  name,
  label,
  help,
  required,
  min,
  max,
  placeholder,
  suffix,
}: FieldProps & { min?: number; max?: number; placeholder?: string; suffix?: string }) {
  const field = useField<number | null>(name, label);
  return (
    <NumberInput
      id={field.id}
      label={label}
      description={help}
      withAsterisk={required ?? false}
      allowDecimal={false}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      clampBehavior="none"
      placeholder={placeholder}
      suffix={suffix}
      value={field.value ?? ''}
      error={field.error}
      disabled={field.disabled}
      onChange={(value) => field.onChange(value === '' ? null : Number(value))}
    />
  );
}

type Option = { value: string; label: string };

export function SelectField({
  name,
  label,
  help,
  required,
  options,
  clearable,
  searchable,
  placeholder,
}: FieldProps & { options: Option[]; clearable?: boolean; searchable?: boolean; placeholder?: string }) {
  const field = useField<string | null>(
    name,
    label,
    (value) => options.find((option) => option.value === value)?.label ?? String(value ?? ''),
  );
  return (
    <Select
      id={field.id}
      label={label}
      description={help}
      withAsterisk={required ?? false}
      data={options}
      clearable={clearable ?? false}
      searchable={searchable ?? false}
      allowDeselect={false}
      placeholder={placeholder}
      value={field.value ?? null}
      error={field.error}
      disabled={field.disabled}
      onChange={(value) => field.onChange(value)}
    />
  );
}

/** A choice of two to four, all visible. */
export function ChoiceField({ name, label, help, options }: FieldProps & { options: Option[] }) {
  const field = useField<string>(
    name,
    label,
    (value) => options.find((option) => option.value === value)?.label ?? String(value ?? ''),
  );
  const labelId = `${field.id}-label`;
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm" fw={500} id={labelId}>
        {label}
      </Text>
      {help && (
        <Text size="xs" c="dimmed">
          {help}
        </Text>
      )}
      <SegmentedControl
        id={field.id}
        tabIndex={-1}
        aria-labelledby={labelId}
        data={options}
        value={field.value}
        disabled={field.disabled}
        onChange={field.onChange}
      />
      {field.error && (
        <Text size="xs" className="field-error">
          {field.error}
        </Text>
      )}
    </Stack>
  );
}

export function SwitchField({ name, label, help }: FieldProps) {
  const t = useTexts(kitTexts);
  const field = useField<boolean>(name, label, (value) => (value ? t('yes') : t('no')));
  return (
    <Switch
      id={field.id}
      label={label}
      description={help}
      checked={field.value ?? false}
      error={field.error}
      disabled={field.disabled}
      onChange={(event) => field.onChange(event.currentTarget.checked)}
    />
  );
}

/** Several texts, such as addresses. */
export function TagsField({
  name,
  label,
  help,
  required,
  suggestions,
  placeholder,
}: FieldProps & { suggestions?: string[]; placeholder?: string }) {
  const field = useField<string[]>(name, label, (value) => ((value as string[]) ?? []).join(', '));
  return (
    <TagsInput
      id={field.id}
      label={label}
      description={help}
      withAsterisk={required ?? false}
      data={suggestions ?? []}
      placeholder={field.value?.length ? undefined : placeholder}
      splitChars={[',', ' ', ';']}
      acceptValueOnBlur
      value={field.value ?? []}
      error={field.error}
      disabled={field.disabled}
      onChange={field.onChange}
    />
  );
}

/** A list in an order that people choose with buttons. */
export function OrderField({
  name,
  label,
  help,
  choices,
  texts,
}: FieldProps & { choices: string[]; texts: { add: string; up: string; down: string; remove: string } }) {
  const field = useField<string[]>(name, label, (value) => ((value as string[]) ?? []).join(', '));
  const items = field.value ?? [];
  const move = (from: number, to: number) => {
    const next = [...items];
    const [item] = next.splice(from, 1);
    if (item !== undefined) next.splice(to, 0, item);
    field.onChange(next);
  };
  return (
    <Stack gap={4} role="group" aria-labelledby={`${field.id}-label`} id={field.id} tabIndex={-1}>
      <Text size="sm" fw={500} id={`${field.id}-label`}>
        {label}
      </Text>
      {help && (
        <Text size="xs" c="dimmed">
          {help}
        </Text>
      )}
      <ol className="order-list">
        {items.map((item, index) => (
          <li key={item}>
            <Text size="sm" span>
              {item}
            </Text>
            <OrderButtons
              labels={{
                up: `${texts.up}: ${item}`,
                down: `${texts.down}: ${item}`,
                remove: `${texts.remove}: ${item}`,
              }}
              up={index > 0}
              down={index < items.length - 1}
              disabled={field.disabled}
              onMove={(by) => move(index, index + by)}
              onRemove={() => field.onChange(items.filter((other) => other !== item))}
            />
          </li>
        ))}
      </ol>
      <Select
        aria-label={texts.add}
        placeholder={texts.add}
        data={choices.filter((choice) => !items.includes(choice))}
        value={null}
        searchable
        disabled={field.disabled}
        onChange={(value) => value && field.onChange([...items, value])}
      />
      {field.error && (
        <Text size="xs" className="field-error">
          {field.error}
        </Text>
      )}
    </Stack>
  );
}

export type Secret = { kind: 'keep' } | { kind: 'remove' } | { kind: 'set'; value: string };

/** A password that is written and never read: kept, replaced or removed. */
export function SecretField({
  name,
  label,
  help,
  required,
  isSet,
  removable = true,
  texts,
}: FieldProps & {
  isSet: boolean;
  /** Whether the entity can do without a password. */
  removable?: boolean;
  texts: { set: string; replace: string; remove: string; keep: string; removed: string };
}) {
  const field = useField<Secret>(name, label, () => '••••••');
  const [editing, setEditing] = useState(false);
  const secret = field.value ?? { kind: 'keep' };
  if (isSet && !editing && secret.kind !== 'set') {
    return (
      <Stack gap={4} id={field.id} tabIndex={-1}>
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <Group gap="xs">
          <Text size="sm">{secret.kind === 'remove' ? texts.removed : texts.set}</Text>
          <Button
            size="compact-sm"
            variant="default"
            disabled={field.disabled}
            onClick={() => setEditing(true)}
          >
            {texts.replace}
          </Button>
          {removable && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              disabled={field.disabled}
              onClick={() => field.onChange(secret.kind === 'remove' ? { kind: 'keep' } : { kind: 'remove' })}
            >
              {secret.kind === 'remove' ? texts.keep : texts.remove}
            </Button>
          )}
        </Group>
        {field.error && (
          <Text size="xs" className="field-error">
            {field.error}
          </Text>
        )}
      </Stack>
    );
  }
  return (
    <PasswordInput
      {...NEW_PASSWORD}
      id={field.id}
      label={label}
      description={help}
      withAsterisk={required ?? false}
      value={secret.kind === 'set' ? secret.value : ''}
      error={field.error}
      disabled={field.disabled}
      onChange={(event) =>
        field.onChange(
          event.currentTarget.value ? { kind: 'set', value: event.currentTarget.value } : { kind: 'keep' },
        )
      }
    />
  );
}

/** What a {@link Secret} is in a request: absent keeps it, null removes it. */
export function secretIn(secret: Secret): { password?: string | null } {
  if (secret.kind === 'keep') return {};
  return { password: secret.kind === 'remove' ? null : secret.value };
}

/** A part of a form under a heading of its own. */
export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Paper withBorder radius="md" p="lg" component="section">
      <Title order={2} size="h4" mb={lead ? 2 : 'md'}>
        {title}
      </Title>
      {lead && (
        <Text size="sm" c="dimmed" mb="md">
          {lead}
        </Text>
      )}
      <div className="form-grid">{children}</div>
    </Paper>
  );
}
