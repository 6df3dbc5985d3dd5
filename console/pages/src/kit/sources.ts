import { api, body } from '~/api/client';
import { phoneOf } from './phone';

export interface Choice {
  value: string;
  label: string;
}

/** Where a field or filter finds the entities it offers. */
export interface Source {
  key: string;
  find: (text: string, signal: AbortSignal) => Promise<Choice[]>;
  /** The name of an entity that is known by its id only. */
  nameOf: (id: string) => Promise<string>;
}

const LIMIT = 30;
const named = (one: { id: string; name: string }): Choice => ({ value: one.id, label: one.name });

export const tenants: Source = {
  key: 'tenants',
  find: async (q, signal) =>
    (
      await body(
        api.GET('/api/v1/tenants', { params: { query: { limit: LIMIT, ...(q ? { q } : {}) } }, signal }),
      )
    ).items.map(named),
  nameOf: async (id) => (await body(api.GET('/api/v1/tenants/{id}', { params: { path: { id } } }))).name,
};

export const carriers: Source = {
  key: 'carriers',
  find: async (q, signal) =>
    (
      await body(
        api.GET('/api/v1/carriers', { params: { query: { limit: LIMIT, ...(q ? { q } : {}) } }, signal }),
      )
    ).items.map(named),
  nameOf: async (id) => (await body(api.GET('/api/v1/carriers/{id}', { params: { path: { id } } }))).name,
};

export const clients: Source = {
  key: 'clients',
  find: async (q, signal) =>
    (
      await body(
        api.GET('/api/v1/clients', { params: { query: { limit: LIMIT, ...(q ? { q } : {}) } }, signal }),
      )
    ).items.map(named),
  nameOf: async (id) => (await body(api.GET('/api/v1/clients/{id}', { params: { path: { id } } }))).name,
};

/** Campaigns and numbers cannot be searched by a part of their name, so these look through the first 200. */
const MOST = 200;
const containing = (choices: Choice[], text: string) =>
  choices.filter((choice) => choice.label.toLowerCase().includes(text.toLowerCase())).slice(0, LIMIT);

export const campaigns: Source = {
  key: 'campaigns',
  find: async (text, signal) =>
    containing(
      (await body(api.GET('/api/v1/campaigns', { params: { query: { limit: MOST } }, signal }))).items.map(
        named,
      ),
      text,
    ),
  nameOf: async (id) => (await body(api.GET('/api/v1/campaigns/{id}', { params: { path: { id } } }))).name,
};

/** The campaigns of one tenant. */
export const campaignsOf = (tenantId: string): Source => ({
  key: `campaigns ${tenantId}`,
  find: async (text, signal) => {
    const query = { tenantId, limit: MOST };
    const page = await body(api.GET('/api/v1/campaigns', { params: { query }, signal }));
    return containing(page.items.map(named), text);
  },
  nameOf: campaigns.nameOf,
});

export const dids: Source = {
  key: 'dids',
  find: async (text, signal) => {
    const page = await body(api.GET('/api/v1/dids', { params: { query: { limit: MOST } }, signal }));
    const digits = text.replaceAll(/[^\d]/g, '');
    return page.items
      .filter((one) => one.number.includes(digits))
      .slice(0, LIMIT)
      .map((one) => ({ value: one.id, label: phoneOf(one.number).text }));
  },
  nameOf: async (id) =>
    phoneOf((await body(api.GET('/api/v1/dids/{id}', { params: { path: { id } } }))).number).text,
};
