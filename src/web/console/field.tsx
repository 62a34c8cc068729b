import type { Child } from 'hono/jsx';
import { describedBy, type Labelled, Noted } from './noted.tsx';

type FieldProps = Labelled &
  Readonly<{
    type:
      | 'text'
      | 'email'
      | 'url'
      | 'password'
      | 'number'
      | 'search'
      | 'date'
      | 'datetime-local'
      | 'file';
    /** What a password manager or a phone may fill in (HTML §4.10.18.7). */
    autocomplete?: string;
    /** What was typed before; a password is never sent back. */
    value?: string;
    /** Where it may be left empty. */
    optional?: boolean;
    /** The one to begin with, of those on the page. */
    autofocus?: boolean;
  }>;

/** A field of one line. */
export function Field(props: FieldProps) {
  const { name, type, autocomplete = 'off', value, optional = false, lang, autofocus } = props;
  return (
    <Noted {...props}>
      <input
        {...{
          id: name,
          name,
          type,
          autocomplete,
          autofocus,
          required: !optional,
          dir: 'auto',
          lang,
        }}
        value={type === 'password' ? undefined : value}
        {...describedBy(props)}
      />
    </Noted>
  );
}

type TextFieldProps = Labelled & Readonly<{ value: string; rows: number; optional?: boolean }>;

/** A field of several lines. */
export function TextField(props: TextFieldProps) {
  const { name, value, rows, optional = false, lang } = props;
  return (
    <Noted {...props}>
      <textarea
        {...{ id: name, name, rows, required: !optional, dir: 'auto', lang }}
        {...describedBy(props)}
      >
        {/* HTML takes away one line break at the beginning. */}
        {`\n${value}`}
      </textarea>
    </Noted>
  );
}

/** One of what can be chosen. */
export type Option = Readonly<{ value: string; text: string }>;

type SelectFieldProps = Labelled & Readonly<{ options: readonly Option[]; chosen: string }>;

/** A choice of one. */
export function SelectField(props: SelectFieldProps) {
  const { name, options, chosen } = props;
  return (
    <Noted {...props}>
      <select {...{ id: name, name }} {...describedBy(props)}>
        {options.map(({ value, text }) => (
          <option value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </Noted>
  );
}

type CheckFieldProps = Readonly<{ name: string; label: Child; isChecked: boolean }>;

/** Something that holds or not; it is sent as `on`. */
export function CheckField({ name, label, isChecked }: CheckFieldProps) {
  return (
    <p class="check">
      <input {...{ id: name, name, type: 'checkbox', checked: isChecked }} />
      <label for={name}>{label}</label>
    </p>
  );
}

/** What went wrong with a form as a whole; read out when the page comes. */
export function FormFault({ children }: Readonly<{ children?: Child }>) {
  return (
    <p class="fault" role="alert">
      {children}
    </p>
  );
}

/** What was done, or what is to be known; read out when the page comes. */
export function FormNote({ children }: Readonly<{ children?: Child }>) {
  return (
    <p class="note" role="status">
      {children}
    </p>
  );
}

/** Whose password it is, where that is not asked: password managers store it beside the password. */
export function KnownUser({ email }: Readonly<{ email: string }>) {
  return (
    <input {...{ type: 'text', name: 'username', value: email, autocomplete: 'username' }} hidden />
  );
}
