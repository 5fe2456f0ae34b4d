import { resolve, sep } from 'node:path';

/**
 * Names by which files are told apart on receipts: each file's own, with as many folders before it as another file of
 * that name calls for.
 * @example tellApart(['a/表.xlsx', 'b/表.xlsx', 'b/图.xlsx']) // ['a/表.xlsx', 'b/表.xlsx', '图.xlsx']
 */
export const tellApart = (paths: readonly string[]): readonly string[] => {
  const steps = [...new Set(paths.map((path) => resolve(path)))].map((path) => path.split(sep));
  const tail = (path: readonly string[], length: number): string => path.slice(-length).join('/');
  return paths.map((path) => {
    const own = resolve(path).split(sep);
    const isShared = (length: number): boolean =>
      steps.filter((other) => tail(other, length) === tail(own, length)).length > 1;
    let length = 1;
    while (length < own.length && isShared(length)) length++;
    return tail(own, length);
  });
};
