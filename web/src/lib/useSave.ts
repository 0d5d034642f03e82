import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toProblem } from './problem';

interface SaveOptions<Input, Result> {
  save: (input: Input) => Promise<Result>;
  /** Operation ids of the queries that show something else afterwards: `listServers`. */
  touches: string[];
  /** Gets the server's message for each field. */
  form?: { setErrors: (errors: Record<string, string>) => void };
  done?: (result: Result) => void;
}

/** A change on the server: its errors go to their fields, and what it touched is asked for again. */
export function useSave<Input, Result>({ save, touches, form, done }: SaveOptions<Input, Result>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: (result) => {
      for (const id of touches) void queries.invalidateQueries({ queryKey: [{ _id: id }] });
      done?.(result);
    },
    onError: (error) => form?.setErrors(toProblem(error).fields),
  });
}
