import { Link } from '../navigation';
import { useCan } from '../session';
import { useTexts } from '../texts';
import { routingTexts } from './routingTexts';
import { callerText, useRoutingWords } from './words';

interface AdviceProps {
  reason: string;
  tenantId?: string | null | undefined;
  /** The called number; the form of a number is filled in with it. */
  number?: string | null | undefined;
}

/** What to do about a reason: where the user may do it, the way to it. */
export function Advice({ reason, tenantId, number }: AdviceProps) {
  const t = useTexts(routingTexts);
  const words = useRoutingWords();
  const can = useCan();
  if (reason === 'number.unknown' && number && can('createDid'))
    return (
      <>
        <Link size="sm" to="/numbers/new" hash={new URLSearchParams({ number }).toString()}>
          {t('tree.addNumber', { number: callerText(number) })}
        </Link>
        {t('tree.addNumberOr')}
      </>
    );
  if (reason === 'caller.blocked' && can('listBlockedCallers'))
    return (
      <Link size="sm" to="/blocked-callers">
        {t('tree.blockedCallers')}
      </Link>
    );
  if (reason.startsWith('destination.') && can('replaceTenant') && tenantId)
    return (
      <Link size="sm" to={`/tenants/${tenantId}`}>
        {t('tree.destinations')}
      </Link>
    );
  return words.advice(reason);
}
