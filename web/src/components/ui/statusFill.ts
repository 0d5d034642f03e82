import { cx } from '@/lib/cx';
import classes from './StatusFill.module.css';

/** The class that fills a bar or a dot with the colour of a status. */
export const statusFill = (status: string) => cx(classes.any, classes[status]);
