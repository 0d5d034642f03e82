import type { Catalog } from '@/api';
import { useCatalog } from '@/lib/useCatalog';
import { placeWords, takenWords } from './settingsWords';

interface SettingsWordsProps {
  of: { type: string; settings: object };
}

const useType = (family: 'sourceTypes' | 'poolTypes', { type }: SettingsWordsProps['of']) => {
  const catalog: Catalog | undefined = useCatalog();
  return catalog?.[family].find((one) => one.type === type);
};

/** What a source takes, in a few words. */
export const SourceWords = ({ of }: SettingsWordsProps) =>
  takenWords(useType('sourceTypes', of), of.settings);

/** What kind of place a pool is, and where. */
export function PoolWords({ of }: SettingsWordsProps) {
  const type = useType('poolTypes', of);
  return [type?.title, placeWords(type, of.settings)].filter(Boolean).join(', ');
}
