import { api, body, type Schema } from '~/api/client';

export interface NumberToAdd {
  id: string;
  number: string;
  status: string;
}

/** What became of numbers that were added to a campaign. */
export interface Outcome {
  /** The campaign takes calls to these from now on. */
  taking: NumberToAdd[];
  /** The campaign has these, but they are not active, so calls to them are stopped. */
  stopped: NumberToAdd[];
  /** Those of other active campaigns. */
  taken: { number: NumberToAdd; campaignId: string }[];
  failed: { number: NumberToAdd; code: string; error: string }[];
}

const MOST = 1000;

/** Numbers that are in stock or paused; a suspended one was blocked for a reason. */
export const canActivate = (number: NumberToAdd) =>
  number.status === 'available' || number.status === 'inactive';

async function activate(numbers: NumberToAdd[]): Promise<Schema<'BulkReport'>['results']> {
  if (numbers.length === 0) return [];
  const report = await body(
    api.POST('/api/v1/dids/bulk', {
      params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
      body: { ids: numbers.map((one) => one.id), set: { status: 'active' } },
    }),
  );
  return report.results;
}

/** Adds numbers to a campaign and, if `activated`, makes those active that are in stock or paused. */
export async function addNumbers(
  campaignId: string,
  numbers: NumberToAdd[],
  activated: boolean,
): Promise<Outcome> {
  const outcome: Outcome = { taking: [], stopped: [], taken: [], failed: [] };
  for (let start = 0; start < numbers.length; start += MOST) {
    const part = numbers.slice(start, start + MOST);
    const ids = part.map((one) => one.id);
    const report = await body(
      api.POST('/api/v1/campaigns/{id}/dids', { params: { path: { id: campaignId } }, body: { ids } }),
    );
    const results = new Map(report.results.map((one) => [one.id, one]));
    const had = part.filter((one) => results.get(one.id)?.result !== 'failed');
    const changed = await activate(activated ? had.filter(canActivate) : []);
    const states = new Map(changed.map((one) => [one.id, one]));
    for (const number of part) {
      const result = results.get(number.id);
      const state = states.get(number.id);
      if (result?.result === 'failed') {
        if (result.campaignId) outcome.taken.push({ number, campaignId: result.campaignId });
        else outcome.failed.push({ number, code: result.code ?? '', error: result.error ?? '' });
      } else if (number.status === 'active' || (state && state.result !== 'failed'))
        outcome.taking.push(number);
      else if (state) outcome.failed.push({ number, code: state.code ?? '', error: state.error ?? '' });
      else outcome.stopped.push(number);
    }
  }
  return outcome;
}

/** Takes numbers from the campaigns that have them. */
export async function release(taken: Outcome['taken']): Promise<void> {
  for (const { number, campaignId } of taken)
    await api.DELETE('/api/v1/campaigns/{id}/dids/{didId}', {
      params: { path: { id: campaignId, didId: number.id } },
    });
}
