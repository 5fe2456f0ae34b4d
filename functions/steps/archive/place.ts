/**
 * Where an event lies in the archive: streams keep their slashes, versions ten digits, so that keys sort as events do.
 */
export interface ArchivePlace {
  readonly region: string;
  readonly stream: string;
  readonly version: number;
}

/**
 * @example archiveKey({ region: '330100', stream: 'notices/2025', version: 7 }) //
 * '330100/notices/2025/0000000007.json'
 */
export const archiveKey = ({ region, stream, version }: ArchivePlace): string =>
  `${region}/${stream}/${String(version).padStart(10, '0')}.json`;

/** The place that a key names; null where it is no event's. */
export const archivePlace = (key: string): ArchivePlace | null => {
  const found = /^(?<region>[^/]+)\/(?<stream>.+)\/(?<version>[0-9]{10})\.json$/.exec(key)?.groups;
  return found ? { region: found.region ?? '', stream: found.stream ?? '', version: Number(found.version) } : null;
};
