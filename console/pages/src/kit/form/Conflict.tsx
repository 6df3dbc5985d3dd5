import { Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useState } from 'react';
import { kitTexts } from '../kitTexts';
import { ScrollTable } from '../ScrollTable';
import { useTexts } from '../texts';
import type { Difference } from './conflict';
import type { RegisteredField } from './context';

interface ConflictProps {
  mine: number | string;
  theirs: number | string;
  differences: Difference[];
  fields: ReadonlyMap<string, RegisteredField>;
  onMerge: (takeTheirs: Set<string>) => void;
  onDiscard: () => void;
}

/** Two versions side by side, field by field: somebody else has saved meanwhile. */
export function Conflict({ mine, theirs, differences, fields, onMerge, onDiscard }: ConflictProps) {
  const t = useTexts(kitTexts);
  const [take, setTake] = useState(() => new Map(differences.map((one) => [one.name, one.take])));
  const shown = (one: Difference, value: unknown) => {
    const text = fields.get(one.name)?.show?.(value) ?? plain(value);
    return text === '' ? t('form.empty') : text;
  };
  return (
    <Alert role="alert" color="yellow" icon={<IconGitMerge aria-hidden />} title={t('form.conflict')}>
      <Stack gap="md">
        <Text size="sm">{t('form.conflictText', { mine, theirs })}</Text>
        {differences.length === 0 ? (
          <Text size="sm">{t('form.sameNow')}</Text>
        ) : (
          <ScrollTable label={t('form.conflict')}>
            <thead>
              <tr>
                <th scope="col">{t('form.field')}</th>
                <th scope="col">{t('form.mine')}</th>
                <th scope="col">{t('form.theirs')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('form.takeMine')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {differences.map((one) => {
                const label = fields.get(one.name)?.label ?? one.name;
                return (
                  <tr key={one.name}>
                    <th scope="row">{label}</th>
                    <td>{shown(one, one.mine)}</td>
                    <td>{shown(one, one.theirs)}</td>
                    <td>
                      <SegmentedControl
                        size="xs"
                        aria-label={label}
                        value={take.get(one.name) ?? 'mine'}
                        onChange={(side) => setTake(new Map(take).set(one.name, side as 'mine' | 'theirs'))}
                        data={[
                          { value: 'mine', label: t('form.takeMine') },
                          { value: 'theirs', label: t('form.takeTheirs') },
                        ]}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </ScrollTable>
        )}
        <Group gap="xs">
          <Button
            size="sm"
            onClick={() =>
              onMerge(new Set([...take].filter(([, side]) => side === 'theirs').map(([name]) => name)))
            }
          >
            {t('form.merge')}
          </Button>
          <Button size="sm" variant="default" onClick={onDiscard}>
            {t('form.discard')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(plain).join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${plain(one)}`)
      .join(', ');
  }
  return String(value);
}
