import type { RespondentMessage } from './respondent.en';

export const respondentRu = {
  'page.progress': 'Страница {page, number} из {count, number}',
  'page.title_fault': 'Ошибка: {title}',
  'page.next': 'Далее',
  'page.send': 'Отправить',
  'page.back': 'Назад',
  'page.language': 'Язык',
  'page.resumed': 'Мы сохранили ваши ответы. Продолжайте с того места, где остановились.',
  'page.all_optional': 'На этой странице можно пропустить любой вопрос.',

  'faults.title':
    '{count, plural, one {Нужно исправить # ответ} few {Нужно исправить # ответа} many {Нужно исправить # ответов} other {Нужно исправить # ответа}}',

  'item.optional': 'необязательно',
  'item.dont_know': 'Не знаю',
  'item.clear': 'Убрать ответ',
  'item.other_text': 'Напишите, что именно',

  'multiple.any': 'Отметьте все подходящие ответы.',
  'multiple.at_most':
    '{max, plural, one {Отметьте не более {max, number} ответа.} few {Отметьте не более {max, number} ответов.} many {Отметьте не более {max, number} ответов.} other {Отметьте не более {max, number} ответа.}}',
  'multiple.at_least':
    '{min, plural, one {Отметьте не менее {min, number} ответа.} few {Отметьте не менее {min, number} ответов.} many {Отметьте не менее {min, number} ответов.} other {Отметьте не менее {min, number} ответа.}}',
  'multiple.exactly':
    '{min, plural, one {Отметьте ровно {min, number} ответ.} few {Отметьте ровно {min, number} ответа.} many {Отметьте ровно {min, number} ответов.} other {Отметьте ровно {min, number} ответа.}}',
  'multiple.between':
    '{max, plural, one {Отметьте от {min, number} до {max, number} ответа.} few {Отметьте от {min, number} до {max, number} ответов.} many {Отметьте от {min, number} до {max, number} ответов.} other {Отметьте от {min, number} до {max, number} ответа.}}',
  'multiple.chosen': 'Отмечено {count} из {max}',

  'ranking.hint': 'Поставьте 1 самому важному, 2 — следующему и так далее.',
  'ranking.hint_top':
    '{max, plural, =1 {Поставьте 1 самому важному.} one {Поставьте 1 самому важному и так далее до {max, number}.} few {Поставьте 1 самому важному и так далее до {max, number}.} many {Поставьте 1 самому важному и так далее до {max, number}.} other {Поставьте 1 самому важному и так далее до {max, number}.}}',
  'ranking.hint_tap':
    'Выбирайте по порядку, начиная с самого важного. Чтобы убрать вариант, выберите его ещё раз.',
  'ranking.hint_tap_top':
    '{max, plural, =1 {Выберите самое важное.} one {Выберите по порядку {max, number} самый важный вариант. Чтобы убрать вариант, выберите его ещё раз.} few {Выберите по порядку {max, number} самых важных варианта, начиная с первого. Чтобы убрать вариант, выберите его ещё раз.} many {Выберите по порядку {max, number} самых важных вариантов, начиная с первого. Чтобы убрать вариант, выберите его ещё раз.} other {Выберите по порядку {max, number} самых важных варианта, начиная с первого. Чтобы убрать вариант, выберите его ещё раз.}}',
  'ranking.no_place': '–',
  'ranking.up': 'Поднять: {option}',
  'ranking.down': 'Опустить: {option}',
  'ranking.placed': '{option}: место {place} из {max, number}',
  'ranking.taken_out': '{option}: убрано',
  'ranking.full':
    '{max, plural, =1 {Вы уже выбрали один вариант. Уберите его, чтобы выбрать другой.} one {Занято {max, number} место. Сначала уберите один вариант.} few {Заняты все {max, number} места. Сначала уберите один вариант.} many {Заняты все {max, number} мест. Сначала уберите один вариант.} other {Заняты все места: {max, number}. Сначала уберите один вариант.}}',

  'number.between': 'От {min, number} до {max, number}.',
  'number.at_least': 'Не меньше {min, number}.',
  'number.at_most': 'Не больше {max, number}.',
  'number.step': 'С шагом {step, number}.',
  'unit.minute': 'мин',
  'unit.hour': 'ч',
  'unit.day': 'дн.',

  'nps.low': 'Точно нет',
  'nps.high': 'Точно да',

  'fault.required.one': 'Выберите один ответ.',
  'fault.required.one_or_dk': 'Выберите один ответ или «Не знаю».',
  'fault.required.multiple': 'Отметьте хотя бы один ответ.',
  'fault.required.multiple_or_dk': 'Отметьте хотя бы один ответ или «Не знаю».',
  'fault.required.ranking': 'Поставьте на место хотя бы один вариант.',
  'fault.required.ranking_or_dk': 'Поставьте на место хотя бы один вариант или выберите «Не знаю».',
  'fault.required.number': 'Введите число.',
  'fault.required.number_or_dk': 'Введите число или выберите «Не знаю».',
  'fault.required.text': 'Напишите ответ.',
  'fault.unknown_code': 'Такого ответа нет в списке. Выберите один из показанных.',
  'fault.not_a_code': 'Выберите только один ответ.',
  'fault.not_a_list': 'Этот ответ не удалось прочитать. Выберите ещё раз.',
  'fault.doubled_code': 'Ответ «{option}» выбран дважды. Выберите ещё раз.',
  'fault.exclusive': 'Ответ «{option}» не сочетается с другими. Оставьте либо его, либо остальные.',
  'fault.dont_know_alone': '«Не знаю» не сочетается с ответом. Оставьте что-то одно.',
  'fault.too_few':
    '{min, plural, one {Отметьте не менее {min, number} ответа.} few {Отметьте не менее {min, number} ответов.} many {Отметьте не менее {min, number} ответов.} other {Отметьте не менее {min, number} ответа.}}',
  'fault.too_many':
    '{max, plural, one {Отметьте не более {max, number} ответа.} few {Отметьте не более {max, number} ответов.} many {Отметьте не более {max, number} ответов.} other {Отметьте не более {max, number} ответа.}}',
  'fault.tied_ranks':
    'Два варианта стоят на месте {rank, number}. Поставьте на каждое место только один.',
  'fault.not_a_rank': '«{rank}» — это не место. Используйте числа от 1 до {max, number}.',
  'fault.not_a_number': 'Напишите ответ числом, например {example, number}.',
  'fault.below_min': 'Введите число не меньше {min, number}.',
  'fault.above_max': 'Введите число не больше {max, number}.',
  'fault.off_step': 'Введите число с шагом {step, number}.',
  'fault.off_step_whole': 'Введите целое число.',
  'fault.not_a_text': 'Этот ответ не удалось прочитать. Напишите его ещё раз.',
  'fault.too_long':
    '{max, plural, one {Сократите ответ до {max, number} знака.} few {Сократите ответ до {max, number} знаков.} many {Сократите ответ до {max, number} знаков.} other {Сократите ответ до {max, number} знака.}}',
  'fault.unstorable': 'В ответе есть знак, который мы не можем сохранить. Напишите без него.',
  'fault.other_not_chosen':
    'Вы написали здесь текст, но не выбрали ответ, к которому он относится.',
  'fault.unknown_item': 'Этот вопрос изменился. Ответьте на него ещё раз.',
  'fault.not_asked': 'Этот вопрос не для вас. Его можно пропустить.',

  'thanks.title': 'Спасибо',
  'thanks.text': 'Ваши ответы получены. Эту страницу можно закрыть.',

  'not_yet_open.title': 'Ещё не открыто',
  'not_yet_open.text': 'Этот опрос ещё не открыт. Зайдите позже.',
  'not_yet_open.text_at': 'Начало опроса: {date}.',
  'closed.title': 'Опрос закрыт',
  'closed.text': 'Ответы больше не принимаются. Спасибо, что хотели принять участие.',
  'not_found.title': 'Здесь нет опроса',
  'not_found.text':
    'Возможно, адрес неполный. Проверьте, что ссылка из приглашения использована целиком.',
  'too_large.title': 'Слишком много текста',
  'too_large.text':
    'С этой страницы ничего не сохранено. Вернитесь, сократите самые длинные ответы и отправьте ещё раз.',
  'too_many.title': 'Одну минуту',
  'too_many.text':
    'Из вашей сети приходит очень много запросов. Ответы с предыдущих страниц сохранены. Подождите минуту и загрузите эту страницу ещё раз.',
  'too_many.text_typed':
    'Из вашей сети приходит очень много запросов. Ничего из написанного не потеряно: подождите минуту и отправьте ещё раз.',
  'too_many.again': 'Отправить ещё раз',
  'faulty.title': 'Это не удалось прочитать',
  'faulty.text': 'По пути к нам что-то пошло не так. Вернитесь и отправьте ещё раз.',
  'test.mark': 'Проба',
  'test.text': 'Вы пробуете эту анкету. То, что вы отправите, никогда не учитывается.',
  'test.again': 'Попробовать ещё раз',
  'test_over.title': 'Эта пробная ссылка больше не действует',
  'test_over.text': 'Тот, кто дал вам ссылку, найдёт новую среди ссылок волны опроса.',
  'failed.title': 'У нас что-то пошло не так',
  'failed.text':
    'Ответы с предыдущих страниц сохранены. Подождите немного, вернитесь и отправьте эту страницу ещё раз.',
} as const satisfies Record<RespondentMessage, string>;
