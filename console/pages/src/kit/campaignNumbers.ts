import { api, body, type Schema } from '~/api/client';
import { ApiProblem } from '~/api/problem';
import { asProblem } from './ProblemView';

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
  /** Taken from another campaign, but not added: no campaign has these. */
  loose: NumberToAdd[];
  failed: { number: NumberToAdd; code: string; error: string }[];
}

const MOST = 1000;
/** So few numbers are without a campaign while they are moved. */
const MOVED_AT_ONCE = 20;

/** Numbers that are in stock or paused; a suspended one was blocked for a reason. */
export const canActivate = (number: NumberToAdd) =>
  number.status === 'available' || number.status === 'inactive';

type Activated = Pick<Schema<'BulkReport'>['results'][number], 'id' | 'result' | 'code' | 'error'>;

/** The numbers are in the campaign already, so that a refusal is one of each number. */
async function activate(numbers: NumberToAdd[]): Promise<Activated[]> {
  if (numbers.length === 0) return [];
  try {
    const report = await body(
      api.POST('/api/v1/dids/bulk', {
        params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
        body: { ids: numbers.map((one) => one.id), set: { status: 'active' } },
      }),
    );
    return report.results;
  } catch (refusal) {
    const { code, detail } = asProblem(refusal);
    return numbers.map(({ id }) => ({ id, result: 'failed', code, error: detail }));
  }
}

const nothing = (): Outcome => ({ taking: [], stopped: [], taken: [], loose: [], failed: [] });

/** Adds numbers to a campaign and, if `activated`, makes those active that are in stock or paused. */
export async function addNumbers(
  campaignId: string,
  numbers: NumberToAdd[],
  activated: boolean,
): Promise<Outcome> {
  const outcome = nothing();
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

async function release({ number, campaignId }: Outcome['taken'][number]): Promise<void> {
  try {
    await api.DELETE('/api/v1/campaigns/{id}/dids/{didId}', {
      params: { path: { id: campaignId, didId: number.id } },
    });
  } catch (refusal) {
    // Somebody else was faster.
    if (!(refusal instanceof ApiProblem && refusal.status === 404)) throw refusal;
  }
}

/**
 * Moves numbers from the campaigns that have them, a few at a time. It stops at the first refusal; the outcome says how
 * far it came.
 */
export async function moveNumbers(
  campaignId: string,
  taken: Outcome['taken'],
  activated: boolean,
): Promise<{ outcome: Outcome; refusal: unknown }> {
  const outcome = nothing();
  let refusal: unknown = null;
  let done = 0;
  while (done < taken.length && refusal === null) {
    const released: NumberToAdd[] = [];
    for (const one of taken.slice(done, done + MOVED_AT_ONCE)) {
      try {
        await release(one);
      } catch (error) {
        refusal = error;
        break;
      }
      released.push(one.number);
    }
    done += released.length;
    try {
      const { taking, stopped, taken: again, failed } = await addNumbers(campaignId, released, activated);
      outcome.taking.push(...taking);
      outcome.stopped.push(...stopped);
      outcome.taken.push(...again);
      outcome.failed.push(...failed);
    } catch (error) {
      refusal = error;
      outcome.loose.push(...released);
    }
  }
  outcome.taken.push(...taken.slice(done));
  return { outcome, refusal };
}
