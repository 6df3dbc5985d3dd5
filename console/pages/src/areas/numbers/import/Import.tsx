import './import.css';
import {
  Alert,
  Button,
  Code,
  Collapse,
  FileButton,
  Group,
  Paper,
  Select,
  Skeleton,
  Stack,
  Text,
} from '@mantine/core';
import { IconDownload, IconFileTypeCsv, IconHistory, IconInfoCircle, IconRefresh } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useMemo, useRef, useState } from 'react';
import { ApiProblem } from '~/api/problem';
import { UnsavedGuard } from '~/kit/form/UnsavedGuard';
import { useFormats } from '~/kit/format';
import { saveCsv } from '~/kit/listing/csv';
import { useTenantCountry } from '~/kit/national';
import { useGo, useSearch, useTenant } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { asProblem, ProblemView } from '~/kit/ProblemView';
import { useProblems } from '~/kit/problems';
import { SourceSelect } from '~/kit/SourceSelect';
import { useStateLabel } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { tenants } from '~/kit/sources';
import { type Translate, useTexts } from '~/kit/texts';
import { type DidStatus, STATUSES } from '../numbers';
import { startImport, tryImport } from './api';
import { type CsvFile, decode, lacksTitles, parseCsv, titlesFor, writeCsv } from './csv';
import { Done, ImportResult } from './ImportResult';
import { PreviewTable } from './PreviewTable';
import {
  FIELDS,
  fieldByName,
  MODES,
  type Mode,
  mappingOf,
  numberColumnOf,
  previewOf,
  type Report,
  unknownColumns,
  withoutCalls,
} from './preview';
import { importTexts } from './texts';

const LARGEST_PREVIEW = 1_000_000;
const MOST_ROWS = 10_000;
const HEADER = 'number,areaCode,trunk,status,maxUsage,tags,provider,region,notes';
const EXAMPLE = [
  HEADER,
  '+14045556791,404,,active,1000,north,Provider A,US-East,Main line',
  '(404) 555-6790,,,available,,"north, new",Provider A,US-East,',
].join('\n');

interface Loaded {
  name: string;
  size: number;
  blob: Blob;
  csv: CsvFile;
  /** The line of each row in `blob`. */
  lines: number[];
  /** Whether its first row is known to be titles: it does not look like numbers, or a person has said so. */
  titled: boolean;
}

export default function Import() {
  const t = useTexts(importTexts);
  const go = useGo();
  const running = useSearch().import;
  const trail = [{ label: t('numbers'), to: '/numbers' }];
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      trail={trail}
      actions={
        <Button
          variant="default"
          leftSection={<IconHistory size={16} aria-hidden />}
          onClick={() => go('/numbers/imports')}
        >
          {t('past')}
        </Button>
      }
    >
      {typeof running === 'string' ? (
        <ImportResult id={running} again={() => go('/numbers/import')} />
      ) : (
        <NewImport />
      )}
    </Page>
  );
}

