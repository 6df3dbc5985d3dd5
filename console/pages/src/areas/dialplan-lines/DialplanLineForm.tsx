import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { api, body, type Schema } from '~/api/client';
import { useCreated } from '~/kit/created';
import { EntityField } from '~/kit/form/EntityFields';
import { EntityForm, type SavedEntity } from '~/kit/form/EntityForm';
import { NumberField, Section, SwitchField, TextField } from '~/kit/form/fields';
import { useGo } from '~/kit/navigation';
import { useCan } from '~/kit/session';
import { carriers } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { type Line, lineQuery } from './lines';
import { texts } from './texts';

/** What was stored: a line, or the lines of a dial prefix, which have no entity of their own. */
type Saved = SavedEntity & { line: Line | null; block: Schema<'OutboundBlockView'> | null };
type Values = {
  generator: boolean;
  context: string;
  exten: string;
  priority: number | null;
  app: string;
  appdata: string;
  prefix: string;
  carrierId: string | null;
  timeoutSeconds: number | null;
};

const initial: Values = {
  generator: false,
  context: 'from-campaign',
  exten: '',
  priority: 1,
  app: '',
  appdata: '',
  prefix: '',
  carrierId: null,
  timeoutSeconds: null,
};

const savedLine = (line: Line): Saved => ({
  id: line.id,
  version: line.version,
  updatedAt: line.updatedAt,
  line,
  block: null,
});

const valuesOf = ({ line, block }: Saved): Values =>
  line
    ? {
        ...initial,
        context: line.context,
        exten: line.exten,
        priority: line.priority,
        app: line.app,
        appdata: line.appdata,
      }
    : {
        ...initial,
        generator: true,
        prefix: block?.prefix ?? '',
        carrierId: block?.carrierId ?? null,
        timeoutSeconds: block?.timeoutSeconds ?? null,
      };

const draftOf = (values: Values): Schema<'DialplanLineDraft'> => ({
  context: values.context.trim() || null,
  exten: values.exten.trim(),
  priority: values.priority ?? 1,
  app: values.app.trim(),
  appdata: values.appdata.trim() || null,
});

async function writeBlock(values: Values): Promise<Saved> {
  const block = await body(
    api.POST('/api/v1/dialplan-lines/outbound-blocks', {
      body: {
        prefix: values.prefix.trim(),
        carrierId: values.carrierId as string,
        timeoutSeconds: values.timeoutSeconds,
      },
    }),
  );
  return {
    id: block.carrierId,
    version: block.applied?.version ?? 0,
    updatedAt: new Date().toISOString(),
    warnings: block.warnings,
    line: null,
    block,
  };
}

/** The form of a line. A new one has a switch: one line by hand, or all lines of a dial prefix. */
export function DialplanLineForm({ line }: { line: Line | null }) {
  const t = useTexts(texts);
  const go = useGo();
  const goToCreated = useCreated();
  const can = useCan();
  const client = useQueryClient();
  const read = (id: string) => body(api.GET('/api/v1/dialplan-lines/{id}', { params: { path: { id } } }));
  return (
    <EntityForm<Saved, Values>
      queryKey={['dialplan-lines']}
      entity={line && savedLine(line)}
      valuesOf={valuesOf}
      initial={initial}
      readOnly={can(line ? 'replaceDialplanLine' : 'createDialplanLine') ? null : t('noRight')}
      saveLabel={line ? undefined : t('add')}
      onCancel={() => go('/dialplan-lines')}
      validate={(values): Partial<Record<keyof Values, string>> =>
        values.generator
          ? {
              ...(values.prefix.trim() ? {} : { prefix: t('required') }),
              ...(values.carrierId ? {} : { carrierId: t('required') }),
            }
          : {
              ...(values.exten.trim() ? {} : { exten: t('required') }),
              ...(values.app.trim() ? {} : { app: t('required') }),
              ...(values.priority === null ? { priority: t('required') } : {}),
            }
      }
      save={async (values, { ifMatch, idempotencyKey }) => {
        if (line)
          return savedLine(
            await body(
              api.PUT('/api/v1/dialplan-lines/{id}', {
                params: { path: { id: line.id }, header: ifMatch ?? {} },
                body: draftOf(values),
              }),
            ),
          );
        if (values.generator) return writeBlock(values);
        return savedLine(
          await body(
            api.POST('/api/v1/dialplan-lines', { params: { header: idempotencyKey }, body: draftOf(values) }),
          ),
        );
      }}
      reload={async () => savedLine(await read((line as Line).id))}
      {...(line ? { readApplied: async (saved: Saved) => (await read(saved.id)).applied } : {})}
      onSaved={(saved, created) => {
        if (saved.line) client.setQueryData(lineQuery(saved.id).queryKey, saved.line);
        if (!created) return;
        if (saved.line) {
          goToCreated(`/dialplan-lines/${saved.id}`, saved);
          return;
        }
        const { block } = saved;
        void client.invalidateQueries({ queryKey: ['carriers'] });
        notifications.show({
          color: 'green',
          message: t('blockDone', { carrier: block?.carrierName ?? '', prefix: block?.prefix ?? '' }),
        });
        for (const warning of saved.warnings ?? [])
          notifications.show({ color: 'yellow', message: warning.message, autoClose: 10_000 });
        go('/dialplan-lines', { replace: true, search: { tab: 'prefixes' } });
      }}
    >
      {({ values }) => (
        <>
          {!line && (
            <Section title={t('section.what')}>
              <div className="wide">
                <SwitchField name="generator" label={t('generator')} help={t('generatorHelp')} />
              </div>
            </Section>
          )}
          {values.generator ? <BlockFields /> : <LineFields />}
        </>
      )}
    </EntityForm>
  );
}

function BlockFields() {
  const t = useTexts(texts);
  return (
    <Section title={t('section.block')}>
      <TextField
        name="prefix"
        label={t('column.prefix')}
        help={t('prefixHelp')}
        inputMode="numeric"
        required
      />
      <EntityField
        name="carrierId"
        label={t('column.carrier')}
        help={t('carrierHelp')}
        source={carriers}
        required
      />
      <NumberField
        name="timeoutSeconds"
        label={t('column.timeout')}
        help={t('timeoutHelp')}
        min={1}
        max={3600}
        suffix={t('seconds')}
      />
    </Section>
  );
}

function LineFields() {
  const t = useTexts(texts);
  return (
    <Section title={t('section.line')}>
      <TextField name="exten" label={t('column.exten')} help={t('extenHelp')} required />
      <NumberField name="priority" label={t('column.priority')} help={t('priorityHelp')} min={1} required />
      <TextField name="app" label={t('column.app')} help={t('appHelp')} required />
      <TextField name="appdata" label={t('column.appdata')} help={t('appdataHelp')} />
      <TextField name="context" label={t('column.context')} help={t('contextHelp')} />
    </Section>
  );
}
