import { Alert, Anchor, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import {
  type FormEvent,
  lazy,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { ApiProblem } from '~/api/problem';
import { kitTexts } from '../kitTexts';
import { asProblem, ProblemView } from '../ProblemView';
import { useProblems } from '../problems';
import { useTexts } from '../texts';
import { Conflict } from './Conflict';
import { differences, same } from './conflict';
import { EntityFormContext, type FormContext, fieldId, type RegisteredField } from './context';
import { FormModalContext } from './FormModal';
import { type PlacedFault, placeFaults } from './faults';
import type { Planned } from './PlannedRows';
import { plannedTexts } from './plannedTexts';
import { type Applied, Saved } from './Saved';
import { UnsavedGuard } from './UnsavedGuard';

const PlannedRows = lazy(() => import('./PlannedRows'));

export interface SavedEntity {
  id: string;
  version: number;
  updatedAt: string;
  warnings?: { code: string; message: string }[];
}

export interface SaveHeaders {
  /** On a change: the version that was read. */
  ifMatch: { 'If-Match': string } | undefined;
  /** On a creation: stays the same while the same values are sent again. */
  idempotencyKey: { 'Idempotency-Key': string };
}

export interface EntityFormProps<E extends SavedEntity, V extends Record<string, unknown>> {
  queryKey: readonly unknown[];
  /** The entity to change; null to create one. */
  entity: E | null;
  /** The values of the fields of an entity. */
  valuesOf: (entity: E) => V;
  /** The values of a new entity. */
  initial: V;
  save: (values: V, headers: SaveHeaders) => Promise<E>;
  /** Reads the stored version, after a conflict. */
  reload?: () => Promise<E>;
  /** Reads which version is in Asterisk. */
  readApplied?: (entity: E) => Promise<Applied | null>;
  /** Asks for the rows that Asterisk would get, by a dry run. */
  plan?: (values: V, headers: Pick<SaveHeaders, 'ifMatch'>) => Promise<Planned | null>;
  /** Called when it is stored; `created` on the first save. Returns true if it goes to another page. */
  onSaved?: (entity: E, created: boolean) => unknown;
  /** What is wrong before anything is sent, by field. */
  validate?: (values: V) => Partial<Record<keyof V & string, string>>;
  saveLabel?: string;
  /** What can be done after saving, such as a test. */
  afterSave?: (entity: E) => ReactNode;
  /** Texts of the warnings that a save can bring, by code; without it, the service's. */
  warningText?: (warning: { code: string; message: string }) => string;
  /** Why nothing can be changed here. */
  readOnly?: string | null;
  onCancel?: () => void;
  children: (form: {
    values: V;
    set: <K extends keyof V & string>(name: K, value: V[K]) => void;
  }) => ReactNode;
}

/** A form for one entity: faults at fields, conflicts, the guard of unsaved changes, and what happened after saving. */
export function EntityForm<E extends SavedEntity, V extends Record<string, unknown>>(
  props: EntityFormProps<E, V>,
) {
  const t = useTexts(kitTexts);
  const planTexts = useTexts(plannedTexts);
  const problems = useProblems();
  const [start] = useState(() => (props.entity ? props.valuesOf(props.entity) : props.initial));
  const [values, setValues] = useState<V>(start);
  const [base, setBase] = useState<V>(start);
  const [version, setVersion] = useState(props.entity?.version);
  const [fields] = useState(() => new Map<string, RegisteredField>());
  const [faults, setFaults] = useState<PlacedFault[]>([]);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [theirs, setTheirs] = useState<E | null>(null);
  const [saved, setSaved] = useState<E | null>(null);
  const [attempts, setAttempts] = useState(0);
  const [saving, setSaving] = useState(false);
  const [planning, setPlanning] = useState(false);
  const [planned, setPlanned] = useState<Planned | null>(null);
  const summary = useRef<HTMLDivElement>(null);
  const key = useRef({ values: null as V | null, header: { 'Idempotency-Key': '' } });
  const leaving = useRef(false);
  const button = useRef<HTMLButtonElement>(null);
  const dialog = useContext(FormModalContext);
  const cancel = props.onCancel ?? dialog?.close;
  const dirty = !same(base, values);

  // biome-ignore lint/correctness/useExhaustiveDependencies: goes there after each refused attempt, not while a fault is being mended
  useEffect(() => {
    if (faults.length > 0 || problem || theirs) summary.current?.focus();
  }, [attempts, problem, theirs]);

  // A button that is busy loses the focus.
  useEffect(() => {
    if (saved && !saving && document.activeElement === document.body) button.current?.focus();
  }, [saved, saving]);

  useEffect(() => {
    if ((saved?.warnings ?? []).length > 0) summary.current?.scrollIntoView({ block: 'start' });
  }, [saved]);

  const context: FormContext = {
    get: (name) => values[name],
    set: (name, value) => {
      setValues((before) => ({ ...before, [name]: value }));
      setFaults((before) =>
        before.some((one) => one.name === name) ? before.filter((one) => one.name !== name) : before,
      );
    },
    preset: (name, value) => {
      if (version !== undefined || props.readOnly) return;
      const filled = (before: V) => (before[name] == null ? { ...before, [name]: value } : before);
      setBase(filled);
      setValues(filled);
    },
    error: (name) => {
      const found = faults.filter((one) => one.name === name);
      return found.length > 0 ? found.map((one) => textOf(one)).join(' ') : undefined;
    },
    register: (name, field) => void fields.set(name, field),
    fields,
    faults: faults.flatMap((one) => one.name ?? []),
    readOnly: Boolean(props.readOnly),
  };
  const textOf = (one: PlacedFault) =>
    one.fault.rule === 'console' ? one.fault.message : problems.fault(one.fault);

  const headersFor = (values: V): SaveHeaders => {
    if (!same(key.current.values, values))
      key.current = { values, header: { 'Idempotency-Key': crypto.randomUUID() } };
    return {
      ifMatch: version === undefined ? undefined : { 'If-Match': `"${version}"` },
      idempotencyKey: key.current.header,
    };
  };

  /** Whether the values may be sent; otherwise it shows why not. */
  const check = (): boolean => {
    setProblem(null);
    setSaved(null);
    const own = Object.entries(props.validate?.(values) ?? {}).filter(([, text]) => text);
    setFaults(
      own.map(([name, text]) => ({ name, fault: { field: name, rule: 'console', message: String(text) } })),
    );
    if (own.length > 0) setAttempts((before) => before + 1);
    return own.length === 0;
  };

  const showPlan = async (plan: NonNullable<typeof props.plan>) => {
    if (saving || planning || !check()) return;
    setPlanning(true);
    try {
      setPlanned(await plan(values, headersFor(values)));
    } catch (error) {
      await refused(asProblem(error));
    } finally {
      setPlanning(false);
    }
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (saving || !check()) return;
    setSaving(true);
    try {
      const entity = await props.save(values, headersFor(values));
      const created = version === undefined;
      const stored = props.valuesOf(entity);
      setBase(stored);
      setValues(stored);
      setVersion(entity.version);
      setSaved(entity);
      setTheirs(null);
      // After a creation, the screen goes to the page of the entity, which the guard must not stop.
      leaving.current = true;
      leaving.current = props.onSaved?.(entity, created) === true || created;
    } catch (error) {
      await refused(asProblem(error));
    } finally {
      setSaving(false);
    }
  };

  const refused = async (refusal: ApiProblem) => {
    if (refusal.status === 412 && props.reload) {
      try {
        setTheirs(await props.reload());
        return;
      } catch (error) {
        setProblem(asProblem(error));
        return;
      }
    }
    const placed = placeFaults(refusal.errors, new Set(fields.keys()));
    const byCode = placed.length === 0 ? fieldOfCode(refusal.code, fields) : null;
    setFaults(
      byCode
        ? [{ name: byCode, fault: { field: byCode, rule: refusal.code, message: refusal.detail } }]
        : placed,
    );
    if (placed.length === 0 && !byCode) setProblem(refusal);
    setAttempts((before) => before + 1);
  };

  const merge = (takeTheirs: Set<string>) => {
    if (!theirs) return;
    const stored = props.valuesOf(theirs);
    const merged = { ...values };
    for (const name of takeTheirs) (merged as Record<string, unknown>)[name] = stored[name];
    setValues(merged);
    setBase(stored);
    setVersion(theirs.version);
    setTheirs(null);
  };
  const discard = () => {
    if (!theirs) return;
    const stored = props.valuesOf(theirs);
    setValues(stored);
    setBase(stored);
    setVersion(theirs.version);
    setTheirs(null);
  };

  return (
    <EntityFormContext.Provider value={context}>
      <form onSubmit={submit} noValidate autoComplete="off" data-guarded>
        <Stack gap="md">
          {props.readOnly && (
            <Alert color="gray" icon={<IconInfoCircle aria-hidden />}>
              {props.readOnly}
            </Alert>
          )}
          <div ref={summary} tabIndex={-1} className="form-summary">
            {faults.length > 0 && (
              <Alert
                role="alert"
                color="red"
                icon={<IconAlertTriangle aria-hidden />}
                title={t('form.faults', { count: faults.length })}
              >
                <List size="sm">
                  {faults.map((one) => (
                    <List.Item key={`${one.fault.field} ${one.fault.rule}`}>
                      {one.name ? (
                        <Anchor
                          size="sm"
                          href={`#${fieldId(one.name)}`}
                          onClick={(event) => {
                            event.preventDefault();
                            focusField(one.name as string);
                          }}
                        >
                          {fields.get(one.name)?.label ?? one.name}: {textOf(one)}
                        </Anchor>
                      ) : (
                        `${one.fault.field}: ${textOf(one)}`
                      )}
                    </List.Item>
                  ))}
                </List>
              </Alert>
            )}
            {problem && <ProblemView error={problem} title={problems.sentence(problem)} />}
            {theirs && (
              <Conflict
                key={theirs.version}
                mine={version ?? ''}
                theirs={theirs.version}
                differences={differences(base, values, props.valuesOf(theirs))}
                fields={fields}
                onMerge={merge}
                onDiscard={discard}
              />
            )}
            {saved && !dirty && (saved.warnings ?? []).length > 0 && (
              <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} title={t('form.warnings')}>
                {(saved.warnings ?? []).map((warning) => (
                  <Text size="sm" key={`${warning.code} ${warning.message}`}>
                    {props.warningText?.(warning) ?? warning.message}
                  </Text>
                ))}
              </Alert>
            )}
          </div>
          {props.children({ values, set: (name, value) => context.set(name, value) })}
          <Group className="form-footer" justify="flex-end" gap="sm">
            {saved && !dirty && (
              <Group gap="sm" flex={1} miw={260}>
                <Saved
                  version={saved.version}
                  at={saved.updatedAt}
                  queryKey={[...props.queryKey, saved.id]}
                  readApplied={
                    props.readApplied ? () => props.readApplied?.(saved) ?? Promise.resolve(null) : undefined
                  }
                />
                {props.afterSave?.(saved)}
              </Group>
            )}
            {props.plan && !props.readOnly && theirs === null && (
              <Button
                variant="subtle"
                loading={planning}
                onClick={() => void showPlan(props.plan as NonNullable<typeof props.plan>)}
              >
                {planTexts('title')}
              </Button>
            )}
            {cancel && (
              <Button variant="default" onClick={cancel}>
                {t('cancel')}
              </Button>
            )}
            <Button
              ref={button}
              type="submit"
              loading={saving}
              disabled={Boolean(props.readOnly) || theirs !== null}
            >
              {props.saveLabel ?? t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
      <Modal opened={planned !== null} onClose={() => setPlanned(null)} title={planTexts('title')} size="xl">
        <Suspense fallback={null}>{planned && <PlannedRows planned={planned} />}</Suspense>
      </Modal>
      <UnsavedGuard unsaved={() => dirty && !leaving.current} />
    </EntityFormContext.Provider>
  );
}

/** Codes such as `carrier.name-taken` without `errors` name their field. */
function fieldOfCode(code: string, fields: ReadonlyMap<string, RegisteredField>): string | null {
  const stem = /\.([a-z-]+?)-(taken|invalid|unknown|out-of-range|fixed)$/.exec(code)?.[1];
  if (!stem) return null;
  const camel = stem.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return (
    [camel, `dial${camel.charAt(0).toUpperCase()}${camel.slice(1)}`].find((name) => fields.has(name)) ?? null
  );
}

function focusField(name: string) {
  const element = document.getElementById(fieldId(name));
  element?.scrollIntoView({ block: 'center' });
  element?.focus();
}
