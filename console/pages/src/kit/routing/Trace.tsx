import { Badge, Button, Group, Text } from '@mantine/core';
import {
  IconArrowRight,
  IconCheck,
  IconCircleCheck,
  IconClock,
  IconEyeOff,
  IconMinus,
  IconX,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useFormats } from '../format';
import { Link } from '../navigation';
import { phoneOf } from '../phone';
import { useCan } from '../session';
import { useTexts } from '../texts';
import { Advice } from './Advice';
import { OperatorState, RuledOut } from './RuledOut';
import './routing.css';
import { routingTexts } from './routingTexts';
import {
  checkKey,
  deciding,
  detailOf,
  dialedNumber,
  isSaid,
  type TraceCheck,
  type TraceDifference,
  type TraceNode,
  type TraceState,
} from './trace';
import { saysFailure, useRoutingWords } from './words';

export interface Decided {
  answer: 'dial' | 'overflow' | 'stop';
  reason: string | null;
  stopCause: number | null;
  callerId: string | null;
  dialString: string | null;
  ringTimeoutSeconds: number | null;
  tookMillis: number;
  announcement?: string | null;
}

interface TraceProps {
  nodes: TraceNode[];
  difference?: TraceDifference | undefined;
  /** What can be done with a candidate, such as "and if this one is busy?". */
  candidateAction?: ((node: TraceNode) => ReactNode) | undefined;
}

const ICONS: Record<TraceState, { icon: typeof IconCheck; color: string }> = {
  chosen: { icon: IconArrowRight, color: 'var(--mantine-color-green-7)' },
  passed: { icon: IconCheck, color: 'var(--mantine-color-dimmed)' },
  waiting: { icon: IconClock, color: 'var(--mantine-color-dimmed)' },
  failed: { icon: IconX, color: 'var(--mantine-color-error)' },
  'not-offered': { icon: IconEyeOff, color: 'var(--mantine-color-dimmed)' },
};

/** The decision trace as a tree: what was considered, each check with its numbers, and what was chosen. */
export function Trace({ nodes, difference, candidateAction }: TraceProps) {
  const t = useTexts(routingTexts);
  const words = useRoutingWords();
  const [all, setAll] = useState(false);
  if (nodes.length === 0) return <Text size="sm">{t('tree.empty')}</Text>;
  const gates = nodes.filter((node) => !node.candidate && node.kind !== 'carriers');
  const lists = nodes.filter((node) => node.kind === 'carriers');
  const candidates = nodes.filter((node) => node.candidate);
  const item = (node: TraceNode, place: number | null) => (
    <Node
      key={`${node.key} ${place}`}
      node={node}
      place={place}
      all={all}
      difference={difference}
      action={node.candidate ? candidateAction?.(node) : null}
    />
  );
  const gone = difference?.gone ?? [];
  return (
    <div className="trace">
      <ul className="trace-tree" aria-label={t('tree.label')}>
        {gates.map((node) => item(node, null))}
        {lists.map((node) => item(node, null))}
        {candidates.length > 0 && (
          <li className="trace-group">
            <Text size="xs" c="dimmed" fw={600}>
              {t('tree.candidates')}
            </Text>
            <ol className="trace-tree">{candidates.map((node, index) => item(node, index + 1))}</ol>
          </li>
        )}
      </ul>
      {gone.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('tree.gone', { names: gone.map((node) => node.name || words.kind(node.kind)).join(', ') })}
        </Text>
      )}
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        aria-expanded={all}
        onClick={() => setAll(!all)}
      >
        {all ? t('tree.collapse') : t('tree.expand')}
      </Button>
    </div>
  );
}

interface NodeProps {
  node: TraceNode;
  place: number | null;
  all: boolean;
  difference: TraceDifference | undefined;
  action: ReactNode;
}

