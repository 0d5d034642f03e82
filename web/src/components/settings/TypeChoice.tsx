import { ChoiceCards } from '@/components/ui/ChoiceCards';
import type { TypedSettings } from './useTypedSettings';

/** Which type it is to be, with what each is; nothing is asked while there is only one. */
export function TypeChoice({ typed, label }: { typed: TypedSettings; label: string }) {
  if (typed.types.length < 2) return null;
  return (
    <ChoiceCards
      label={label}
      choices={typed.types.map(({ type, title, summary }) => ({ value: type, title, summary }))}
      value={typed.type.type}
      onChange={typed.choose}
    />
  );
}
