import { defineTexts } from './texts';

export const historyTexts = defineTexts(
  'history',
  {
    empty: 'No changes yet',
    created: 'Created',
    updated: 'Changed',
    deleted: 'Deleted',
    tested: 'Tested',
    version: 'Version {{version}}',
    by: 'by {{name}}',
    bySystem: 'by Trunkline',
    secrets: 'Replaced: {{names}}',
  },
  {
    empty: 'Aún no hay cambios',
    created: 'Creado',
    updated: 'Cambiado',
    deleted: 'Eliminado',
    tested: 'Probado',
    version: 'Versión {{version}}',
    by: 'por {{name}}',
    bySystem: 'por Trunkline',
    secrets: 'Sustituido: {{names}}',
  },
);
