/** Where a person signs in, to come back to this place. What is after `#` stays there: no server may read it. */
export function signInPlace({ href, hash }: { href: string; hash: string }, ended: boolean) {
  const place = href.split('#')[0] || '/';
  return {
    to: '/sign-in',
    search: { ...(place === '/' ? {} : { return: place }), ...(ended ? { ended: 'true' } : {}) },
    hash,
    replace: true,
  } as never;
}
