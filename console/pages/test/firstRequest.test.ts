import { expect, test } from 'vitest';
import { firstRequest, tokenUrl } from '~/areas/api-keys/firstRequest';

const base = new URL('.', document.baseURI).toString();

test('the first request of a key reads what it may read, at the address of this console', () => {
  expect(firstRequest({ scopes: null, secret: 'tlk_s' })).toBe(
    `curl -s ${base}api/v1/dids -H "Authorization: Bearer tlk_s"`,
  );
  expect(firstRequest({ scopes: ['carriers:read', 'dids:write'], secret: 'tlk_s' })).toContain(
    'api/v1/carriers ',
  );
  expect(firstRequest({ scopes: ['calls:write'], secret: 'tlk_s' })).toBeNull();
  expect(tokenUrl()).toBe(`${base}api/v1/auth/token`);
});
