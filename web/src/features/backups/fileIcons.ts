import {
  IconBinary,
  IconDatabase,
  IconFile,
  IconFileCode,
  IconFileMusic,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconFolder,
  IconLink,
  IconPhoto,
  IconPlug,
  IconVideo,
  type TablerIcon,
} from '@tabler/icons-react';
import type { BackupFile } from '@/api';

const byEnding: [TablerIcon, string][] = [
  [IconPhoto, 'jpg jpeg png gif webp svg avif heic tif tiff bmp ico'],
  [IconVideo, 'mp4 mkv mov avi webm m4v'],
  [IconFileMusic, 'mp3 flac ogg wav m4a opus'],
  [IconFileZip, 'zip gz bz2 xz zst tar tgz 7z rar jar deb rpm'],
  [IconFileTypePdf, 'pdf'],
  [IconDatabase, 'sql db sqlite sqlite3 dump mdb rdb'],
  [IconFileCode, 'js ts tsx jsx cs py rb go rs c h cpp java php sh css html xml json yaml yml toml conf ini'],
  [IconFileText, 'txt md log csv rst env cfg lock'],
  [IconBinary, 'so bin exe dll o img iso qcow2'],
];
const icons = new Map(
  byEnding.flatMap(([icon, endings]) => endings.split(' ').map((ending) => [ending, icon])),
);
const byType: Partial<Record<BackupFile['type'], TablerIcon>> = {
  folder: IconFolder,
  symlink: IconLink,
  hardlink: IconLink,
  fifo: IconPlug,
  socket: IconPlug,
  device: IconPlug,
};

/** The icon of an entry: by its type, then by the ending of its name. */
export function fileIcon({ type, name }: Pick<BackupFile, 'type' | 'name'>): TablerIcon {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return byType[type] ?? (icons.get(ending) as TablerIcon | undefined) ?? IconFile;
}
