import { defineTexts } from './texts';

export const peaksTexts = defineTexts(
  'peaks',
  {
    title: 'Busiest moments of the last 14 days',
    none: 'No calls in the last 14 days.',
    weeks: 'Calls at the same time: at most {{last}} in the last 7 days, {{before}} in the 7 days before.',
    limit: 'The limit is {{limit}} now.',
    reachedByCarrier_one:
      'It was reached on {{count}} day: further outgoing calls took another carrier or failed.',
    reachedByCarrier_other:
      'It was reached on {{count}} days: further outgoing calls took another carrier or failed.',
    reachedByClient_one:
      'It was reached on {{count}} day: further calls went to another client or were refused.',
    reachedByClient_other:
      'It was reached on {{count}} days: further calls went to another client or were refused.',
    notReached: 'It was not reached.',
    day: 'Day (UTC)',
    peak: 'At the same time',
    peakOf: '{{peak}} of {{limit}}',
    attempts: 'Attempts',
    answered: 'Answered',
  },
  {
    title: 'Momentos de más llamadas de los últimos 14 días',
    none: 'Ninguna llamada en los últimos 14 días.',
    weeks:
      'Llamadas al mismo tiempo: {{last}} como máximo en los últimos 7 días, {{before}} en los 7 días anteriores.',
    limit: 'El límite es ahora {{limit}}.',
    reachedByCarrier_one:
      'Se alcanzó en {{count}} día: las demás llamadas salientes tomaron otro operador o fallaron.',
    reachedByCarrier_other:
      'Se alcanzó en {{count}} días: las demás llamadas salientes tomaron otro operador o fallaron.',
    reachedByClient_one:
      'Se alcanzó en {{count}} día: las demás llamadas fueron a otro cliente o se rechazaron.',
    reachedByClient_other:
      'Se alcanzó en {{count}} días: las demás llamadas fueron a otro cliente o se rechazaron.',
    notReached: 'No se alcanzó.',
    day: 'Día (UTC)',
    peak: 'Al mismo tiempo',
    peakOf: '{{peak}} de {{limit}}',
    attempts: 'Intentos',
    answered: 'Contestadas',
  },
);
