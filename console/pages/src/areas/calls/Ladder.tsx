import { Group, Text } from '@mantine/core';
import type { Attempt, CallDetail } from '~/kit/calls/calls';
import { texts } from '~/kit/calls/texts';
import { useFormats } from '~/kit/format';
import { useRoutingWords } from '~/kit/routing/words';
import { StateBadge } from '~/kit/StateBadge';
import { useTexts } from '~/kit/texts';
import { useNow } from '~/kit/values';
import { useHungUpBy } from './HungUpBy';
import { dialedBy, isOver, ladderOf, type Segment, ticks, wasSent } from './timeline';

/** The attempts of a call, one below the other, on one axis of time. */
export function CallLadder({ call }: { call: CallDetail }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const now = useNow(call.complete ? null : 1_000);
  const ladder = ladderOf(call, now);
  return (
    <div>
      <ol className="ladder" aria-label={t('ladder.label')}>
        {ladder.rows.map(({ attempt, segments, offset }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: attempts stay in their order
          <li key={index}>
            <AttemptHead attempt={attempt} offset={offset} call={call} />
            <div className="ladder-track" aria-hidden>
              {segments.map((segment) => (
                <span
                  key={segment.phase}
                  className={isFault(attempt) && segment.phase === 'dial' ? 'fault' : segment.phase}
                  style={{ left: `${segment.from * 100}%`, width: `${(segment.to - segment.from) * 100}%` }}
                />
              ))}
            </div>
            <AttemptTail attempt={attempt} segments={segments} call={call} />
          </li>
        ))}
      </ol>
      <div className="ladder-axis" aria-hidden>
        {ticks(ladder.seconds).map((at) => (
          <span key={at} className="figures" style={{ left: `${(at / ladder.seconds) * 100}%` }}>
            {at === 0 ? formats.time(call.startedAt) : `+${formats.duration(at)}`}
          </span>
        ))}
      </div>
      <Group gap="md" mt={6} aria-hidden>
        {(['dial', 'ring', 'talk'] as const).map((phase) => (
          <span key={phase} className="ladder-legend">
            <i className={phase} />
            {t(`ladder.${phase}`)}
          </span>
        ))}
      </Group>
    </div>
  );
}

const isFault = (attempt: Attempt) =>
  attempt.disposition === 'failed' ||
  attempt.disposition === 'congestion' ||
  attempt.disposition === 'rejected';

function AttemptHead({ attempt, offset, call }: { attempt: Attempt; offset: number; call: CallDetail }) {
  const t = useTexts(texts);
  const formats = useFormats();
  const who = dialedBy(attempt, call);
  return (
    <div className="ladder-head">
      <Text fw={600} size="sm" span>
        {attempt.connectLeg !== null
          ? t('call.connectLeg', { number: attempt.connectLeg })
          : t('call.attempt', { number: attempt.attempt ?? 1 })}
      </Text>
      <Text size="sm" span>
        {who ? t(who.key, { name: who.name }) : t('ladder.nobody')}
      </Text>
      {offset >= 0.05 && (
        <Text size="xs" c="dimmed" span className="figures">
          {t('ladder.after', { duration: formats.duration(offset) })}
        </Text>
      )}
      <StateBadge
        state={
          attempt.disposition ??
          (isOver(attempt, call)
            ? 'unknown'
            : attempt.answeredAt
              ? 'inProgress'
              : attempt.ringingAt
                ? 'ringing'
                : 'dialing')
        }
      />
    </div>
  );
}

function AttemptTail({
  attempt,
  segments,
  call,
}: {
  attempt: Attempt;
  segments: Segment[];
  call: CallDetail;
}) {
  const t = useTexts(texts);
  const words = useRoutingWords();
  const formats = useFormats();
  const hungUpBy = useHungUpBy(call);
  const talk = segments.find((one) => one.phase === 'talk');
  const answeredAfter =
    attempt.answeredAt && attempt.startedAt
      ? Math.max(0, Date.parse(attempt.answeredAt) - Date.parse(attempt.startedAt)) / 1000
      : null;
  const parts = [
    !wasSent(attempt) && t('ladder.notSent'),
    attempt.postDialDelaySeconds !== null &&
      t('ladder.delay', { duration: formats.duration(attempt.postDialDelaySeconds) }),
    attempt.ringSeconds !== null && t('ladder.rang', { duration: formats.duration(attempt.ringSeconds) }),
    answeredAfter !== null && t('ladder.answered', { duration: formats.duration(answeredAfter) }),
    talk && attempt.endedAt && t('ladder.talked', { duration: formats.duration(attempt.talkSeconds) }),
    attempt.sipStatus !== null && words.sip(attempt.sipStatus),
    // Asterisk writes 0 if the other side has sent none.
    Boolean(attempt.cause) && words.cause(attempt.cause as number),
    // a cdr-service of the version before does not have them
    ...(attempt.reasonHeaders ?? []).map((header) => `Reason: ${header}`),
    attempt.hungUpBy && `${t('fact.hungUpBy')}: ${hungUpBy(attempt.hungUpBy)}`,
  ].filter(Boolean);
  return (
    <Text size="xs" c="dimmed" className="figures">
      {parts.join(' · ') || t(isOver(attempt, call) ? 'ladder.noDetails' : 'ladder.going')}
    </Text>
  );
}
