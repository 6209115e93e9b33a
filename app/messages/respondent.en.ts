/** Every text that a respondent reads beside the study's own. The master of the catalogues. */
export const respondentEn = {
  'page.progress': 'Page {page, number} of {count, number}',
  'page.title_fault': 'Error: {title}',
  'page.next': 'Next',
  'page.send': 'Send',
  'page.back': 'Back',
  'page.language': 'Language',
  'page.resumed': 'We kept your answers. Carry on where you left off.',
  'page.all_optional': 'You may skip any question on this page.',

  'faults.title':
    '{count, plural, one {One answer needs another look} other {# answers need another look}}',

  'item.optional': 'optional',
  'item.dont_know': 'I don’t know',
  'item.clear': 'Clear answer',
  'item.other_text': 'Please say what',

  'multiple.any': 'Choose all that apply.',
  'multiple.at_most':
    '{max, plural, one {Choose one at most.} other {Choose up to {max, number}.}}',
  'multiple.at_least':
    '{min, plural, one {Choose at least one.} other {Choose at least {min, number}.}}',
  'multiple.exactly':
    '{min, plural, one {Choose exactly one.} other {Choose exactly {min, number}.}}',
  'multiple.between': 'Choose {min, number} to {max, number}.',
  'multiple.chosen': '{count} of {max} chosen',

  'ranking.hint': 'Give 1 to your first choice, 2 to the next, and so on.',
  'ranking.hint_top':
    '{max, plural, one {Give 1 to your first choice.} other {Give 1 to your first choice, and so on up to {max, number}.}}',
  'ranking.hint_tap': 'Choose them in order, first choice first. Choose one again to take it out.',
  'ranking.hint_tap_top':
    '{max, plural, one {Choose your first choice.} other {Choose your top {max, number} in order, first choice first. Choose one again to take it out.}}',
  'ranking.no_place': '–',
  'ranking.up': 'Move {option} up',
  'ranking.down': 'Move {option} down',
  'ranking.placed': '{option}: place {place} of {max, number}',
  'ranking.taken_out': '{option}: taken out',
  'ranking.full':
    '{max, plural, one {You have chosen one. Take it out to choose another.} other {All {max, number} places are taken. Take one out first.}}',

  'number.between': 'From {min, number} to {max, number}.',
  'number.at_least': '{min, number} or more.',
  'number.at_most': '{max, number} or less.',
  'number.step': 'In steps of {step, number}.',
  'unit.minute': 'minutes',
  'unit.hour': 'hours',
  'unit.day': 'days',

  'nps.low': 'Not at all likely',
  'nps.high': 'Extremely likely',

  'fault.required.one': 'Choose one answer.',
  'fault.required.one_or_dk': 'Choose one answer, or “I don’t know”.',
  'fault.required.multiple': 'Choose at least one answer.',
  'fault.required.multiple_or_dk': 'Choose at least one answer, or “I don’t know”.',
  'fault.required.ranking': 'Give at least one of them a place.',
  'fault.required.ranking_or_dk': 'Give at least one of them a place, or choose “I don’t know”.',
  'fault.required.number': 'Enter a number.',
  'fault.required.number_or_dk': 'Enter a number, or choose “I don’t know”.',
  'fault.required.text': 'Write an answer.',
  'fault.unknown_code': 'That answer is not on the list. Choose one of those shown.',
  'fault.not_a_code': 'Choose one answer only.',
  'fault.not_a_list': 'That answer could not be read. Please choose again.',
  'fault.doubled_code': '“{option}” was chosen twice. Please choose again.',
  'fault.exclusive': '“{option}” does not go with other answers. Keep it or the others.',
  'fault.dont_know_alone': '“I don’t know” does not go with an answer. Keep one of them.',
  'fault.too_few':
    '{min, plural, one {Choose at least one answer.} other {Choose at least {min, number} answers.}}',
  'fault.too_many':
    '{max, plural, one {Choose one answer at most.} other {Choose {max, number} answers at most.}}',
  'fault.tied_ranks': 'Two of them share place {rank, number}. Give each place once.',
  'fault.not_a_rank': '“{rank}” is no place. Use 1 to {max, number}.',
  'fault.not_a_number': 'Write the answer as a number, such as {example, number}.',
  'fault.below_min': 'Enter {min, number} or more.',
  'fault.above_max': 'Enter {max, number} or less.',
  'fault.off_step': 'Enter a number in steps of {step, number}.',
  'fault.off_step_whole': 'Enter a whole number.',
  'fault.not_a_text': 'That answer could not be read. Please write it again.',
  'fault.too_long': 'Shorten this to {max, number} characters.',
  'fault.unstorable': 'This holds a character that we cannot keep. Please write it without.',
  'fault.other_not_chosen': 'You wrote something here but did not choose the answer it belongs to.',
  'fault.unknown_item': 'This question has changed. Please answer it again.',
  'fault.not_asked': 'This question is not meant for you. You can leave it out.',

  'thanks.title': 'Thank you',
  'thanks.text': 'Your answers have been received. You can close this page.',

  'not_yet_open.title': 'Not open yet',
  'not_yet_open.text': 'This survey has not opened. Please come back later.',
  'not_yet_open.text_at': 'This survey opens on {date}.',
  'closed.title': 'This survey is closed',
  'closed.text': 'It takes no more answers. Thank you for wanting to take part.',
  'not_found.title': 'No survey here',
  'not_found.text':
    'The address may be incomplete. Please check that the whole link from your invitation was used.',
  'too_large.title': 'That was too much to send',
  'too_large.text':
    'Nothing was saved from this page. Go back, shorten your longest answers and send again.',
  'too_many.title': 'One moment, please',
  'too_many.text':
    'Very many requests are coming from your network. Answers from earlier pages are kept. Please wait a minute and load this page again.',
  'too_many.text_typed':
    'Very many requests are coming from your network. Nothing that you wrote is lost: wait a minute and send it again.',
  'too_many.again': 'Send again',
  'faulty.title': 'That could not be read',
  'faulty.text': 'Something went wrong on the way to us. Please go back and send again.',
  'test.mark': 'Test',
  'test.text': 'You are trying this questionnaire out. What you send never counts.',
  'test.again': 'Test again',
  'test_over.title': 'This test link is no longer good',
  'test_over.text': 'Whoever gave it to you finds a new one among the links of the wave.',
  'failed.title': 'Something went wrong on our side',
  'failed.text':
    'Answers from earlier pages are kept. Please wait a moment, go back and send this page again.',
} as const;

export type RespondentMessage = keyof typeof respondentEn;
