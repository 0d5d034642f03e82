/** The header that refuses an update when someone else changed the thing in between. */
export const ifMatch = (version: number) => ({ 'If-Match': `"${version}"` });
