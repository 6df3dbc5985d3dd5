import { useQueries } from '@tanstack/react-query';
import { api, body } from '~/api/client';
import { useStateLabel } from '../StateBadge';
import { useCan } from '../session';
import { useTexts } from '../texts';
import { routingTexts } from './routingTexts';
import type { TraceNode } from './trace';
import { useRoutingWords } from './words';

/** What an operator has set a carrier to, such as maintenance, by its id; nothing for those who may not read it. */
function useOperatorStates(ids: string[]): Map<string, string> {
  const mayRead = useCan()('getCarrier');
  const state = useStateLabel();
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['carriers', 'operator-state', id],
      queryFn: () => body(api.GET('/api/v1/carriers/{id}', { params: { path: { id } } })),
      enabled: mayRead,
      staleTime: 5_000,
      retry: false,
    })),
  });
  return new Map(
    ids.flatMap((id, index) => {
      const known = found[index]?.data?.operatorStatus;
      return known ? [[id, state(known)] as const] : [];
    }),
  );
}

const notActive = (node: TraceNode) =>
  node.kind === 'carrier' && node.checks.some((check) => check.rule === 'carrier.active' && !check.passed);

/** The state of a carrier that is not active. */
export function OperatorState({ id }: { id: string }) {
  const state = useOperatorStates([id]).get(id);
  return state ? <span className="trace-detail">{state}</span> : null;
}

/** Why none of the carriers can take the call, one after another. */
export function RuledOut({ nodes }: { nodes: readonly TraceNode[] }) {
  const t = useTexts(routingTexts);
  const words = useRoutingWords();
  const carriers = nodes.filter((node) => node.kind === 'carrier' && node.state === 'failed');
  const states = useOperatorStates(carriers.filter(notActive).map((node) => node.id));
  return carriers.map((node) => {
    const failed = node.checks.find((check) => !check.passed);
    const why = failed ? words.rule(failed.rule, false, failed.detail) : t('step.failed');
    const state = failed?.rule === 'carrier.active' ? states.get(node.id) : undefined;
    return (
      <span key={node.key} style={{ display: 'block' }}>
        {t('tree.ruledOut', { name: node.name, why: state ? `${why} (${state})` : why })}
      </span>
    );
  });
}
