import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * The append-only ledger: `<region>/<stream>` and version. It can be brought back to any second, and can't be deleted
 * by mistake.
 */
export const ledgerTable = (scope: Construct, tableName: string, encryptionKey: IKey): Table =>
  new Table(scope, 'Ledger', {
    tableName,
    partitionKey: { name: 'stream', type: AttributeType.STRING },
    sortKey: { name: 'version', type: AttributeType.NUMBER },
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    stream: StreamViewType.NEW_IMAGE,
  });
