import { Alert, Button, Group, NumberInput, Progress, Stack, Text } from '@mantine/core';
import { IconGripVertical, IconInfoCircle } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { EntityField } from '~/kit/form/EntityFields';
import { NumberField, Section, SelectField, TextField } from '~/kit/form/fields';
import { OrderButtons } from '~/kit/form/OrderButtons';
import { useFormats } from '~/kit/format';
import { useRoutingWords } from '~/kit/routing/words';
import { StateBadge } from '~/kit/StateBadge';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import { useChange } from './actions';
import {
  availableClients,
  type Campaign,
  inOrder,
  type LinkOfCampaign,
  moved,
  patchLink,
  priorityChanges,
  STRATEGIES,
  type Strategy,
  shares,
} from './campaigns';
import { Card } from './parts';
import { Settings } from './Settings';
import { texts } from './texts';
import { useClientNames } from './useClientNames';

const CAUSES = [1, 3, 16, 17, 18, 19, 20, 21, 22, 27, 31, 34, 38, 41, 42];

const valuesOf = (campaign: Campaign) => ({
  routingStrategy: campaign.routingStrategy as string,
  dialTimeoutSeconds: campaign.dialTimeoutSeconds as number | null,
  overflow: campaign.overflow?.clientId ?? null,
  overflowRing: (campaign.overflow?.ringTimeoutSeconds ?? null) as number | null,
  cause: campaign.whenUnavailable?.cause == null ? null : String(campaign.whenUnavailable.cause),
  announcement: campaign.whenUnavailable?.announcement ?? '',
});

