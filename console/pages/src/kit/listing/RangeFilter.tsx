import { Button, Group, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useFormats } from '../format';
import { kitTexts } from '../kitTexts';
import type { WrittenTime } from '../TimePicker';
import { useTexts } from '../texts';
import { type Instants, PRESETS, presetOf, rangeOf } from './ranges';

const TimeInput = lazy(() => import('../TimePicker').then((module) => ({ default: module.TimeInput })));

/** Chooses a time by its name, or by a start and an end that are written or picked. */
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
  const [from, setFrom] = useState<WrittenTime>(value.from);
  const [to, setTo] = useState<WrittenTime>(value.to);
  const now = Date.now();
  const current = presetOf(value, now, zone);
  const backwards = !!from && !!to && Date.parse(from) >= Date.parse(to);
  const range = from === undefined || to === undefined || backwards ? null : { from, to };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (range) onChange(range);
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
        <Suspense fallback={<Skeleton height={60} />}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
            <TimeInput label={t('range.from', { zone })} initial={value.from} onChange={setFrom} />
            <TimeInput
              label={t('range.to')}
              error={backwards ? t('range.backwards') : undefined}
              initial={value.to}
              onChange={setTo}
            />
          </SimpleGrid>
        </Suspense>
        <Button type="submit" disabled={range === null} style={{ alignSelf: 'flex-end' }}>
          {t('list.apply')}
        </Button>
      </Stack>
    </form>
  );
}
