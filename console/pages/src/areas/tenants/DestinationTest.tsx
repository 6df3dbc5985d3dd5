import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, body } from '~/api/client';
import { Card } from '~/kit/Card';
import { ProblemView } from '~/kit/ProblemView';
import { useTexts } from '~/kit/texts';
import { texts } from './texts';

const REFUSED = ['destination.barred', 'destination.not-allowed'];

/** Asks routing-service whether the tenant may call a number. */
export function DestinationTest({ tenantId }: { tenantId: string }) {
  const t = useTexts(texts);
  const [number, setNumber] = useState('');
  const asked = useMutation({
    mutationFn: (to: string) =>
      body(api.POST('/api/v1/routes/explain', { body: { direction: 'outbound', number: to, tenantId } })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (number.trim()) asked.mutate(number.trim());
  };
  const checks = asked.data?.trace.flatMap((one) => one.checks) ?? [];
  const check = checks.find((one) => one.rule === 'destination.allowed');
  const refused = REFUSED.includes(asked.data?.reason ?? '');
  return (
    <Card title={t('section.test')}>
      <Text size="sm" c="dimmed" mb="md">
        {t('testLead')}
      </Text>
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput
            label={t('number')}
            inputMode="tel"
            autoComplete="off"
            description={t('numberHelp')}
            value={number}
            onChange={(event) => {
              setNumber(event.currentTarget.value);
              asked.reset();
            }}
          />
          <Button type="submit" variant="default" loading={asked.isPending}>
            {t('test')}
          </Button>
        </Group>
      </form>
      <div role="status" aria-live="polite">
        {asked.isSuccess &&
          (refused ? (
            <Alert mt="md" color="red" icon={<IconBan aria-hidden />} title={t('mayNot')}>
              <span lang="en">{check?.detail || asked.data.reason}</span>
            </Alert>
          ) : check?.passed ? (
            <Alert mt="md" color="green" icon={<IconCheck aria-hidden />} title={t('mayCall')} />
          ) : (
            <Alert mt="md" color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t('other')}>
              {t('otherText', { reason: asked.data.reason ?? '—' })}
            </Alert>
          ))}
      </div>
      {asked.isError && <ProblemView error={asked.error} />}
    </Card>
  );
}
