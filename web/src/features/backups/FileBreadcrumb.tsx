import { IconFolderOpen, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { BackupFolder } from '@/api';
import classes from './FileBreadcrumb.module.css';

interface FileBreadcrumbProps {
  backupId: string;
  folder: BackupFolder['folder'] | undefined;
  searching: boolean;
}

/** The way from the root to the open folder; every step can be opened. */
export function FileBreadcrumb({ backupId, folder, searching }: FileBreadcrumbProps) {
  const steps = folder?.breadcrumb.filter((step) => step.key !== '' && step.name !== '/') ?? [];
  const open = (key: string | undefined) =>
    ({ to: '/backups/$id', params: { id: backupId }, search: { folder: key } }) as const;
  return (
    <nav className={classes.trail} aria-label="Folder">
      {searching ? <IconSearch size={17} aria-hidden /> : <IconFolderOpen size={18} aria-hidden />}
      <Link {...open(undefined)} aria-label="Root of the backup">
        /
      </Link>
      {searching ? (
        <b>Search results</b>
      ) : (
        steps.map((step, index) => (
          <span key={step.key} className={classes.step}>
            {index > 0 && (
              <span className={classes.slash} aria-hidden>
                /
              </span>
            )}
            {index === steps.length - 1 ? (
              <b aria-current="page">{step.name}</b>
            ) : (
              <Link {...open(step.key)}>{step.name}</Link>
            )}
          </span>
        ))
      )}
    </nav>
  );
}
