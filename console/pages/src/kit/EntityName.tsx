import { useQuery } from '@tanstack/react-query';
import { Link } from './navigation';
import type { Source } from './sources';

/** The name of an entity that is known by its id, perhaps as a link. Until it is read, the start of the id. */
export function EntityName({ source, id, to }: { source: Source; id: string; to?: string }) {
  const name = useQuery({
    queryKey: ['name', source.key, id],
    queryFn: () => source.nameOf(id),
    staleTime: 300_000,
    retry: false,
  });
  const text = name.data ?? id.slice(0, 8);
  return to ? (
    <Link to={to} size="sm">
      {text}
    </Link>
  ) : (
    <span>{text}</span>
  );
}