function NewImport() {
  const t = useTexts(importTexts);
  const formats = useFormats();
  const go = useGo();
  const client = useQueryClient();
  const namesTenant = useCan()('listTenants');
  const onTop = useTenant();
  const [tenantId, setTenantId] = useState<string | null>(onTop);
  const { country } = useTenantCountry(tenantId);
  const [mode, setMode] = useState<Mode>('create');
  const [status, setStatus] = useState<DidStatus>('active');
  const state = useStateLabel();
  const [file, setFile] = useState<Loaded | null>(null);
  const [version, setVersion] = useState(0);
  const [columns, setColumns] = useState<Record<string, string>>({});
  const [edits, setEdits] = useState<ReadonlyMap<number, string[]>>(new Map());
  const [corrected, setCorrected] = useState(false);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [local, setLocal] = useState<Report | null>(null);
  const key = useRef({ of: '', value: '' });

  const large = file !== null && (file.size > LARGEST_PREVIEW || file.csv.rows.length > MOST_ROWS);
  const tenantMissing = namesTenant && tenantId === null;
  const ready = file?.titled === true && !tenantMissing;
  const request = (loaded: Loaded) => ({
    file: loaded.blob,
    name: loaded.name,
    tenantId: namesTenant ? tenantId : null,
    mode,
    status,
    mapping: mappingOf(columns),
  });
  const check = useQuery({
    // Not of the numbers: what is read again after the import would send the file twice more.
    queryKey: ['import-check', version, tenantId, mode, status, columns],
    enabled: ready && !large,
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const asked = request(file as Loaded);
      const report = await tryImport(asked, mode, signal);
      const changesOnly = mode === 'update' ? null : await tryImport(asked, 'update', signal);
      return { report, changesOnly };
    },
  });
  const rows = useMemo(
    () =>
      file && check.data
        ? previewOf(
            file.csv.rows.map((row) => row.cells),
            file.lines,
            check.data.report,
            check.data.changesOnly,
            numberColumnOf(file.csv.header, columns),
          )
        : [],
    [file, check.data, columns],
  );

  const load = async (chosen: File) => {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    // Of a large file, the heading is enough: it has no preview.
    const csv = parseCsv(decode(bytes.subarray(0, LARGEST_PREVIEW + 1)));
    setFile({
      name: chosen.name,
      size: chosen.size,
      blob: chosen,
      csv,
      lines: csv.rows.map((row) => row.line),
      titled: !lacksTitles(csv.header),
    });
    setColumns({});
    setEdits(new Map());
    setCorrected(false);
    setRefusal(null);
    setVersion((before) => before + 1);
  };
  const checkAgain = () => {
    if (!file) return;
    const cells = file.csv.rows.map((row, index) => edits.get(index) ?? row.cells);
    const { text, lines } = writeCsv(file.csv.header, cells);
    const blob = new Blob([text], { type: 'text/csv' });
    const csv = { ...file.csv, rows: cells.map((row, index) => ({ cells: row, line: lines[index] ?? 0 })) };
    setFile({ ...file, blob, size: blob.size, csv, lines });
    setEdits(new Map());
    setVersion((before) => before + 1);
  };
  const addTitles = () => {
    if (!file) return;
    const header = titlesFor(file.csv, (place) => t('columnOf', { place }));
    const cells = [file.csv.header, ...file.csv.rows.map((row) => row.cells)];
    const { text, lines } = writeCsv(header, cells);
    const blob = new Blob([text], { type: 'text/csv' });
    const rows = cells.map((row, index) => ({ cells: row, line: lines[index] ?? 0 }));
    const csv = { header, rows, separator: ',' };
    setFile({ ...file, blob, size: blob.size, csv, lines, titled: true });
    setVersion((before) => before + 1);
  };
  const send = async () => {
    if (!file) return;
    const asked = JSON.stringify([version, tenantId, mode, status, columns]);
    if (key.current.of !== asked) key.current = { of: asked, value: crypto.randomUUID() };
    setSending(true);
    setRefusal(null);
    try {
      const started = await startImport(request(file), key.current.value);
      void client.invalidateQueries({ queryKey: ['numbers', 'list'] });
      if ('importId' in started)
        go('/numbers/import', { search: { import: started.importId }, replace: true });
      else setLocal(started.report);
    } catch (error) {
      setRefusal(error);
    }
    setSending(false);
  };

  if (local)
    return (
      <Done
        report={local}
        one={null}
        again={() => {
          setLocal(null);
          setFile(null);
        }}
      />
    );
  const report = check.data?.report;
  const stopped = file ? withoutCalls(rows, file.csv.header, columns, status) : 0;
  return (
    <Stack gap="md">
      <UnsavedGuard unsaved={() => corrected} />
      <Paper withBorder radius="md" p="lg">
        <div className="form-grid">
          {namesTenant && (
            <SourceSelect
              label={t('tenant')}
              required
              source={tenants}
              value={tenantId}
              onChange={setTenantId}
            />
          )}
          <Select
            label={t('mode.label')}
            data={MODES.map((value) => ({ value, label: t(`mode.${value}`) }))}
            value={mode}
            allowDeselect={false}
            onChange={(value) => value && setMode(value as Mode)}
          />
          {mode !== 'update' && (
            <Select
              label={t('status.label')}
              description={t(`status.${status}`)}
              data={STATUSES.map((value) => ({ value, label: state(value) }))}
              value={status}
              allowDeselect={false}
              onChange={(value) => value && setStatus(value as DidStatus)}
            />
          )}
        </div>
      </Paper>
      {file ? <FileBar file={file} load={load} report={report} /> : <Drop load={load} />}
      {file && tenantMissing && (
        <Alert color="blue" icon={<IconInfoCircle aria-hidden />}>
          {t('tenantFirst')}
        </Alert>
      )}
      {file && !file.titled && (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} title={t('untitled')} role="alert">
          <Text size="sm">{t(large ? 'untitledLarge' : 'untitledText')}</Text>
          <Group gap="sm" mt="sm">
            {!large && (
              <Button size="sm" onClick={addTitles}>
                {t('addTitles')}
              </Button>
            )}
            <Button size="sm" variant="default" onClick={() => setFile({ ...file, titled: true })}>
              {t('hasTitles')}
            </Button>
          </Group>
        </Alert>
      )}
      {file && ready && !large && (
        <Columns
          key={`${version} ${check.isError}`}
          header={file.csv.header}
          chosen={columns}
          open={check.isError && isAboutColumns(check.error)}
          onChange={setColumns}
        />
      )}
      {file && large && (
        <Alert color="blue" icon={<IconInfoCircle aria-hidden />} title={t('large')}>
          {t('largeText')}
        </Alert>
      )}
      {check.isError && (
        <Unreadable
          error={check.error}
          unknown={file ? unknownColumns(file.csv.header, columns) : []}
          retry={() => void check.refetch()}
        />
      )}
      {check.isFetching && (
        <Stack gap="xs" role="status">
          <Text size="sm">{t('checking', { rows: formats.number(file?.csv.rows.length ?? 0) })}</Text>
          <Skeleton height={160} />
        </Stack>
      )}
      {stopped > 0 && !check.isFetching && (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} title={t('stopped', { count: stopped })}>
          {t('stoppedText')}
        </Alert>
      )}
      {file && report && !check.isFetching && (
        <PreviewTable
          header={file.csv.header}
          columns={columns}
          country={country}
          rows={rows}
          mode={mode}
          edits={edits}
          disabled={sending}
          onEdit={(row, cells) => {
            setCorrected(true);
            setEdits((before) => new Map(before).set(row, cells));
          }}
        />
      )}
      {refusal !== null && <ProblemView error={refusal} title={t('refused')} />}
      {file && ready && (large || (report && !check.isFetching)) && (
        <Group className="form-footer" justify="flex-end">
          {edits.size > 0 ? (
            <>
              <Text size="sm">{t('checkHelp')}</Text>
              <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={checkAgain}>
                {t('check')}
              </Button>
            </>
          ) : (
            <>
              {report && report.failed > 0 && <Text size="sm">{t('skip', { count: report.failed })}</Text>}
              <Button
                loading={sending}
                disabled={!large && (report?.success ?? 0) === 0}
                onClick={() => void send()}
              >
                {large
                  ? t('importLarge')
                  : report?.success
                    ? t('import', { count: report.success })
                    : t('nothing')}
              </Button>
            </>
          )}
        </Group>
      )}
    </Stack>
  );
}

