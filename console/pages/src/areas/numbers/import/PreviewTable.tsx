import { Badge, Button, Group, Paper, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCopy, IconPencil, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useFormats } from '~/kit/format';
import { internationalOf } from '~/kit/national';
import { phoneOf } from '~/kit/phone';
import { usePreferences } from '~/kit/preferences';
import { useProblems } from '~/kit/problems';
import { ScrollTable } from '~/kit/ScrollTable';
import { useTexts } from '~/kit/texts';
import {
  type FileColumn,
  inOrder,
  type Mode,
  type PreviewRow,
  plain,
  type RowError,
  type RowKind,
  shownColumns,
} from './preview';
import { importTexts } from './texts';

const STEP = 200;

interface PreviewTableProps {
  header: string[];
  /** What a person chose that columns are. */
  columns: Record<string, string>;
  /** Of the tenant, for numbers without one. */
  country: string | undefined;
  rows: PreviewRow[];
  mode: Mode;
  /** Changed cells, by the index of the row. */
  edits: ReadonlyMap<number, string[]>;
  onEdit: (row: number, cells: string[]) => void;
  disabled: boolean;
}

type Shown = 'all' | RowKind;

/** The rows of a file and what becomes of them; wrong ones first, whose cells can be corrected here. */
export function PreviewTable({
  header,
  columns,
  country,
  rows,
  mode,
  edits,
  onEdit,
  disabled,
}: PreviewTableProps) {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const [shown, setShown] = useState<Shown>('all');
  const [most, setMost] = useState(STEP);
  const { shown: shownOf, leftOut } = shownColumns(header, columns);
  const countryAt = shownOf.find(({ field }) => field === 'country')?.index ?? -1;
  const ordered = useMemo(() => inOrder(rows), [rows]);
  const count = (kind: RowKind) => rows.filter((row) => row.kind === kind).length;
  const existing = mode === 'create' ? 'duplicate' : 'existing';
  const options: { value: Shown; label: string }[] = [
    { value: 'all', label: t('filter.all', { count: formats.number(rows.length) }) },
    { value: 'new', label: t('filter.new', { count: formats.number(count('new')) }) },
    { value: 'existing', label: t(`filter.${existing}`, { count: formats.number(count('existing')) }) },
    { value: 'bad', label: t('filter.bad', { count: formats.number(count('bad')) }) },
  ];
  const chosen = ordered.filter((row) => shown === 'all' || row.kind === shown);
  return (
    <Stack gap="sm">
      <div className="import-filter">
        <SegmentedControl
          size="sm"
          aria-label={t('filter.label')}
          data={options}
          value={shown}
          onChange={(value) => {
            setShown(value as Shown);
            setMost(STEP);
          }}
        />
      </div>
      {chosen.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noRows')}
        </Text>
      ) : (
        <Paper withBorder radius="md" className="table-frame">
          <ScrollTable label={t('title')}>
            <thead>
              <tr>
                <th scope="col" className="right">
                  {t('line')}
                </th>
                <th scope="col">{t('state')}</th>
                {shownOf.map((column) => (
                  <th key={column.index} scope="col">
                    {column.name}
                    <FieldName column={column} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {chosen.slice(0, most).map((row) => (
                <Row
                  key={row.index}
                  width={header.length}
                  columns={shownOf}
                  country={row.cells[countryAt] || country}
                  row={row}
                  mode={mode}
                  edited={edits.get(row.index)}
                  onEdit={onEdit}
                  disabled={disabled}
                />
              ))}
            </tbody>
          </ScrollTable>
        </Paper>
      )}
      {leftOut.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('leftOut', { names: formats.list(leftOut) })}
        </Text>
      )}
      {chosen.length > most && (
        <Group>
          <Button size="sm" variant="default" onClick={() => setMost(most + STEP)}>
            {t('moreRows')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** What a column is, where its name in the file is another one: `areaCode` needs no "Area code" below it. */
function FieldName({ column: { name, field } }: { column: FileColumn }) {
  const t = useTexts(importTexts);
  const label = field === null || field === 'none' ? t('leaveOut') : t(`field.${field}`);
  if (plain(label) === plain(name)) return null;
  return (
    <Text size="xs" c="dimmed" component="div">
      {label}
    </Text>
  );
}

interface RowProps {
  /** How many columns the file has. */
  width: number;
  columns: FileColumn[];
  country: string | undefined;
  row: PreviewRow;
  mode: Mode;
  edited: string[] | undefined;
  onEdit: (row: number, cells: string[]) => void;
  disabled: boolean;
}

function Row({ width, columns, country, row, mode, edited, onEdit, disabled }: RowProps) {
  const t = useTexts(importTexts);
  const sentence = useErrorSentence();
  const cells = edited ?? row.cells;
  const bad = row.kind === 'bad';
  const placed = new Set(row.errors.map((error) => error.column));
  const others = row.errors.filter((error) => !columns.some(({ name }) => name === error.column));
  return (
    <tr className={bad ? 'import-bad' : undefined}>
      <td className="right figures">{row.line}</td>
      <td>
        <Stack gap={4} align="flex-start">
          <KindBadge kind={row.kind} mode={mode} />
          {edited && (
            <Badge
              className="state-badge"
              variant="light"
              color="blue"
              radius="sm"
              leftSection={<IconPencil size={13} aria-hidden />}
            >
              {t('edited')}
            </Badge>
          )}
          {row.kind === 'existing' && (
            <Text size="xs" c="dimmed">
              {row.twin === null ? t('known') : t('twin', { line: row.twin })}
            </Text>
          )}
          {others.map((error) => (
            <Text size="xs" className="field-error" key={error.column}>
              {sentence(error)}
            </Text>
          ))}
        </Stack>
      </td>
      {columns.map(({ name, index, field }) => {
        const errors = placed.has(name) ? row.errors.filter((error) => error.column === name) : [];
        return (
          <td key={index}>
            {bad ? (
              <TextInput
                size="xs"
                miw={110}
                aria-label={t('edit', { column: name, line: row.line })}
                value={cells[index] ?? ''}
                error={errors.length > 0 ? errors.map(sentence).join(' ') : undefined}
                disabled={disabled}
                onChange={(event) => {
                  const next = Array.from({ length: width }, (_, at) => cells[at] ?? '');
                  next[index] = event.currentTarget.value;
                  onEdit(row.index, next);
                }}
              />
            ) : (
              <span className="import-cell">
                {field === 'number'
                  ? phoneOf(internationalOf(cells[index] ?? '', country?.toUpperCase())).text
                  : (cells[index] ?? '')}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function KindBadge({ kind, mode }: { kind: RowKind; mode: Mode }) {
  const t = useTexts(importTexts);
  const look =
    kind === 'bad'
      ? { color: 'red', icon: IconAlertTriangle, text: t('kind.bad') }
      : kind === 'new'
        ? { color: 'green', icon: IconPlus, text: t('kind.new') }
        : mode === 'create'
          ? { color: 'gray', icon: IconCopy, text: t('kind.duplicate') }
          : { color: 'blue', icon: IconPencil, text: t('kind.existing') };
  return (
    <Badge
      className="state-badge"
      variant="light"
      color={look.color}
      radius="sm"
      leftSection={<look.icon size={13} aria-hidden />}
    >
      {look.text}
    </Badge>
  );
}

/** The reason of a wrong cell. In English, the service's own is the most exact. */
function useErrorSentence(): (error: RowError) => string {
  const t = useTexts(importTexts);
  const { language } = usePreferences();
  const { sentence } = useProblems();
  return (error) => {
    if (language === 'en') return `${error.error}.`.replace(/\.\.$/, '.');
    const known = Object.keys(importTexts.en.rule).find((name) => name === error.column);
    if (error.code === 'request.invalid' && known)
      return t(`rule.${known as keyof typeof importTexts.en.rule}`);
    return sentence({ code: error.code, title: '', detail: error.error });
  };
}
