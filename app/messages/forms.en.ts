/** The texts of forms that two people fill in at once. */
export const formsEn = {
  'forms.both':
    '{name} has changed this meanwhile to “{theirs}”. Yours is not saved: save once more to put it in its place.',
  'forms.you': 'Somebody, maybe you in another window,',
  'forms.taken': '{name} has changed this meanwhile, and it stays: {fields}.',
  'forms.removed': '{name} has removed this meanwhile. Save once more to have it again.',
  'forms.removed_changed':
    'It is not removed: {name} has changed it meanwhile. It is shown as it is now.',
  'forms.filled_in':
    'You were signed out before this was saved. What you typed is filled in again: save it once more.',
} as const;
