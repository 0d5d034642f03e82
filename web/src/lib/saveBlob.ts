/** Offers bytes as a download, under the name that the answer's Content-Disposition gives, or another. */
export function saveBlob(blob: Blob, response: Response | undefined, otherwise: string) {
  const header = response?.headers.get('Content-Disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(header)?.[1];
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = encoded ? decodeURIComponent(encoded) : (plain ?? otherwise);
  link.click();
  // The download has its own reference by then; freeing at once would race with it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
