import { notifications } from '@mantine/notifications';
import { useLocation } from '@tanstack/react-router';
import { api, body, type Schema } from '~/api/client';
import { EntityField } from '~/kit/form/EntityFields';
import { EntityForm } from '~/kit/form/EntityForm';
import { Section, TextField } from '~/kit/form/fields';
import { parseSearch, useGo, useSearch, useTenant } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { phoneOf } from '~/kit/phone';
import { useUser } from '~/kit/session';
import { tenants } from '~/kit/sources';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';

type Saved = Schema<'BlockedCaller'> & { version: number; updatedAt: string };
type Values = { number: string; note: string; tenantId: string | null };

export default function BlockedCallerNew() {
  const t = useTexts(texts);
  const go = useGo();
  const me = useUser();
  const chosen = useTenant();
  const { tenantId, call } = useSearch();
  const { number } = parseSearch(useLocation().hash);
  // From a call, the way leads back to it.
  const back = typeof call === 'string' ? `/calls/${call}` : '/blocked-callers';
  return (
    <Page title={t('add')} trail={[{ label: t('title'), to: '/blocked-callers' }]} width={960}>
      <EntityForm<Saved, Values>
        queryKey={['blocked-callers']}
        entity={null}
        initial={{
          number: typeof number === 'string' ? number : '',
          note: '',
          tenantId: me.tenantId ?? (typeof tenantId === 'string' ? tenantId : chosen),
        }}
        valuesOf={(saved) => ({ number: saved.number, note: saved.note ?? '', tenantId: saved.tenantId })}
        saveLabel={t('add')}
        onCancel={() => go(back)}
        validate={(values) => ({
          ...(values.number.trim() ? {} : { number: t('required') }),
          ...(values.tenantId ? {} : { tenantId: t('required') }),
        })}
        save={async (values, { idempotencyKey }) => {
          const saved = await body(
            api.POST('/api/v1/blocked-callers', {
              params: { header: idempotencyKey },
              body: {
                number: values.number.trim(),
                note: values.note.trim() || null,
                tenantId: values.tenantId,
              },
            }),
          );
          return { ...saved, version: 1, updatedAt: saved.createdAt };
        }}
        onSaved={(saved) => {
          notifications.show({
            color: 'green',
            message: t('blocked', { number: phoneOf(saved.number).text }),
          });
          go(back, { replace: true });
        }}
      >
        {() => (
          <Section title={t('section')}>
            <TextField
              name="number"
              label={t('column.number')}
              help={t('numberHelp')}
              inputMode="tel"
              required
            />
            {me.role !== 'seller' && (
              <EntityField
                name="tenantId"
                label={t('column.tenant')}
                help={t('tenantHelp')}
                source={tenants}
                required
              />
            )}
            <div className="wide">
              <TextField name="note" label={t('column.note')} help={t('noteHelp')} />
            </div>
          </Section>
        )}
      </EntityForm>
    </Page>
  );
}
