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
    added_one: '{{numbers}} belongs to this campaign now. The campaign is inactive, so it takes no calls.',
    added_other:
      '{{count}} numbers belong to this campaign now. The campaign is inactive, so it takes no calls.',
    stopped_one: '{{numbers}} belongs to the campaign but is not active, so calls to it are stopped.',
    stopped_other:
      '{{count}} numbers belong to the campaign but are not active, so calls to them are stopped.',
    activateNow: 'Set to active',
    taken_one: '{{numbers}} belongs to another campaign.',
    taken_other: '{{count}} numbers belong to other campaigns.',
    takenText:
      'A number belongs to one active campaign at a time. Moving it takes effect with the next call.',
    move: 'Move here',
    loose_one: '{{numbers}} belongs to no campaign now.',
    loose_other: '{{count}} numbers belong to no campaign now.',
    looseText: 'They were taken from their campaign, but could not be added here.',
    again: 'Add again',
    failed: 'Not done',
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
    added_one: '{{numbers}} pertenece ahora a esta campaña, que está inactiva y no atiende llamadas.',
    added_other:
      '{{count}} números pertenecen ahora a esta campaña, que está inactiva y no atiende llamadas.',
    stopped_one: '{{numbers}} pertenece a la campaña, pero no está activo: sus llamadas se detienen.',
    stopped_other:
      '{{count}} números pertenecen a la campaña, pero no están activos: sus llamadas se detienen.',
    activateNow: 'Poner activos',
    taken_one: '{{numbers}} pertenece a otra campaña.',
    taken_other: '{{count}} números pertenecen a otras campañas.',
    takenText: 'Un número pertenece a una sola campaña activa. Moverlo vale desde la llamada siguiente.',
    move: 'Mover aquí',
    loose_one: '{{numbers}} no pertenece ahora a ninguna campaña.',
    loose_other: '{{count}} números no pertenecen ahora a ninguna campaña.',
    looseText: 'Se quitaron de su campaña, pero no se pudieron añadir aquí.',
    again: 'Añadir otra vez',
    failed: 'No se ha hecho',
  },
);
