import { defineTexts } from '../texts';

export const plannedTexts = defineTexts(
  'planned',
  {
    title: 'What Asterisk gets',
    lead: 'The rows that Asterisk would read after saving. Nothing is saved yet.',
    unavailable: 'The rows are not known now',
    nothing: 'No row would change.',
    unchanged_one: '{{count}} row stays as it is: {{names}}',
    unchanged_other: '{{count}} rows stay as they are: {{names}}',
    column: 'Column',
    before: 'Today',
    after: 'After saving',
    change: { added: 'New', changed: 'Changed', removed: 'Removed', unchanged: 'Unchanged' },
  },
  {
    title: 'Lo que recibe Asterisk',
    lead: 'Las filas que Asterisk leería después de guardar. Aún no se ha guardado nada.',
    unavailable: 'Ahora no se conocen las filas',
    nothing: 'No cambiaría ninguna fila.',
    unchanged_one: '{{count}} fila queda igual: {{names}}',
    unchanged_other: '{{count}} filas quedan igual: {{names}}',
    column: 'Columna',
    before: 'Hoy',
    after: 'Después de guardar',
    change: { added: 'Nueva', changed: 'Cambiada', removed: 'Eliminada', unchanged: 'Igual' },
  },
);
