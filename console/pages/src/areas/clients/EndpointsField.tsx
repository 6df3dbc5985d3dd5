import {
  Button,
  Group,
  NumberInput,
  Paper,
  PasswordInput,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { fieldId, useField, useFormContext } from '~/kit/form/context';
import { NEW_PASSWORD, NO_PASSWORD_MANAGER } from '~/kit/form/fields';
import { OrderButtons } from '~/kit/form/OrderButtons';
import { useTexts } from '~/kit/texts';
import {
  type ClientValues,
  type EndpointValues,
  emptyEndpoint,
  firstOf,
  MOST_ENDPOINTS,
  withFirst,
} from './form';
import { texts } from './texts';

const FIELDS = ['mode', 'host', 'port', 'username', 'password'] as const;

/** The endpoints of a client after the first one, in the order in which they are dialed. */
export function EndpointsField({ values }: { values: ClientValues }) {
  const t = useTexts(texts);
  const form = useFormContext();
  const field = useField<EndpointValues[]>('endpoints', t('field.endpoints'), (value) =>
    ((value as EndpointValues[]) ?? []).map((one) => one.host || one.username || one.endpointId).join(', '),
  );
  const rows = field.value;
  const put = (index: number, change: Partial<EndpointValues>) =>
    field.onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  /** The row at -1 is the first endpoint, which has the fields above. */
  const swap = (index: number, other: number) => {
    const [one, two] = [rows[index], other < 0 ? firstOf(values) : rows[other]];
    if (!one || !two) return;
    field.onChange(rows.map((row, at) => (at === index ? two : at === other ? one : row)));
    if (other < 0) for (const [name, value] of Object.entries(withFirst(one))) form.set(name, value);
  };
  // The list of the API has the first endpoint too; its faults are in the summary of the form.
  const count = rows.length + 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the labels and the rows are what can change
  useEffect(() => {
    for (let place = 0; place < count; place++)
      for (const name of FIELDS)
        form.register(`endpoints[${place}].${name}`, {
          label: `${t('endpoints.place', { place: place + 1 })}: ${t(`field.${name}`)}`,
        });
  }, [count, t]);
  const faultOf = (index: number, name: (typeof FIELDS)[number]) => ({
    id: fieldId(`endpoints[${index + 1}].${name}`),
    error: form.error(`endpoints[${index + 1}].${name}`),
  });
  return (
    <Stack
      gap="sm"
      className="wide"
      id={field.id}
      tabIndex={-1}
      role="group"
      aria-label={t('field.endpoints')}
    >
      {rows.map((row, index) => (
        <Paper key={row.id ?? index} withBorder radius="sm" p="sm">
          <Group gap="xs" align="flex-end">
            <Text size="sm" fw={600}>
              {t('endpoints.place', { place: index + 2 })}
            </Text>
            {row.endpointId && (
              <Text size="xs" c="dimmed">
                {row.endpointId}
              </Text>
            )}
            <OrderButtons
              labels={{
                up: t('endpoints.up', { place: index + 2 }),
                down: t('endpoints.down', { place: index + 2 }),
                remove: t('endpoints.remove', { place: index + 2 }),
              }}
              up
              down={index < rows.length - 1}
              disabled={field.disabled}
              onMove={(by) => swap(index, index + by)}
              onRemove={() => field.onChange(rows.filter((_, at) => at !== index))}
            />
          </Group>
          <div className="form-grid">
            <Select
              label={t('field.mode')}
              data={(['registers', 'fixed'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
              value={row.mode}
              allowDeselect={false}
              {...faultOf(index, 'mode')}
              disabled={field.disabled}
              onChange={(mode) => put(index, { mode: mode ?? 'registers' })}
            />
            {row.mode === 'fixed' ? (
              <>
                <TextInput
                  {...NO_PASSWORD_MANAGER}
                  label={t('field.host')}
                  withAsterisk
                  value={row.host}
                  {...faultOf(index, 'host')}
                  disabled={field.disabled}
                  onChange={(event) => put(index, { host: event.currentTarget.value })}
                />
                <NumberInput
                  label={t('field.port')}
                  allowDecimal={false}
                  min={1}
                  max={65535}
                  clampBehavior="none"
                  value={row.port ?? ''}
                  {...faultOf(index, 'port')}
                  disabled={field.disabled}
                  onChange={(port) => put(index, { port: port === '' ? null : Number(port) })}
                />
              </>
            ) : (
              <>
                {row.id === null && (
                  <TextInput
                    {...NO_PASSWORD_MANAGER}
                    label={t('field.username')}
                    description={t('field.usernameHelp')}
                    value={row.username}
                    {...faultOf(index, 'username')}
                    disabled={field.disabled}
                    onChange={(event) => put(index, { username: event.currentTarget.value })}
                  />
                )}
                <PasswordInput
                  {...NEW_PASSWORD}
                  label={t('field.password')}
                  description={row.id === null ? t('field.passwordHelp') : t('endpoints.passwordHelp')}
                  value={row.password.kind === 'set' ? row.password.value : ''}
                  {...faultOf(index, 'password')}
                  disabled={field.disabled}
                  onChange={(event) => {
                    const value = event.currentTarget.value;
                    put(index, { password: value === '' ? { kind: 'keep' } : { kind: 'set', value } });
                  }}
                />
              </>
            )}
          </div>
        </Paper>
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
          disabled={field.disabled || rows.length >= MOST_ENDPOINTS - 1}
          onClick={() => field.onChange([...rows, emptyEndpoint])}
        >
          {t('endpoints.add')}
        </Button>
      </div>
    </Stack>
  );
}
