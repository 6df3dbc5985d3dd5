import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatsOf } from '~/kit/format';
import { routingTexts } from '~/kit/routing/routingTexts';
import { hasText, routingWords } from '~/kit/routing/words';

const en = routingWords('en', formatsOf('en', 'UTC'));
const es = routingWords('es', formatsOf('es', 'UTC'));
const routing = readFileSync('../../docs/routing.md', 'utf8');

describe('causes in words', () => {
  it('says what a Q.850 cause means, in both languages', () => {
    expect(en.cause(17)).toBe('cause 17: The called party is busy');
    expect(es.cause(34)).toBe('causa 34: No hay ningún canal libre');
  });

  it('keeps the number of a cause without words', () => {
    expect(en.cause(99)).toBe('cause 99');
  });

  it('says what a SIP status means; an unknown one gets the words of its class', () => {
    expect(en.sip(486)).toBe('SIP 486 Busy here');
    expect(es.sip(503)).toBe('SIP 503 Servicio no disponible');
    expect(en.sip(599)).toBe('SIP 599 Server failure');
  });

  it('has words for each cause of the table of reasons', () => {
    const section = routing.slice(
      routing.indexOf('## Why a call is stopped'),
      routing.indexOf('## Placing a call'),
    );
    const causes = [...section.matchAll(/^\| `[a-z.-]+` \| (\d+) \|/gm)].map((match) => match[1]);
    expect(causes.length).toBeGreaterThan(30);
    expect(causes.filter((cause) => !hasText(`cause.c${cause}`))).toEqual([]);
  });
});

it('advice does not say where on the page the attempts are, since it is shown above and below them', () => {
  for (const words of [en, es])
    for (const code of ['clients.exhausted', 'carriers.exhausted', 'attempt.rejected', 'attempt.failed']) {
      expect(words.advice(code)).toBeTruthy();
      expect(words.advice(code)).not.toMatch(/below|above|abajo|arriba/);
    }
});

describe('reasons', () => {
  const codes = [...routing.matchAll(/^\| `([a-z-]+\.[a-z-]+)` \| \d+ \|/gm)].map(
    (match) => match[1] as string,
  );

  it('has a sentence in both languages for each reason of docs/routing.md', () => {
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => !hasText(`reason.${code}`))).toEqual([]);
    expect(codes.filter((code) => es.reason(code) === en.reason(code))).toEqual([]);
  });

  it('shows a reason of a later version by its code', () => {
    expect(en.reason('clients.asleep')).toBe('clients.asleep');
  });
});

describe('checks', () => {
  it('has words for each rule that routing-service checks', () => {
    const rules = [
      'number.valid',
      'number.known',
      'number.active',
      'number.writable',
      'tenant.active',
      'tenant.calls-per-second',
      'destination.allowed',
      'caller.not-blocked',
      'caller.repeats',
      'campaign.active',
      'campaign.open',
      'campaign.concurrency',
      'campaign.total',
      'campaign.daily',
      'link.active',
      'link.concurrency',
      'link.total',
      'link.daily',
      'link.hourly',
      'client.known',
      'client.active',
      'client.reachable',
      'client.not-tried',
      'client.concurrency',
      'carriers.known',
      'carrier.offered',
      'carrier.active',
      'carrier.dialable',
      'carrier.available',
      'carrier.not-tried',
      'carrier.channels',
      'carrier.calls-per-second',
      'outcome.goes-on',
    ];
    expect(rules.filter((rule) => !hasText(`rule.${rule}`))).toEqual([]);
  });

  it('says what is not met in words of its own', () => {
    expect(en.rule('client.reachable', false)).toBe('is not reachable');
    expect(es.rule('client.not-tried', false, 'priority 1')).toBe('ya se probó en esta llamada');
    expect(en.rule('link.concurrency', false, '3 of 3')).toBe('concurrent calls of the link');
  });

  it('writes details in the language', () => {
    expect(es.detail('campaign.daily', '1399 of 4000')).toBe('1399 de 4000');
    expect(es.detail('campaign.open', 'tuesday 14:05 Europe/Madrid')).toBe('martes 14:05 en Europe/Madrid');
    expect(en.detail('outcome.goes-on', 'busy, sip 486, cause 17')).toBe(
      'Busy · SIP 486 Busy here · cause 17: The called party is busy',
    );
    expect(en.detail('client.not-tried', 'clients.all-full')).toContain('instead of the clients');
  });
});

it('leaves no text of routing untranslated', () => {
  const same: string[] = [];
  const walk = (one: unknown, other: unknown, path: string) => {
    if (typeof one === 'string') {
      if (one === other && /[a-z]{4}/.test(one.replaceAll(/\{\{\w+\}\}/g, ''))) same.push(path);
    } else
      for (const key of Object.keys(one as object))
        walk((one as never)[key], (other as never)[key], `${path}.${key}`);
  };
  walk(routingTexts.en, routingTexts.es, '');
  expect(same).toEqual([]);
});
