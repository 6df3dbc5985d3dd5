import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useFormats } from '../format';
import { kitTexts } from '../kitTexts';
import { useTexts } from '../texts';
import { fromZone, toZone } from '../zone';
import { type Instants, PRESETS, presetOf, rangeOf } from './ranges';

/** Chooses a time by its name, or by a start and an end that are written. */
export function RangeEditor({
  label,
  value,
  onChange,
}: {
  label: string;
  value: Instants;
  onChange: (range: Instants) => void;
}) {
  const t = useTexts(kitTexts);
  const { zone } = useFormats();
  const [from, setFrom] = useState(() => written(value.from, zone));
  const [to, setTo] = useState(() => written(value.to, zone));
  const now = Date.now();
  const current = presetOf(value, now, zone);
  const backwards = from !== '' && to !== '' && from >= to;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (!backwards) onChange({ from: instantOf(from, zone), to: instantOf(to, zone) });
  };
  return (
    <form onSubmit={apply}>
      <Stack gap="sm">
        <Group gap={6} role="group" aria-label={label}>
          {PRESETS.map((preset) => (
            <Button
              key={preset}
              size="compact-sm"
              variant={preset === current ? 'filled' : 'default'}
              aria-pressed={preset === current}
              onClick={() => onChange(rangeOf(preset, now, zone))}
            >
              {t(`range.${preset}`)}
            </Button>
          ))}
        </Group>
        <Group gap="xs" align="flex-start">
          <TextInput
            type="datetime-local"
            label={t('range.from', { zone })}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={t('range.to')}
            error={backwards ? t('range.backwards') : undefined}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </Group>
        <Button type="submit" disabled={backwards} style={{ alignSelf: 'flex-end' }}>
          {t('list.apply')}
        </Button>
      </Stack>
    </form>
  );
}

/** As the field of the browser writes it, without seconds. */
const written = (instant: string | null, zone: string) =>
  instant && !Number.isNaN(Date.parse(instant)) ? toZone(instant, zone).replace(' ', 'T').slice(0, 16) : '';

const instantOf = (local: string, zone: string) => (local ? fromZone(`${local}:00`, zone) : null);
