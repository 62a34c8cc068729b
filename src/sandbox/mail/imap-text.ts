/**
 * What a client or server writes in IMAP (RFC 3501 §4): texts hold one character a byte. An atom
 * takes brackets and what is in them with it, as in `BODY[HEADER.FIELDS (From)]<0.10>`.
 */
export type Value =
  | Readonly<{ kind: 'atom'; text: string }>
  | Readonly<{ kind: 'string'; text: string }>
  | Readonly<{ kind: 'list'; values: readonly Value[] }>;

const nesting = 20;

/** Reads the arguments of a command, literals included; null when they are not well-formed. */
export function readValues(text: string): readonly Value[] | null {
  const reader = new Reader(text);
  const values = reader.values(0);
  return values && reader.isAtEnd() ? values : null;
}

class Reader {
  #at = 0;

  constructor(readonly text: string) {}

  isAtEnd(): boolean {
    return this.#at === this.text.length;
  }

  /** Values with a space between each two, up to a closing parenthesis or the end. */
  values(depth: number): readonly Value[] | null {
    const values: Value[] = [];
    if (this.isAtEnd() || this.#next() === ')') return values;
    for (;;) {
      const value = this.#value(depth);
      if (!value) return null;
      values.push(value);
      if (this.#next() !== ' ') return values;
      this.#at += 1;
    }
  }

  #value(depth: number): Value | null {
    switch (this.#next()) {
      case '(':
        return depth < nesting ? this.#list(depth) : null;
      case '"':
        return this.#quoted();
      case '{':
        return this.#literal();
      default:
        return this.#atom();
    }
  }

  #list(depth: number): Value | null {
    this.#at += 1;
    const values = this.values(depth + 1);
    if (!values || this.#next() !== ')') return null;
    this.#at += 1;
    return { kind: 'list', values };
  }

  #quoted(): Value | null {
    const found = this.#take(/"((?:[^"\\\r\n\0]|\\["\\])*)"/y);
    return found && { kind: 'string', text: (found[1] ?? '').replace(/\\(["\\])/g, '$1') };
  }

  #literal(): Value | null {
    const size = Number(this.#take(/\{(\d{1,9})\+?\}\r\n/y)?.[1]);
    const text = this.text.slice(this.#at, this.#at + size);
    if (text.length !== size) return null;
    this.#at += size;
    return { kind: 'string', text };
  }

  #atom(): Value | null {
    const found = this.#take(/(?:[^\s\p{Cc}(){}"[\]]|\[[^\]\r\n]*\])+/uy);
    return found && { kind: 'atom', text: found[0] };
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #next(): string | undefined {
    return this.text[this.#at];
  }
}

/** Writes a string: quoted where it can be, else as a literal. Absent is NIL. */
export function written(text: string | null): string {
  if (text === null) return 'NIL';
  if (text.length < 1000 && /^[\x20-\x7e]*$/.test(text)) {
    return `"${text.replace(/["\\]/g, '\\$&')}"`;
  }
  return literal(text);
}

/** Writes a literal. */
export function literal(text: string): string {
  return `{${text.length}}\r\n${text}`;
}

/** The text of an atom or a string; null for a list. */
export function textOf(value: Value | undefined): string | null {
  return value === undefined || value.kind === 'list' ? null : value.text;
}
