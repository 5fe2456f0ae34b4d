import process from 'node:process';
import { PublishCommand } from '@aws-sdk/client-sns';
import { s3Bucket } from '../adapters/s3-bucket.ts';
import { s3Client, snsClient } from '../cloud/clients.ts';
import { environmentOf } from '../cloud/environment.ts';
import { handled } from '../cloud/handled.ts';
import { messageOf, notifyEvent } from '../steps/notify/message.ts';
import { documents, keepDocument } from '../steps/run-documents/documents.ts';

/**
 * Sends the message about a run's end once; it is sent again only where a call broke off before it was noted as sent.
 */
export const handler = handled('notify', async (event, { log, clock }) => {
  const { lakeBucket, topicArn, siteUrl } = environmentOf(process.env, 'lakeBucket', 'topicArn', 'siteUrl');
  const end = notifyEvent.parse(event);
  const lake = s3Bucket(s3Client(), lakeBucket);
  const note = documents.notified(end.key, `${end.status.toLowerCase()}-${end.again}`);
  if (await lake.get(note)) return { notified: false };
  const { subject, body } = await messageOf(end, lake, siteUrl ?? null);
  await snsClient().send(new PublishCommand({ TopicArn: topicArn, Subject: subject, Message: body }));
  await keepDocument(lake, note, { at: clock(), subject });
  log.info('run.notified', end);
  return { notified: true };
});
