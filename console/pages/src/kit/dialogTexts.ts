import { defineTexts } from './texts';

export const dialogTexts = defineTexts(
  'dialogs',
  {
    type: 'Type {{word}} to confirm',
    once: 'Copy it now. It is shown only once and cannot be read again.',
    copied: 'I have copied it',
    copy: 'Copy {{name}}',
    actions: 'Actions',
  },
  {
    type: 'Escriba {{word}} para confirmar',
    once: 'Cópielo ahora. Se muestra una sola vez y no se puede volver a leer.',
    copied: 'Ya lo he copiado',
    copy: 'Copiar {{name}}',
    actions: 'Acciones',
  },
);