/** How the next client is chosen. */
export function Routing({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const words = useRoutingWords();
  const formats = useFormats();
  const sentence = (strategy: string, ring: number | null) =>
    t(`sentence.${strategy as Strategy}`, { ring: formats.duration(ring ?? 30) });
  return (
    <Stack gap="md">
      {campaign.clients.length > 0 &&
        (campaign.routingStrategy === 'weighted' ? (
          <Weights key={campaign.version} campaign={campaign} />
        ) : campaign.routingStrategy === 'round-robin' ? (
          <Turns />
        ) : (
          <Order campaign={campaign} />
        ))}
      <Settings
        campaign={campaign}
        valuesOf={valuesOf}
        patchOf={(values) => ({
          routingStrategy: values.routingStrategy as Strategy,
          dialTimeoutSeconds: values.dialTimeoutSeconds,
          overflow: values.overflow
            ? { clientId: values.overflow, ringTimeoutSeconds: values.overflowRing }
            : null,
          whenUnavailable:
            values.cause === null && !values.announcement.trim()
              ? null
              : {
                  cause: values.cause === null ? null : Number(values.cause),
                  announcement: values.announcement.trim() || null,
                },
        })}
      >
        {({ values }) => (
          <>
            <Section title={t('routing.strategy')}>
              <SelectField
                name="routingStrategy"
                label={t('routing.strategy')}
                help={t('routing.strategyHelp')}
                options={STRATEGIES.map((value) => ({ value, label: t(`strategy.${value}`) }))}
              />
              <NumberField
                name="dialTimeoutSeconds"
                label={t('routing.dialTimeoutSeconds')}
                help={t('routing.dialTimeoutSecondsHelp')}
                min={1}
                max={600}
              />
              <Alert className="wide" color="blue" icon={<IconInfoCircle aria-hidden />} aria-live="polite">
                {sentence(values.routingStrategy, values.dialTimeoutSeconds)} {t('sentence.busy')}
              </Alert>
            </Section>
            <Section title={t('routing.unavailable')} lead={t('routing.unavailableLead')}>
              <EntityField
                name="overflow"
                label={t('routing.overflowClient')}
                help={t('routing.overflowClientHelp')}
                source={availableClients(campaign.id)}
              />
              {values.overflow ? (
                <NumberField
                  name="overflowRing"
                  label={t('routing.overflowRing')}
                  help={t('routing.overflowRingHelp')}
                  min={1}
                  max={600}
                />
              ) : (
                <span />
              )}
              <SelectField
                name="cause"
                label={t('routing.cause')}
                help={t('routing.causeHelp')}
                clearable
                options={CAUSES.map((cause) => ({ value: String(cause), label: words.cause(cause) }))}
              />
              <TextField
                name="announcement"
                label={t('routing.announcement')}
                help={t('routing.announcementHelp')}
              />
            </Section>
          </>
        )}
      </Settings>
    </Stack>
  );
}

function Turns() {
  const t = useTexts(texts);
  return <Card title={t('routing.turn')}>{<Text size="sm">{t('routing.turnHelp')}</Text>}</Card>;
}

/** The order of the clients, changed by dragging or with buttons; each change is saved at once. */
function Order({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const can = useCan();
  const change = useChange();
  const nameOf = useClientNames(campaign);
  const [saving, setSaving] = useState(false);
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const links = inOrder(campaign.clients);
  const fixed = saving || !can('updateCampaignClient');
  const save = async (order: LinkOfCampaign[]) => {
    setSaving(true);
    await change(async () => {
      for (const { link, priority } of priorityChanges(order))
        await patchLink(campaign.id, link, { priority });
    }, t('routing.saved'));
    setSaving(false);
  };
  const drop = (event: DragEvent, at: number) => {
    event.preventDefault();
    if (dragged !== null && dragged !== at) void save(moved(links, dragged, at));
    setDragged(null);
    setOver(null);
  };
  return (
    <Card title={t('routing.order')} lead={t('routing.orderHelp')}>
      <ol className="client-order" aria-busy={saving}>
        {links.map((link, index) => {
          const name = nameOf(link.clientId);
          return (
            <li
              key={link.linkId}
              draggable={!fixed}
              className={`${dragged === index ? 'dragged' : ''} ${over === index && dragged !== null && dragged !== index ? 'over' : ''}`}
              onDragStart={() => setDragged(index)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(index);
              }}
              onDrop={(event) => drop(event, index)}
            >
              <IconGripVertical size={16} aria-hidden className="grip" />
              <span className="trace-place figures">{index + 1}</span>
              <Text size="sm" fw={600} span>
                {name}
              </Text>
              <StateBadge state={link.status} />
              <Text size="xs" c="dimmed" span>
                {t('overview.priority', { priority: link.priority })}
              </Text>
              <OrderButtons
                labels={{ up: t('routing.up', { name }), down: t('routing.down', { name }) }}
                up={index > 0}
                down={index < links.length - 1}
                disabled={fixed}
                onMove={(by) => void save(moved(links, index, index + by))}
              />
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

/** The weights of the clients with the shares that result while they are being changed. */
function Weights({ campaign }: { campaign: Campaign }) {
  const t = useTexts(texts);
  const can = useCan();
  const formats = useFormats();
  const change = useChange();
  const nameOf = useClientNames(campaign);
  const [weights, setWeights] = useState(
    () => new Map(campaign.clients.map((one) => [one.linkId, one.weight])),
  );
  const [saving, setSaving] = useState(false);
  const links = inOrder(campaign.clients);
  const edited = links.map((link) => ({ ...link, weight: weights.get(link.linkId) ?? link.weight }));
  const share = shares(edited);
  const changed = edited.filter((one, index) => one.weight !== links[index]?.weight);
  const save = async () => {
    setSaving(true);
    await change(async () => {
      for (const link of changed) await patchLink(campaign.id, link, { weight: link.weight });
    }, t('routing.savedWeights'));
    setSaving(false);
  };
  return (
    <Card title={t('routing.shares')} lead={t('routing.sharesHelp')}>
      <ul className="client-order">
        {edited.map((link) => (
          <li key={link.linkId}>
            <Text size="sm" fw={600} span className="weight-name">
              {nameOf(link.clientId)}
            </Text>
            <NumberInput
              aria-label={t('routing.weightOf', { name: nameOf(link.clientId) })}
              w={96}
              size="sm"
              min={1}
              max={1000}
              allowDecimal={false}
              value={link.weight}
              disabled={!can('updateCampaignClient')}
              onChange={(value) =>
                setWeights(new Map(weights).set(link.linkId, Math.min(1000, Math.max(1, Number(value) || 1))))
              }
            />
            <Progress
              value={(share.get(link.linkId) ?? 0) * 100}
              className="weight-bar"
              size={10}
              radius="xl"
              aria-hidden
            />
            <Text size="sm" fw={600} className="figures weight-share" span>
              {formats.percent(share.get(link.linkId) ?? 0)}
            </Text>
            {link.status !== 'active' && <StateBadge state={link.status} />}
          </li>
        ))}
      </ul>
      <Group mt="md">
        <Button size="sm" loading={saving} disabled={changed.length === 0} onClick={() => void save()}>
          {t('routing.saveWeights')}
        </Button>
      </Group>
    </Card>
  );
}
