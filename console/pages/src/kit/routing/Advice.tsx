import { Link } from '../navigation';
import { useCan } from '../session';
import { useTexts } from '../texts';
import { routingTexts } from './routingTexts';
import { useRoutingWords } from './words';

/** What to do about a reason: where the user may do it, the way to it. */
export function Advice({ reason, tenantId }: { reason: string; tenantId?: string | null | undefined }) {
  const t = useTexts(routingTexts);
  const words = useRoutingWords();
  const mayReplace = useCan()('replaceTenant');
  if (reason.startsWith('destination.') && mayReplace && tenantId)
    return (
      <Link size="sm" to={`/tenants/${tenantId}`}>
        {t('tree.destinations')}
      </Link>
    );
  return words.advice(reason);
}
