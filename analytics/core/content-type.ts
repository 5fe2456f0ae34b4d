const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.parquet': 'application/vnd.apache.parquet',
};

/**
 * The content type of a published file.
 * @example contentTypeOf('projects/1.html') // 'text/html; charset=utf-8'
 */
export const contentTypeOf = (path: string): string =>
  types[/\.[^./\\]+$/.exec(path)?.[0].toLowerCase() ?? ''] ?? 'application/octet-stream';
