import { defineTexts } from '~/kit/texts';

export const texts = defineTexts(
  'problemCodes',
  {
    title: 'Problem codes',
    lead: 'What each code of the API means, and what to do. The gray lines are from the documentation.',
    search: 'Code or meaning',
    found_one: '{{count}} code',
    found_other: '{{count}} codes',
    status: 'status {{status}}',
  },
  {
    title: 'Códigos de error',
    lead: 'Qué significa cada código de la API y qué hacer. Las líneas grises son de la documentación, en inglés.',
    search: 'Código o significado',
    found_one: '{{count}} código',
    found_other: '{{count}} códigos',
    status: 'estado {{status}}',
  },
);
