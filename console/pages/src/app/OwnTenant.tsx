import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { tenantQuery } from '~/kit/entities';

/** The name of the tenant that a seller works for. */
export function OwnTenant({ id }: { id: string }) {
  const tenant = useQuery({ ...tenantQuery(id), staleTime: 300_000, retry: false });
  if (!tenant.data) return null;
  return (
    <Text size="sm" fw={600} truncate maw={224} title={tenant.data.name}>
      {tenant.data.name}
    </Text>
  );
}
