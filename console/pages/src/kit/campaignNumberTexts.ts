import { defineTexts } from './texts';

export const campaignNumberTexts = defineTexts(
  'campaign-numbers',
  {
    add_one: 'Add {{count}} number',
    add_other: 'Add {{count}} numbers',
    activate_one: 'Set {{count}} number to active as well',
    activate_other: 'Set {{count}} numbers to active as well',
    activateHelp: 'Not active: {{numbers}}. Calls to numbers that are not active are stopped.',
    suspended: 'Suspended: {{numbers}}. Calls to these stay stopped.',
    taking_one: '{{numbers}} is answered by this campaign now.',
    taking_other: '{{count}} numbers are answered by this campaign now.',
    stopped_one: '{{numbers}} belongs to the campaign but is not active, so calls to it are stopped.',
    stopped_other:
      '{{count}} numbers belong to the campaign but are not active, so calls to them are stopped.',
    activateNow: 'Set to active',
    taken_one: '{{numbers}} belongs to another campaign.',
    taken_other: '{{count}} numbers belong to other campaigns.',
    takenText:
      'A number belongs to one active campaign at a time. Moving it takes effect with the next call.',
    move: 'Move here',
    failed: 'Not done',
    close: 'Close',
  },
  {
    add_one: 'Añadir {{count}} número',
    add_other: 'Añadir {{count}} números',
    activate_one: 'Poner también activo {{count}} número',
    activate_other: 'Poner también activos {{count}} números',
    activateHelp: 'No activos: {{numbers}}. Las llamadas a números que no están activos se detienen.',
    suspended: 'Suspendidos: {{numbers}}. Las llamadas a estos siguen detenidas.',
    taking_one: 'Esta campaña atiende ahora {{numbers}}.',
    taking_other: 'Esta campaña atiende ahora {{count}} números.',
    stopped_one: '{{numbers}} pertenece a la campaña, pero no está activo: sus llamadas se detienen.',
    stopped_other:
      '{{count}} números pertenecen a la campaña, pero no están activos: sus llamadas se detienen.',
    activateNow: 'Poner activos',
    taken_one: '{{numbers}} pertenece a otra campaña.',
    taken_other: '{{count}} números pertenecen a otras campañas.',
    takenText: 'Un número pertenece a una sola campaña activa. Moverlo vale desde la llamada siguiente.',
    move: 'Mover aquí',
    failed: 'No se ha hecho',
    close: 'Cerrar',
  },
);
