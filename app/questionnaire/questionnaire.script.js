// Makes a questionnaire quicker to answer. Without it every page works as sent.
(() => {
  /** @typedef {import('../study/conditions').Answers} Answers */
  /** @typedef {import('../study/document').Condition} Condition */

  const form = document.querySelector('form');
  if (!form) return;

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
   * @param {(Node | string)[]} children
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /** @param {Element} element @param {Record<string, string | boolean>} attributes */
  const set = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes))
      element.setAttribute(name, String(value));
  };

  /** @param {string | undefined} text @param {Record<string, string | number>} values */
  const fill = (text = '', values) =>
    text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));

  /** @param {Element} section @returns {NodeListOf<HTMLInputElement>} */
  const boxes = (section) => section.querySelectorAll('[type=radio], [type=checkbox]');

  /** @param {Element} element */
  const changed = (element) => element.dispatchEvent(new Event('change', { bubbles: true }));

  /** What brings a question's looks in line with its controls. @type {(() => void)[]} */
  const refreshers = [];

  // "Something else": its text is there once it is chosen.

  /** @param {HTMLElement} section */
  const otherText = (section) => {
    const label = section.querySelector('label.other');
    const field = label?.querySelector('input');
    const box = label?.previousElementSibling?.querySelector('input');
    if (!(label instanceof HTMLElement) || !field || !box) return;
    if (field.value.trim() && ![...boxes(section)].some(({ checked }) => checked))
      box.checked = true;
    let byPointer = false;
    section.addEventListener('pointerdown', () => {
      byPointer = true;
    });
    section.addEventListener('keydown', () => {
      byPointer = false;
    });
    // Arrow keys pass through an option, so only a tap on it leads into its text.
    box.addEventListener('change', () => {
      if (box.checked && byPointer) field.focus();
    });
    refreshers.push(() => {
      label.hidden = !box.checked;
      field.disabled = !box.checked;
    });
  };

  // Radios cannot be unchosen by themselves.

  /** @param {HTMLElement} section */
  const clearing = (section) => {
    const radios = [...boxes(section)].filter(({ type }) => type === 'radio');
    if (!section.dataset.clear || radios.length === 0) return;
    const button = make('button', {
      type: 'button',
      className: 'clear',
      textContent: section.dataset.clear,
    });
    button.addEventListener('click', () => {
      for (const radio of radios) radio.checked = false;
      radios[0]?.focus();
      changed(section);
    });
    section.append(button);
    refreshers.push(() => {
      button.hidden = !radios.some(({ checked }) => checked);
    });
  };

  /** @param {HTMLElement} section */
  const counting = (section) => {
    const { max, chosen } = section.dataset;
    if (!max) return;
    const count = make('output', {});
    section.querySelector('.hint')?.append(' ', count);
    refreshers.push(() => {
      const ticked = [...boxes(section)].filter(
        (box) => box.checked && !('exclusive' in box.dataset),
      );
      count.textContent = ticked.length > 0 ? fill(chosen, { count: ticked.length }) : '';
      count.className = ticked.length > Number(max) ? 'over' : '';
    });
  };

  /** Answers that exclude each other. @param {HTMLElement} section */
  const excluding = (section) => {
    section.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox' || !target.checked)
        return;
      const isExclusive = 'exclusive' in target.dataset;
      for (const box of boxes(section))
        if (box !== target && (isExclusive || 'exclusive' in box.dataset)) box.checked = false;
    });
    const { kind } = section.dataset;
    const field = kind === 'number' ? section.querySelector('input') : null;
    const [unknown] = boxes(section);
    if (!field || !unknown) return;
    field.addEventListener('input', () => {
      if (field.value.trim()) unknown.checked = false;
    });
    unknown.addEventListener('change', () => {
      if (unknown.checked) field.value = '';
    });
  };

  /** A list to tap in order, over the places of a ranking. @param {HTMLElement} section */
  const ranking = (section) => {
    const { top: places, tap = '', up, down, placed, out, full = '' } = section.dataset;
    const plain = section.querySelector('.places');
    if (!(plain instanceof HTMLElement)) return;
    const top = Number(places);
    const list = make('ul', { className: 'card ranked' });
    const live = make('p', { className: 'unseen' });
    set(live, { role: 'status' });
    const [unknown] = boxes(section);

    const rows = [...plain.querySelectorAll('select')].map((select) => {
      const option = select.previousElementSibling?.textContent ?? '';
      const badge = make('b', {});
      const pick = make(
        'button',
        { type: 'button', className: 'pick' },
        badge,
        ' ',
        make('span', { textContent: option }),
      );
      /** @param {string} name @param {string | undefined} label */
      const arrow = (name, label) => {
        const button = make('button', { type: 'button', className: `move ${name}` });
        set(button, { 'aria-label': fill(label, { option }) });
        return button;
      };
      const [higher, lower] = [arrow('up', up), arrow('down', down)];
      return { select, option, badge, pick, higher, lower, item: make('li', {}, pick) };
    });
    /** @typedef {typeof rows[number]} Row */

    const ranked = () =>
      rows
        .filter(({ select }) => select.value)
        .sort((a, b) => Number(a.select.value) - Number(b.select.value));

    /** @param {Row[]} order */
    const write = (order) => {
      for (const row of rows) row.select.value = String(order.indexOf(row) + 1 || '');
    };

    const draw = () => {
      const order = ranked();
      const sorted = [...order, ...rows.filter((row) => !order.includes(row))];
      const before = sorted.map(({ item }) => item.getBoundingClientRect().top);
      const focused = document.activeElement;
      list.classList.toggle('full', order.length >= top);
      for (const [index, { item, badge, pick, higher, lower }] of sorted.entries()) {
        const isPlaced = index < order.length;
        item.classList.toggle('placed', isPlaced);
        badge.textContent = isPlaced ? String(index + 1) : '';
        set(pick, {
          'aria-pressed': isPlaced,
          'aria-disabled': !isPlaced && order.length >= top,
        });
        set(higher, { 'aria-disabled': index === 0 });
        set(lower, { 'aria-disabled': index === order.length - 1 });
        item.replaceChildren(pick, ...(isPlaced ? [higher, lower] : []));
      }
      list.append(...sorted.map(({ item }) => item));
      if (focused instanceof HTMLElement && list.contains(focused))
        focused.focus({ preventScroll: true });
      if (!matchMedia('(prefers-reduced-motion: no-preference)').matches) return;
      for (const [index, { item }] of sorted.entries()) {
        const shift = (before[index] ?? 0) - item.getBoundingClientRect().top;
        if (shift)
          item.animate([{ transform: `translateY(${shift}px)` }, {}], {
            duration: 160,
            easing: 'ease-out',
          });
      }
    };

    /** @param {Row[]} order @param {string} news @param {Row} row */
    const change = (order, news, row) => {
      if (unknown && order.length > 0) unknown.checked = false;
      write(order);
      draw();
      live.className = 'unseen';
      live.textContent = news;
      changed(row.select);
    };

    for (const row of rows) {
      const { option } = row;
      /** @param {number} place */
      const where = (place) => fill(placed, { option, place });
      row.pick.addEventListener('click', () => {
        const order = ranked();
        if (order.includes(row)) {
          change(
            order.filter((other) => other !== row),
            fill(out, { option }),
            row,
          );
        } else if (order.length < top) {
          change([...order, row], where(order.length + 1), row);
        } else {
          live.className = 'hint';
          live.textContent = full;
        }
      });
      /** @param {number} by */
      const move = (by) => () => {
        const order = ranked();
        const from = order.indexOf(row);
        const other = order[from + by];
        if (!other) return;
        order[from + by] = row;
        order[from] = other;
        change(order, where(from + by + 1), row);
      };
      row.higher.addEventListener('click', move(-1));
      row.lower.addEventListener('click', move(1));
    }
    unknown?.addEventListener('change', () => {
      if (unknown.checked) write([]);
      draw();
    });
    const restore = () => {
      write(ranked().slice(0, top));
      draw();
    };
    addEventListener('pageshow', restore);
    restore();
    plain.hidden = true;
    plain.after(list, live);
    const hint = section.querySelector('.hint');
    if (hint) hint.textContent = tap;
  };

  /** @param {HTMLElement} section */
  const enhance = (section) => {
    if (section.dataset.kind === 'ranking') ranking(section);
    otherText(section);
    excluding(section);
    counting(section);
    clearing(section);
  };

  // Questions that wait for an answer of the same page.

  /** @param {FormData} data @param {string} key @returns {Answers[string] | undefined} */
  const answerTo = (data, key) => {
    const kind = document.getElementById(`q-${key}`)?.dataset.kind;
    if (kind === 'ranking') {
      const codes = [...data].filter(([name, place]) => name.startsWith(`${key}.`) && place !== '');
      if (codes.length > 0)
        return codes
          .sort(([, a], [, b]) => Number(a) - Number(b))
          .map(([name]) => name.slice(key.length + 1));
    }
    const given = data
      .getAll(key)
      .map((value) => String(value).trim())
      .filter(Boolean);
    const [first] = given;
    if (first === undefined || first === 'dk') return first;
    if (kind === 'multiple') return given;
    return kind === 'number' ? Number(first.replace(/\s/g, '').replace(',', '.')) : first;
  };

  /**
   * The same as in study/conditions.ts.
   * @param {Condition} condition
   * @param {FormData} data
   * @returns {boolean}
   */
  const holds = (condition, data) => {
    if (condition.all) return condition.all.every((inner) => holds(inner, data));
    if (condition.any) return condition.any.some((inner) => holds(inner, data));
    if (condition.not) return !holds(condition.not, data);
    const answer = answerTo(data, condition.item ?? '');
    if (answer === undefined) return false;
    if (condition.is) {
      const chosen = Array.isArray(answer) ? answer : [String(answer)];
      return condition.is.some((code) => chosen.includes(code));
    }
    if (answer === 'dk' || Number.isNaN(answer)) return false;
    if (condition.answered) return true;
    return condition.atLeast !== undefined
      ? Number(answer) >= condition.atLeast
      : Number(answer) <= (condition.atMost ?? Number.NEGATIVE_INFINITY);
  };

  const waiting = [...form.querySelectorAll('template')].flatMap((template) => {
    const section = document.importNode(template.content, true).firstElementChild;
    if (!(section instanceof HTMLElement)) return [];
    /** @type {Condition} */
    const when = JSON.parse(template.dataset.when ?? '{}');
    return [{ template, section, when }];
  });

  const refresh = () => {
    for (const one of refreshers) one();
    // One may wait for another; each round settles at least one of them.
    for (const _ of waiting)
      for (const { template, section, when } of waiting) {
        const isShown = holds(when, new FormData(form));
        if (isShown && !section.isConnected) template.after(section);
        if (!isShown) section.remove();
      }
  };

  for (const section of form.querySelectorAll('[data-item]'))
    if (section instanceof HTMLElement) enhance(section);
  for (const { section } of waiting) enhance(section);

  form.append(make('input', { type: 'hidden', name: '_inline', value: '1' }));
  const next = form.querySelector('button[data-send]');
  if (next instanceof HTMLElement) next.textContent = next.dataset.send ?? '';

  form.addEventListener('change', refresh);
  form.addEventListener('input', refresh);
  refresh();

  // A second click within seconds is a slip, not a second answer.
  let sentAt = Number.NEGATIVE_INFINITY;
  form.addEventListener('submit', (event) => {
    if (event.timeStamp - sentAt < 5000) event.preventDefault();
    else sentAt = event.timeStamp;
  });
  addEventListener('pageshow', () => {
    sentAt = Number.NEGATIVE_INFINITY;
    refresh();
  });

  const faults = document.querySelector('.faults');
  if (faults instanceof HTMLElement && !location.hash) faults.focus();
})();
