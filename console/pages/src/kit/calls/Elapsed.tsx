import { useFormats } from '~/kit/format';
import { useNow } from '~/kit/values';

/** How long ago something began, renewed every second. */
export function Elapsed({ since, stopped = false }: { since: string; stopped?: boolean }) {
  const formats = useFormats();
  const now = useNow(stopped ? null : 1_000);
  return (
    <span className="figures">
      {formats.duration(Math.max(0, Math.floor((now - Date.parse(since)) / 1000)) || 0)}
    </span>
  );
}
