import { useQuery } from '@tanstack/react-query';
import { listRepositoriesOptions } from '@/api/@tanstack/react-query.gen';
import { useCatalog } from '@/lib/useCatalog';
import type { JobFormValues } from './jobForm';
import { sharedChoices } from './sharedChoices';

/** The compressions that the engines of all chosen repositories know, and the one that is set already. */
export function useJobCompressions({ repositoryIds, compression }: JobFormValues) {
  const engines = useCatalog()?.engines ?? [];
  const { data } = useQuery(listRepositoriesOptions({ query: { limit: 200 } }));
  const chosen = (data?.items ?? []).filter((repository) => repositoryIds.includes(repository.id));
  const kinds = new Set(chosen.map((repository) => repository.engine));
  const shared = sharedChoices(
    engines.filter((engine) => kinds.has(engine.kind)).map((engine) => engine.compressions),
  );
  if (!compression || shared.some((choice) => choice.value === compression)) return shared;
  return [...shared, { value: compression, label: compression }];
}
