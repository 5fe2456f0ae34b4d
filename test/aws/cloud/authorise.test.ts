import { describe, expect, it } from 'vitest';
import type { Synthesised } from '../../infra/roles/walk.ts';
import { appFor, templatesOf } from '../../infra/synthesised.ts';
import { lacksOf, rolesOf, UnknownConditionError } from './authorise.ts';
import { callOf, type Request } from './calls.ts';

const place = { partition: 'aws', region: 'eu-west-1', account: '123456789012' };
const templates = Object.values(templatesOf(appFor('aws'))).map((template) => template.toJSON() as Synthesised);
const lacks = lacksOf(rolesOf(templates, place), place);

const bucket = (holds: string) => `/jixiao-test-${holds}-${place.account}-${place.region}`;
const request = (
  step: string,
  service: string,
  method: string,
  url: string,
  rest: { readonly target?: string; readonly body?: unknown } = {},
): Request => ({
  method,
  url,
  headers: {
    authorization: `AWS4-HMAC-SHA256 Credential=jixiao-test-${step}/20260101/${place.region}/${service}/aws4_request, SignedHeaders=host, Signature=x`,
    ...(rest.target && { 'x-amz-target': `x.${rest.target}` }),
  },
  body: Buffer.from(typeof rest.body === 'string' ? rest.body : JSON.stringify(rest.body ?? {})),
});
const actionsLacking = (asked: Request, status?: number): readonly string[] =>
  lacks(asked, callOf(asked), status).map(({ action }) => action);
const s3 = (step: string, method: string, url: string, body = '') => request(step, 's3', method, url, { body });
const ledger = (step: string, target: string, body: unknown) =>
  request(step, 'dynamodb', 'POST', '/', { target, body });
const put = { TransactItems: [{ Put: { TableName: 'jixiao-test-ledger' } }] };

describe('a role of the templates allows', () => {
  it.each([
    ['the sweep to write an object', s3('ingest', 'PUT', `${bucket('lake')}/objects/310115/raw/ab/abcd`)],
    ['the sweep to read a version', s3('ingest', 'GET', `${bucket('landing')}/310115/%E8%A1%A8.xlsx?versionId=7`)],
    ['the sweep to list a district’s versions', s3('ingest', 'GET', `${bucket('landing')}?versions&prefix=310115%2F`)],
    ['the sweep to append', ledger('ingest', 'TransactWriteItems', put)],
    ['the build to list its results', s3('build', 'GET', `${bucket('lake')}?list-type=2&prefix=results%2F310115%2F`)],
    [
      'the build to take pages away',
      s3(
        'build',
        'POST',
        `${bucket('site')}?delete`,
        '<Delete><Object><Key>310115/a&amp;b.html</Key></Object></Delete>',
      ),
    ],
    ['the report to write the front page', s3('report', 'PUT', `${bucket('site')}/index.html`)],
    [
      'the first step to start a run',
      request('begin', 'states', 'POST', '/', {
        target: 'StartExecution',
        body: { stateMachineArn: `arn:aws:states:${place.region}:${place.account}:stateMachine:jixiao-test-run` },
      }),
    ],
  ])('%s', (_, asked) => expect(actionsLacking(asked)).toEqual([]));

  it('whoever may list to be told that an object is absent', () => {
    expect(actionsLacking(s3('merge', 'GET', `${bucket('lake')}/runs/x/items.json`), 404)).toEqual([]);
  });
});

describe('a role of the templates refuses', () => {
  it.each<[string, Request, readonly string[]]>([
    [
      'the sweep to write a page',
      s3('ingest', 'PUT', `${bucket('site')}/310115/index.html`),
      ['s3:PutObject', 'kms:GenerateDataKey'],
    ],
    ['the sweep to write over an upload', s3('ingest', 'PUT', `${bucket('landing')}/310115/a.csv`), ['s3:PutObject']],
    [
      'the merge to read an object of the lake',
      s3('merge', 'GET', `${bucket('lake')}/objects/310115/raw/ab/abcd`),
      ['s3:GetObject'],
    ],
    [
      'the merge to list another prefix',
      s3('merge', 'GET', `${bucket('lake')}?list-type=2&prefix=objects%2F`),
      ['s3:ListBucket'],
    ],
    [
      'the report to write a district’s page',
      s3('report', 'PUT', `${bucket('site')}/310115/index.html`),
      ['s3:PutObject'],
    ],
    [
      'the build to delete an object',
      s3('build', 'DELETE', `${bucket('lake')}/objects/310115/raw/ab/abcd`),
      ['s3:DeleteObject'],
    ],
    [
      'the build to delete one among many',
      s3(
        'build',
        'POST',
        `${bucket('lake')}?delete`,
        '<Delete><Object><Key>results/a</Key></Object><Object><Key>marts/a</Key></Object></Delete>',
      ),
      ['s3:DeleteObject'],
    ],
    ['the snapshot to append', ledger('snapshot', 'TransactWriteItems', put), ['dynamodb:PutItem']],
    [
      'the sweep to delete a decision',
      ledger('ingest', 'TransactWriteItems', { TransactItems: [{ Delete: { TableName: 'jixiao-test-ledger' } }] }),
      ['dynamodb:DeleteItem'],
    ],
    ['the sweep another table', ledger('ingest', 'GetItem', { TableName: 'other' }), ['dynamodb:GetItem']],
    [
      'the merge to tell',
      request('merge', 'events', 'POST', '/', {
        target: 'PutEvents',
        body: { Entries: [{ EventBusName: 'jixiao-test' }] },
      }),
      ['events:PutEvents'],
    ],
  ])('%s', (_, asked, lacking) => expect(actionsLacking(asked)).toEqual(lacking));

  it('whoever may not list to be told that an object is absent', () => {
    expect(actionsLacking(s3('ingest', 'GET', `${bucket('site')}/index.html`), 404)).toEqual(['s3:ListBucket']);
  });

  it('to be judged by a condition that is not known', () => {
    const strange = JSON.parse(
      JSON.stringify(templates).replaceAll('StringLikeIfExists', 'StringNotLike'),
    ) as Synthesised[];
    const asked = s3('merge', 'GET', `${bucket('lake')}?list-type=2&prefix=runs%2F`);
    expect(() => lacksOf(rolesOf(strange, place), place)(asked, callOf(asked))).toThrow(UnknownConditionError);
  });
});

it('asks nothing of who is no function', () => {
  expect(actionsLacking(s3('someone', 'PUT', `${bucket('landing')}/310115/a.csv`))).toEqual([]);
});
