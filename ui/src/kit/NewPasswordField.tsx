import { TextField } from './Field.tsx';
import { w } from './words.ts';

/** Where a password is chosen: how long, what helps, and a sign to password managers. */
export function NewPasswordField(props: { label: string; error: string | undefined; autofocus?: boolean }) {
  return (
    <TextField
      label={props.label}
      description={w().passwordHint}
      name="password"
      type="password"
      autocomplete="new-password"
      required
      autofocus={props.autofocus ?? false}
      minLength={8}
      maxLength={256}
      error={props.error}
    />
  );
}
