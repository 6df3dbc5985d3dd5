/** A searched number as the API reads it: without spaces and brackets, and by its end unless it begins with +. */
export function numberQuery<T extends object>(query: T): T {
  const { number } = query as { number?: unknown };
  if (typeof number !== 'string') return query;
  const plain = number.replaceAll(/[\s().\-\u00a0\u2010-\u2015]/g, '');
  return { ...query, number: /^\d+$/.test(plain) ? `*${plain}` : plain };
}