const isAboutColumns = (error: unknown) =>
  error instanceof ApiProblem && /^import\.(no-number-column|unknown-column|unreadable)$/.test(error.code);

const ACCEPT = '.csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values';

function Drop({ load }: { load: (file: File) => void }) {
  const t = useTexts(importTexts);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) load(dropped);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is another way; the button in it is for all */}
      <div
        className="import-drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileTypeCsv size={36} stroke={1.4} aria-hidden />
        <Text fw={600}>{t('drop')}</Text>
        <Text size="sm" c="dimmed">
          {t('or')}
        </Text>
        <FileButton accept={ACCEPT} onChange={(chosen) => chosen && load(chosen)}>
          {(props) => <Button {...props}>{t('choose')}</Button>}
        </FileButton>
        <Text size="xs" c="dimmed">
          {t('limits')}
        </Text>
        <Template />
        <ColumnNames />
      </div>
    </>
  );
}

function Template() {
  const t = useTexts(importTexts);
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => saveCsv('numbers-template', `\uFEFF${EXAMPLE.replaceAll('\n', '\r\n')}\r\n`)}
    >
      {t('template')}
    </Button>
  );
}

/** The names of the template beside those of the screens, where they differ. */
function ColumnNames() {
  const t = useTexts(importTexts);
  const names = (['trunk', 'status', 'maxUsage', 'areaCode'] as const).map(
    (field) => `${field}: ${t(`field.${field}`)}`,
  );
  return (
    <Text size="xs" c="dimmed" mt="xs">
      {t('columnNames', { names: names.join(' · ') })}
    </Text>
  );
}

