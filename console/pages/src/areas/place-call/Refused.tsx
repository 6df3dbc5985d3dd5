import { Stack, Text } from '@mantine/core';
import type { ApiProblem } from '~/api/problem';
import { useFormats } from '~/kit/format';
import { cleaned } from '~/kit/national';
import { Link } from '~/kit/navigation';
import { ProblemView } from '~/kit/ProblemView';
import { Advice } from '~/kit/routing/Advice';
import { useRoutingWords } from '~/kit/routing/words';
import { useCan } from '~/kit/session';
import { useTexts } from '~/kit/texts';
import type { Order } from './order';
import { type Tenant, toAllow } from './tenant';
import { texts } from './texts';

/** Why the order was refused: its sentence, the reason of routing with its advice, and the way to the explanation. */
export function Refused({
  problem,
  order,
  tenant,
  shown = null,
}: {
  problem: ApiProblem;
  order: Order;
  tenant: Tenant | undefined;
  /** The reason that the page shows already. */
  shown?: string | null;
}) {
  const t = useTexts(texts);
  const words = useRoutingWords();
  // Other codes say in their own sentence what the reason would say.
  const general = problem.code === 'call.no-route' || problem.code === 'call.campaign-unavailable';
  const reason = general && typeof problem.members.reason === 'string' ? problem.members.reason : null;
  const advice = reason ? words.advice(reason) : null;
  const explainable = general || problem.code.startsWith('call.destination');
  const search = {
    direction: 'outbound',
    ...(order.route === 'campaign' && order.campaignId
      ? { campaignId: order.campaignId }
      : order.route === 'prefix'
        ? { dialPrefix: order.dialPrefix }
        : {}),
    ...(order.tenantId && order.route !== 'campaign' ? { of: order.tenantId } : {}),
  };
  return (
    <Stack gap="xs">
      <ProblemView error={problem} title={t('refused')} {...(general ? { detail: null } : {})} />
      {reason && reason !== shown && (
        <Text size="sm" fw={500}>
          {words.reason(reason)} {advice}
        </Text>
      )}
      {problem.code === 'call.destination-not-allowed' && tenant && (
        <NotAllowed number={order.to} tenant={tenant} />
      )}
      {problem.code === 'call.destination-barred' && (
        <Text size="sm">
          <Advice reason="destination.barred" tenantId={tenant?.id} />
        </Text>
      )}
      {explainable && (
        <Link
          to="/explain"
          search={search}
          hash={new URLSearchParams({ number: cleaned(order.to) }).toString()}
        >
          {t('explain')}
        </Link>
      )}
    </Stack>
  );
}

/** Which setting of the tenant refuses the country, and the way to the page where it is. */
function NotAllowed({ number, tenant }: { number: string; tenant: Tenant }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const mayAllow = useCan()('replaceTenant');
  const missing = toAllow(number, tenant.country);
  return (
    <Stack gap={4}>
      <Text size="sm">
        {t('notAllowed.setting', { tenant: tenant.name, country: formats.country(tenant.country) })}
        {missing &&
          ` ${t('notAllowed.add', { code: missing.code, country: formats.country(missing.region) })}`}
      </Text>
      {mayAllow ? (
        <Link to={`/tenants/${tenant.id}`}>{t('notAllowed.link', { tenant: tenant.name })}</Link>
      ) : (
        <Text size="sm">{t('notAllowed.ask')}</Text>
      )}
    </Stack>
  );
}
