import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KINDS, titleOf } from '~/areas/alerts/kinds';
import { texts } from '~/areas/alerts/texts';
import { alertTexts } from '~/kit/alerts/alertTexts';
import { sentenceOf } from '~/kit/alerts/sentence';
import { formatsOf } from '~/kit/format';
import { translator } from '~/kit/texts';

const en = translator(alertTexts, 'en');
const es = translator(alertTexts, 'es');
const titlesEn = translator(texts, 'en');
const titlesEs = translator(texts, 'es');
const formats = formatsOf('en', 'UTC');
const since = '2026-01-02T10:00:00.1Z';

/** An alert of each kind with the details that the services send. */
const DETAILS: Record<(typeof KINDS)[number], Record<string, string>> = {
  'node.unreachable': { since, leases: '12' },
  'node.back': { since, leases: '0' },
  'carrier.unreachable': { name: 'Borealis', since, states: 'rejected', unsteady: 'false' },
  'carrier.back': { name: 'Borealis', since, reason: 'reachable' },
  'client.unreachable': { name: 'Lima', since, states: 'unregistered', unsteady: 'true' },
  'client.back': { name: 'Lima', since, reason: 'not-needed' },
  'source.refused': { node: 'ast1', reason: 'unknown-source', requests: '1', nearEndpointId: '' },
  'registrations.moved': { to: 'ast2', registrations: '1' },
  'host.unknown': { since, addresses: '192.0.2.7', endpoints: 'beta' },
  'dns.unavailable': { hosts: '3' },
  'dns.back': {},
  'realtime.columns-missing': { count: '1' },
  'realtime.drift': { count: '2' },
  'lease.adopted-above-limit': { call: 'c', lease: 'l', kind: 'link', taken: '4', limit: '3' },
  'lease.answered-above-limit': { call: 'c', lease: 'l', kind: 'did', taken: '41', limit: '40' },
};

describe('the title of an alert', () => {
  it.each([titlesEn, titlesEs])(
    'does not say that a carrier or client is back that is only not in use',
    (t) => {
      for (const kind of ['carrier.back', 'client.back']) {
        const back = titleOf(t, { kind, details: { reason: 'reachable' } });
        const unused = titleOf(t, { kind, details: { reason: 'not-needed' } });
        expect(unused).not.toBe(back);
        expect(unused).toMatch(/^Outage over: |^Fin de la caída: /);
      }
      expect(titleOf(t, { kind: 'node.back', details: {} })).toBe(t('kind.node-back'));
    },
  );
});

it('that nothing is open says nothing about outages that are over', () => {
  expect(titlesEn('noneText')).toContain('is away now');
  for (const t of [titlesEn, titlesEs])
    for (const key of ['noneText', 'noneOwnText'] as const)
      expect(t(key)).not.toMatch(/no warning|no ha habido avisos/i);
});

describe('the sentence of an alert', () => {
  it.each(KINDS)('is known in both languages: %s', (kind) => {
    const alert = { kind, subject: 'ast1', details: DETAILS[kind] };
    for (const t of [en, es]) {
      const text = sentenceOf(alert, t, formats);
      expect(text).toBeTruthy();
      expect(text).not.toMatch(/\{\{|undefined|NaN|say\./);
    }
    expect(sentenceOf(alert, en, formats)).not.toBe(sentenceOf(alert, es, formats));
  });

  it('has the figures', () => {
    const of = (kind: (typeof KINDS)[number]) =>
      sentenceOf({ kind, subject: 'ast1', details: DETAILS[kind] }, en, formats);
    expect(of('lease.adopted-above-limit')).toBe(
      'Link above its limit: 4 of 3 concurrent calls, since a live call was not admitted.',
    );
    expect(of('registrations.moved')).toBe(
      'Node ast2 took over 1 registration, since node ast1 is unreachable.',
    );
    expect(of('node.unreachable')).toContain('Its 12 calls stay counted');
    expect(of('carrier.unreachable')).toContain('Carrier Borealis has not been reachable since');
    expect(of('carrier.back')).toContain('Carrier Borealis is reachable again');
    expect(of('client.unreachable')).toContain('Client Lima has been reachable only for moments since');
    expect(of('client.back')).toContain('Client Lima is not needed by an active campaign any more');
  });

  it('is missing for an unknown kind and for details of an earlier version, so that the message is shown', () => {
    expect(sentenceOf({ kind: 'disk.full', subject: 'x', details: {} }, en, formats)).toBeNull();
    expect(
      sentenceOf(
        { kind: 'lease.adopted-above-limit', subject: 'x', details: { call: 'c', lease: 'l', kind: 'link' } },
        en,
        formats,
      ),
    ).toBeNull();
  });

  it('exists for all kinds that docs/alerts.md lists', () => {
    const page = readFileSync('../../docs/alerts.md', 'utf8');
    const documented = [...page.matchAll(/^\| `([a-z]+\.[a-z-]+)` \|/gm)].map((match) => match[1]);
    expect([...KINDS].sort()).toEqual(documented.sort());
  });
});
