import { describe, expect, it } from 'vitest';
import { regionCode } from '../../../analytics/regions/region-code.ts';
import { EnvironmentError, environmentOf } from '../../../functions/cloud/environment.ts';

const whole = {
  JIXIAO_LANDING_BUCKET: 'landing',
  JIXIAO_LAKE_BUCKET: 'lake',
  JIXIAO_SITE_BUCKET: 'site',
  JIXIAO_ARCHIVE_BUCKET: 'archive',
  JIXIAO_LEDGER_TABLE: 'ledger',
  JIXIAO_BUS_NAME: 'bus',
  JIXIAO_TOPIC_ARN: 'arn:aws-cn:sns:cn-north-1:1:t',
  JIXIAO_STATE_MACHINE_ARN: 'arn:aws:states:x:1:stateMachine:m',
  JIXIAO_TIME_ZONE: 'Asia/Shanghai',
  JIXIAO_EDITION: 'public',
};

describe('the environment of a function', () => {
  it('gives what was asked for and nothing else', () => {
    expect(environmentOf(whole, 'lakeBucket', 'timeZone')).toEqual({ lakeBucket: 'lake', timeZone: 'Asia/Shanghai' });
    expect(environmentOf({ JIXIAO_LAKE_BUCKET: 'lake' }, 'lakeBucket')).toEqual({ lakeBucket: 'lake' });
  });

  it('names every wrong variable at once, without its value', () => {
    const wrong = {
      ...whole,
      JIXIAO_LAKE_BUCKET: undefined,
      JIXIAO_TIME_ZONE: 'Middle/Earth',
      JIXIAO_EDITION: 'secret-edition',
    };
    const reading = () => environmentOf(wrong, 'lakeBucket', 'siteBucket', 'timeZone', 'edition');
    expect(reading).toThrow(EnvironmentError);
    expect(reading).toThrow(/^not set as they must be: JIXIAO_LAKE_BUCKET, JIXIAO_TIME_ZONE, JIXIAO_EDITION$/);
  });

  it.each([
    ['330100', true],
    ['district-1', true],
    ['', false],
    ['../x', false],
    ['市', false],
    ['a'.repeat(33), false],
  ])('takes %j for a region’s code: %s', (written, is) => expect(regionCode.safeParse(written).success).toBe(is));
});
