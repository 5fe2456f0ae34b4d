import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Archive } from './archive.ts';
import { Announcements } from './construct/announcements.ts';
import { bucketsOf } from './construct/buckets.ts';
import { keysOf } from './construct/keys.ts';
import { ledgerTable } from './construct/ledger-table.ts';
import type { Install, Keys } from './install.ts';
import { arns } from './names.ts';

/**
 * Facts and decisions: buckets, the ledger with its archive, and the ways by which decisions are told. All of it
 * outlives the stack.
 */
export class DataStack extends Stack {
  readonly keys: Keys;

  constructor(scope: Construct, id: string, install: Install, props: StackProps) {
    super(scope, id, props);
    const { names } = install;
    this.keys = keysOf(this, install);
    bucketsOf(this, install, this.keys);
    const ledger = ledgerTable(this, names.ledger, this.keys.inner);
    new Archive(this, 'LedgerArchive', install, this.keys, ledger);
    new Announcements(this, 'Announcements', install, this.keys.outer);
    const outputs = {
      LandingBucket: names.landing,
      LakeBucket: names.lake,
      SiteBucket: names.site,
      ArchiveBucket: names.archive,
      LedgerTable: names.ledger,
      InnerKey: this.keys.inner.keyArn,
      OuterKey: this.keys.outer.keyArn,
      BusName: names.bus,
      ResultsTopic: arns.topic(names.results),
      AlarmsTopic: arns.topic(names.alarms),
    };
    for (const [name, value] of Object.entries(outputs))
      new CfnOutput(this, `${name}Name`, { value }).overrideLogicalId(name);
  }
}
