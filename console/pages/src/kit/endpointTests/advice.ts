import type { TestStep } from './tests';
import { testTexts } from './testTexts';

type Known = keyof typeof testTexts.en.advice;

/** Which advice belongs to a result, as docs/carriers.md lists the codes; null for one that is not known here. */
export function adviceOf({
  step,
  code,
  sipStatus,
}: Pick<TestStep, 'step' | 'code' | 'sipStatus'>): Known | null {
  if (code === null) return null;
  const name = code.replace(/^(carrier|client)-test\./, '');
  if (name === 'no-response' && step === 'qualify') return 'no-response-options';
  if (name === 'rejected' && sipStatus !== null) return ofRegistrar(sipStatus);
  if (name === 'call-refused' && sipStatus !== null) return ofCall(sipStatus);
  return name in testTexts.en.advice ? (name as Known) : null;
}

function ofRegistrar(status: number): Known {
  if ([401, 403, 407].includes(status)) return 'rejected';
  if ([404, 604].includes(status)) return 'rejected-user';
  if (status === 408) return 'rejected-timeout';
  if (status === 423) return 'rejected-expiry';
  return status >= 500 ? 'rejected-fault' : 'rejected-other';
}

function ofCall(status: number): Known {
  if ([401, 407].includes(status)) return 'call-credentials';
  if ([403, 603].includes(status)) return 'call-forbidden';
  if ([404, 484, 604].includes(status)) return 'call-number';
  if ([486, 600].includes(status)) return 'call-busy';
  if (status === 480) return 'call-away';
  if (status === 488) return 'call-codecs';
  return status >= 500 ? 'call-fault' : 'call-other';
}
