import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { scopesOfRole } from '~/api/generated/scopes';
import { useScopeLabel } from '~/areas/api-keys/scopes';
import { PreferencesContext } from '~/kit/preferences';

afterEach(cleanup);

function Labels({ scopes }: { scopes: readonly string[] }) {
  const labelOf = useScopeLabel();
  return scopes.map((scope) => <p key={scope}>{labelOf(scope)}</p>);
}

test('all scopes are in words, in Spanish too, with their names in the API', () => {
  render(
    <PreferencesContext value={{ language: 'es' } as never}>
      <Labels scopes={[...scopesOfRole.admin, 'new:scope']} />
    </PreferencesContext>,
  );
  expect(screen.getByText('Números: leer (dids:read)')).toBeTruthy();
  expect(screen.getByText('new:scope')).toBeTruthy();
  const labels = scopesOfRole.admin.map((scope) => screen.queryByText(scope));
  expect(labels.filter(Boolean)).toEqual([]);
});
