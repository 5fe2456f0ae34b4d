/** One version of one name below a region's landing place. */
export interface LandingVersion {
  /** Path below the landing place, with forward slashes, as a file's name in an input folder. */
  readonly name: string;
  readonly version: string;
  readonly bytes: number;
  /** When it came, ISO. */
  readonly at: string;
  /** It is the last version of its name and was not deleted. */
  readonly current: boolean;
}

/** Where people upload a region's files: every version is kept, nothing is changed by us. */
export interface Landing {
  /** Every version of every name, of one name the oldest first. */
  versions(): Promise<readonly LandingVersion[]>;
  read(version: Pick<LandingVersion, 'name' | 'version'>): Promise<Uint8Array>;
  /** Brings a version of any size into a local file. */
  fetch(version: Pick<LandingVersion, 'name' | 'version'>, path: string): Promise<void>;
}
