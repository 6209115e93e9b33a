import { checkAnswer } from '../study/answers';
import { type Column, cellValue } from '../study/columns';
import { type Answer, type Answers, visible } from '../study/conditions';
import {
  AUDIENCES,
  type Audience,
  entryOf,
  type Item,
  optionsOf,
  type Study,
} from '../study/document';
import { type Room, remembered } from '../study/remembered';
import { type FiledResponse, filed, responseFrame } from '../study/response';
import { type Said, saidOf } from '../study/said';

/** Cells that one reader remembers. */
const REMEMBERED = 50_000;
/** Answers and codes of a row that are surely no more than a response may hold. */
const FEW = 50_000;

/** What a cell says; null where it has a fault. */
type Read<Said> = { said: Said } | null;

/** Takes a cell over into a response; false where the whole row is to be checked. */
type Take = (response: Writing, cell: string) => boolean;

/** A response while its cells are read. */
type Writing = FiledResponse & { said: (Answer | undefined)[] };

/** What an answer's cell says, and the same as a member of JSON. */
interface Told {
  answer: Answer;
  json: string;
}

/**
 * Reads the rows of a file whose cells are right, most of them by what the same cells said before. A
 * row that it does not read has a fault or takes more looking at: `responseSchema` decides.
 */
export class RowReader {
  private readonly room: Room = { left: REMEMBERED };
  /** The members of the JSON that is being made; put together at once they leave nothing behind. */
  private readonly parts: string[] = [];
  private readonly audience: number;
  private readonly takes: readonly { place: number; take: Take }[];
  private readonly isShort: boolean;
  private readonly nothing: Said;
  private readonly isConditional: Record<Audience, boolean>;

  constructor(
    private readonly study: Study,
    columns: readonly Column[],
    private readonly decimalComma: boolean,
    private readonly moment: Date,
  ) {
    this.audience = columns.findIndex(({ member }) => member === 'audience');
    const takes = columns.map((column, place) => ({
      name: column.name,
      place,
      take: column.item ? this.takeAnswer(column, column.item) : this.takeMember(column),
    }));
    this.takes = takes.sort((a, b) => byJsonb(a.name, b.name));
    const codes = study.items.reduce((sum, item) => sum + optionsOf(study, item).length, 0);
    this.isShort = codes + columns.length < FEW;
    this.nothing = saidOf(study, {});
    this.isConditional = {
      consumer: isConditional(study, 'consumer'),
      manager: isConditional(study, 'manager'),
    };
  }

  /** The response of a row; undefined: it is to be checked in full. */
  read(row: number, cells: readonly string[]): FiledResponse | undefined {
    const { takes } = this;
    const audience = AUDIENCES.find((side) => side === cells[this.audience]);
    if (cells.length !== takes.length || !audience || !this.isShort) return undefined;
    const response: Writing = {
      row,
      audience,
      respondent: null,
      locale: null,
      submittedAt: this.moment,
      weight: null,
      cluster: null,
      said: this.nothing.slice(),
      json: '',
    };
    this.parts.length = 0;
    for (const { place, take } of takes) {
      const cell = cells[place] ?? '';
      if (cell !== '' && !take(response, cell)) return undefined;
    }
    response.json = `{${this.parts.join()}}`;
    return this.isConditional[audience] ? this.shown(response) : response;
  }

  /** A response without the answers that a condition hides. */
  private shown(response: FiledResponse): FiledResponse {
    const { study } = this;
    const { said, row, json: _, ...frame } = response;
    const given: Answers = {};
    for (const [place, { key }] of study.items.entries()) {
      const answer = said[place];
      if (answer !== undefined) given[key] = answer;
    }
    const { answers } = visible(study, response.audience, given);
    return filed(study, row, { ...frame, answers });
  }

  private takeAnswer(column: Column, item: Item): Take {
    const key = JSON.stringify(item.key);
    const at = this.study.items.indexOf(item);
    const read = (cell: string): Read<Told | undefined> => {
      const checked = checkAnswer(this.study, item, cellValue(column, cell, this.decimalComma));
      if ('fault' in checked) return null;
      const { answer } = checked;
      if (answer === undefined) return { said: undefined };
      return { said: { answer, json: `${key}:${JSON.stringify(answer)}` } };
    };
    const known = item.kind === 'text' ? read : remembered(read, this.room);
    const { wording } = item;
    return (response, cell) => {
      const found = wording[response.audience] ? known(cell) : null;
      if (!found) return false;
      const { said } = found;
      if (said) {
        response.said[at] = said.answer;
        this.parts.push(said.json);
      }
      return true;
    };
  }

  private takeMember(column: Column): Take {
    const { shape } = responseFrame;
    const value = (cell: string) => cellValue(column, cell, this.decimalComma);
    switch (column.member) {
      case 'audience':
        return () => true;
      case 'respondent':
      case 'locale':
      case 'cluster': {
        const { member } = column;
        const read = (cell: string) => said(shape[member].safeParse(value(cell)).data);
        const known = member === 'respondent' ? read : remembered(read, this.room);
        return (response, cell) => {
          const found = known(cell);
          if (found) response[member] = found.said;
          return found !== null;
        };
      }
      case 'weight': {
        const known = remembered(
          (cell) => said(shape.weight.safeParse(value(cell)).data),
          this.room,
        );
        return (response, cell) => {
          const found = known(cell);
          if (found) response.weight = found.said;
          return found !== null;
        };
      }
      case 'submittedAt': {
        const known = remembered(
          (cell) => said(shape.submittedAt.safeParse(value(cell)).data),
          this.room,
        );
        return (response, cell) => {
          const found = known(cell);
          if (found) response.submittedAt = new Date(found.said);
          return found !== null;
        };
      }
      // The text of an "other" option stands against another cell.
      default:
        return () => false;
    }
  }
}

/** PostgreSQL keeps members of an object by length, then letter by letter; it need not sort them so. */
function byJsonb(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

function said<Said>(data: Said | null | undefined): Read<Said> {
  return data === null || data === undefined ? null : { said: data };
}

/** Whether some item of a side is not shown to everybody. */
function isConditional(study: Study, audience: Audience): boolean {
  const shown = new Set(
    study.questionnaires[audience]
      .flatMap(({ items, when }) => (when ? [] : items.map(entryOf)))
      .flatMap(({ item, when }) => (when ? [] : [item])),
  );
  return study.items.some(({ key, wording }) => wording[audience] && !shown.has(key));
}
