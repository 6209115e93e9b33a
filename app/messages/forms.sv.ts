import type { formsEn } from './forms.en';

export const formsSv: Record<keyof typeof formsEn, string> = {
  'forms.both':
    '{name} har under tiden ändrat detta till ”{theirs}”. Ditt är inte sparat: spara en gång till för att sätta dit det i stället.',
  'forms.you': 'Någon, kanske du i ett annat fönster,',
  'forms.taken': '{name} har under tiden ändrat detta, och det står kvar: {fields}.',
  'forms.removed':
    '{name} har under tiden tagit bort detta. Spara en gång till för att få det igen.',
  'forms.removed_changed':
    'Det är inte borttaget: {name} har ändrat det under tiden. Det visas som det är nu.',
  'forms.filled_in':
    'Du blev utloggad innan det här sparades. Det du skrev är ifyllt igen: spara det en gång till.',
};