function Node({ node, place, all, difference, action }: NodeProps) {
  const t = useTexts(routingTexts);
  const words = useRoutingWords();
  const look = ICONS[node.state];
  const changed = node.checks.filter((check) => difference?.changed.has(checkKey(node, check)));
  const short = deciding(node);
  const shown = all ? node.checks : [...short, ...changed.filter((check) => !short.includes(check))];
  const hiddenChecks = node.kind === 'carrier' && node.checks.length === 0;
  return (
    <li className={`trace-node ${node.state}`}>
      <div className="trace-head">
        {place !== null && <span className="trace-place figures">{place}</span>}
        <look.icon size={16} stroke={2.4} color={look.color} aria-hidden />
        <Text size="sm" c="dimmed" span>
          {words.kind(node.kind)}
        </Text>
        <NodeName node={node} />
        {node.state !== 'passed' && (
          <Badge
            variant="light"
            size="sm"
            radius="sm"
            className="state-badge"
            color={node.state === 'chosen' ? 'green' : node.state === 'failed' ? 'red' : 'gray'}
          >
            {t(node.state === 'not-offered' ? 'step.notOffered' : `step.${node.state}`)}
          </Badge>
        )}
        {difference?.added.has(node.key) && (
          <Badge variant="light" size="sm" radius="sm" color="gray" className="state-badge">
            {t('tree.isNew')}
          </Badge>
        )}
        {action}
      </div>
      {hiddenChecks && (
        <Text size="xs" c="dimmed">
          {t('tree.hidden')}
        </Text>
      )}
      {shown.length > 0 && node.state !== 'not-offered' && (
        <ul className="trace-checks">
          {shown.map((check) => (
            <Check
              key={check.rule + check.detail}
              id={node.id}
              check={check}
              before={difference?.changed.get(checkKey(node, check))}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

function NodeName({ node }: { node: TraceNode }) {
  const words = useRoutingWords();
  const can = useCan();
  const name =
    node.kind === 'carriers'
      ? node.id && words.source(node.id)
      : node.kind === 'number'
        ? phoneOf(node.name || node.id).text
        : node.name;
  if (!name) return null;
  const known = /^[0-9a-f]{8}-/.test(node.id);
  const page =
    node.kind === 'campaign'
      ? '/campaigns'
      : node.kind === 'carrier' && can('getCarrier')
        ? '/carriers'
        : node.kind === 'tenant' && can('replaceTenant')
          ? '/tenants'
          : null;
  return (
    <Text size="sm" fw={600} span className="trace-name">
      {known && page ? (
        <Link to={`${page}/${node.id}`} size="sm">
          {name}
        </Link>
      ) : (
        name
      )}
    </Text>
  );
}

function Check({ id, check, before }: { id: string; check: TraceCheck; before: TraceCheck | undefined }) {
  const t = useTexts(routingTexts);
  const words = useRoutingWords();
  const detail = detailOf(check.rule, check.detail);
  // The place of one that is ruled out does not matter.
  const untold = isSaid(check.rule, detail) || (!check.passed && detail.kind === 'priority');
  const text = untold ? '' : words.detail(check.rule, check.detail);
  return (
    <li className={check.passed ? 'trace-check' : 'trace-check failed'}>
      {check.passed ? (
        <IconCircleCheck size={14} color="var(--mantine-color-dimmed)" aria-hidden />
      ) : (
        <IconMinus size={14} stroke={3} color="var(--mantine-color-error)" aria-hidden />
      )}
      <span className="trace-words">
        <span>
          {words.rule(check.rule, check.passed, check.detail)}
          {(check.passed || !saysFailure(check.rule)) && (
            <span className="visually-hidden">
              : {check.passed ? t('tree.passedCheck') : t('tree.failedCheck')}
            </span>
          )}
        </span>
        {check.rule === 'carrier.active' && !check.passed && <OperatorState id={id} />}
        {text && <span className="figures trace-detail">{text}</span>}
        {detail.kind === 'usage' && <UsageMark taken={detail.taken} limit={detail.limit} />}
        {before && (
          <Badge
            variant="light"
            size="sm"
            radius="sm"
            color={before.passed === check.passed ? 'gray' : 'yellow'}
            className="figures state-badge"
          >
            {before.detail === check.detail || !before.detail
              ? t(before.passed ? 'tree.wasMet' : 'tree.wasNotMet')
              : t('tree.changed', { before: words.detail(before.rule, before.detail) })}
          </Badge>
        )}
      </span>
    </li>
  );
}

function UsageMark({ taken, limit }: { taken: number; limit: number }) {
  const share = limit === 0 ? 1 : Math.min(1, taken / limit);
  const color = share >= 1 ? 'red' : share >= 0.8 ? 'yellow' : 'blue';
  return (
    <span className="usage-mark" aria-hidden>
      <span style={{ width: `${share * 100}%`, background: `var(--mantine-color-${color}-6)` }} />
    </span>
  );
}

const chosenFrom = (nodes: readonly TraceNode[]) =>
  nodes.some((node) => node.kind === 'carrier' && node.state === 'failed');

/** What was decided, in one line, above its trace. */
export function Outcome({
  decided,
  nodes,
  conditional = false,
}: {
  decided: Decided;
  nodes: readonly TraceNode[];
  conditional?: boolean;
}) {
  const t = useTexts(routingTexts);
  const words = useRoutingWords();
  const formats = useFormats();
  const stopped = decided.answer === 'stop';
  const chosen = nodes.find((node) => node.state === 'chosen');
  const tenantId = nodes.find((node) => node.kind === 'tenant')?.id;
  const advised = stopped && decided.reason !== null && words.advice(decided.reason) !== null;
  const sent = stopped ? null : dialedNumber(decided.dialString);
  const more = [
    sent ? t('tree.sentAs', { number: sent }) : null,
    !stopped && decided.ringTimeoutSeconds !== null
      ? t('tree.ring', { duration: formats.duration(decided.ringTimeoutSeconds) })
      : null,
    !stopped && decided.callerId ? t('tree.callerId', { number: phoneOf(decided.callerId).text }) : null,
    stopped && decided.stopCause ? t('tree.endsWith', { cause: words.cause(decided.stopCause) }) : null,
    decided.announcement ? t('tree.announcement', { name: decided.announcement }) : null,
    t('tree.took', { duration: formats.duration(decided.tookMillis / 1000) }),
  ].filter(Boolean);
  return (
    <div className={`outcome ${stopped ? 'stopped' : 'dialed'}`}>
      <Group gap={8} align="center">
        {stopped ? (
          <IconX size={20} stroke={2.4} aria-hidden />
        ) : (
          <IconArrowRight size={20} stroke={2.4} aria-hidden />
        )}
        <Text fw={650}>
          {decided.answer === 'dial'
            ? t(conditional ? 'answer.dialNow' : 'answer.dial')
            : t(`answer.${decided.answer}`)}
          {chosen ? `: ${chosen.name}` : ''}
          {stopped && decided.reason ? `: ${words.reason(decided.reason)}` : ''}
        </Text>
      </Group>
      {advised && decided.reason && (
        <Text size="sm">
          {decided.reason === 'carriers.none-available' && chosenFrom(nodes) ? (
            <RuledOut nodes={nodes} />
          ) : (
            <Advice reason={decided.reason} tenantId={tenantId} />
          )}
        </Text>
      )}
      <Text size="xs" c="dimmed" className="figures">
        {more.join(' · ')}
      </Text>
    </div>
  );
}
