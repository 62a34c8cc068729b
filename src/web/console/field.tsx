import type { Child } from 'hono/jsx';

type FieldProps = Readonly<{
  name: string;
  label: string;
  type: 'text' | 'email' | 'password';
  /** What a password manager or a phone may fill in (HTML §4.10.18.7). */
  autocomplete: string;
  /** What was typed before; a password is never sent back. */
  value?: string;
  hint?: string;
  fault?: string | undefined;
}>;

/** A field with its label, and below it what is wrong with it or how to fill it in. */
export function Field({ name, label, type, autocomplete, value, hint, fault }: FieldProps) {
  const note = `${name}-note`;
  const isNoted = fault !== undefined || hint !== undefined;
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        {...{ id: name, name, type, autocomplete, required: true, dir: 'auto' }}
        value={type === 'password' ? undefined : value}
        aria-invalid={fault === undefined ? undefined : 'true'}
        aria-describedby={isNoted ? note : undefined}
      />
      {isNoted && (
        <p id={note} class={fault === undefined ? undefined : 'fault'}>
          {fault ?? hint}
        </p>
      )}
    </div>
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

/** Whose password it is, where that is not asked: password managers store it beside the password. */
export function KnownUser({ email }: Readonly<{ email: string }>) {
  return (
    <input {...{ type: 'text', name: 'username', value: email, autocomplete: 'username' }} hidden />
  );
}