function separatorName(separator: string, t: Translate<typeof importTexts.en>): string {
  const names = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
  return separator in names ? t(`separators.${names[separator as keyof typeof names]}`) : separator;
}

function FileBar({
  file,
  load,
  report,
}: {
  file: Loaded;
  load: (file: File) => void;
  report: Report | undefined;
}) {
  const t = useTexts(importTexts);
  return (
    <Paper withBorder radius="md" p="sm">
      <Group justify="space-between">
        <Group gap="sm">
          <IconFileTypeCsv size={24} stroke={1.5} aria-hidden />
          <Text size="sm" fw={600}>
            {file.name}
          </Text>
          {report && (
            <Text size="sm" c="dimmed">
              {t('format', {
                encoding: report.encoding,
                separator: separatorName(report.separator, t),
              })}
            </Text>
          )}
        </Group>
        <FileButton accept={ACCEPT} onChange={(chosen) => chosen && load(chosen)}>
          {(props) => (
            <Button {...props} size="sm" variant="default">
              {t('another')}
            </Button>
          )}
        </FileButton>
      </Group>
    </Paper>
  );
}

/** What each column is, for files with names that are not known. */
function Columns({
  header,
  chosen,
  open,
  onChange,
}: {
  header: string[];
  chosen: Record<string, string>;
  open: boolean;
  onChange: (next: Record<string, string>) => void;
}) {
  const t = useTexts(importTexts);
  const [shown, setShown] = useState(open);
  const autoOf = (name: string) => {
    const field = fieldByName(name);
    if (field === null) return t('notKnown');
    return t('auto', { field: field === 'none' ? t('leaveOut') : t(`field.${field}`) });
  };
  const optionsOf = (name: string) => [
    { value: 'auto', label: autoOf(name) },
    ...FIELDS.map((value) => ({ value, label: t(`field.${value}`) })),
    { value: 'none', label: t('leaveOut') },
  ];
  return (
    <div>
      <Button size="compact-sm" variant="subtle" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? t('hideColumns') : t('showColumns')}
      </Button>
      <Collapse expanded={shown}>
        <Paper withBorder radius="md" p="lg" mt="xs">
          <Text size="sm" c="dimmed" mb="sm">
            {t('columnsHelp')}
          </Text>
          <div className="import-columns">
            {[...new Set(header)]
              .filter((name) => name !== '')
              .map((name) => (
                <Select
                  key={name}
                  size="sm"
                  label={name}
                  data={optionsOf(name)}
                  error={fieldByName(name) === null && (chosen[name] ?? 'auto') === 'auto'}
                  allowDeselect={false}
                  value={chosen[name] ?? 'auto'}
                  onChange={(value) => value && onChange({ ...chosen, [name]: value })}
                />
              ))}
          </div>
        </Paper>
      </Collapse>
    </div>
  );
}

function Unreadable({ error, unknown, retry }: { error: unknown; unknown: string[]; retry: () => void }) {
  const t = useTexts(importTexts);
  const { sentence } = useProblems();
  const problem = asProblem(error);
  if (!problem.code.startsWith('import.')) return <ProblemView error={error} onRetry={retry} />;
  return (
    <>
      <ProblemView
        error={error}
        title={t('unreadable')}
        {...(/column$/.test(problem.code) ? { detail: null } : {})}
      />
      {unknown.length > 0 && (
        <Text size="sm">{t('unknownColumns', { count: unknown.length, names: unknown.join(', ') })}</Text>
      )}
      <Paper withBorder radius="md" p="lg" aria-label={sentence(problem)}>
        <Group justify="space-between" mb="xs">
          <Text size="sm" fw={600}>
            {t('example')}
          </Text>
          <Template />
        </Group>
        <Code block>{EXAMPLE}</Code>
        <ColumnNames />
      </Paper>
    </>
  );
}
