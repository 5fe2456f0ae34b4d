import { runInNewContext } from 'node:vm';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderIndex } from '../../infra/construct/folder-index.ts';
import { appFor, templatesOf } from './synthesised.ts';

describe('the site', () => {
  let template: Template;
  beforeAll(() => {
    template = templatesOf(appFor('aws')).Site as Template;
  });

  it('is read from the private bucket by CloudFront, which signs what it asks', () => {
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: {
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    });
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        DefaultRootObject: 'index.html',
        Origins: [
          Match.objectLike({ OriginAccessControlId: Match.anyValue(), S3OriginConfig: { OriginAccessIdentity: '' } }),
        ],
        DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https', AllowedMethods: ['GET', 'HEAD'] },
        Logging: Match.anyValue(),
      },
    });
  });

  it('tells browsers to run nothing, send nothing and frame nothing', () => {
    template.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy: Match.stringLikeRegexp(
              "^default-src 'none'; style-src 'self';.*frame-ancestors 'none'$",
            ),
            Override: true,
          },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, IncludeSubdomains: true, Override: true },
        },
      },
    });
  });

  it('answers under its own name with TLS 1.2, behind a list of who may read, where these are given', () => {
    const own = {
      on: true,
      domain: 'jixiao.example.org',
      certificateArn: 'arn:aws:acm:us-east-1:1:certificate/x',
      webAclArn: 'arn:aws:wafv2:us-east-1:1:x',
      countries: ['CN'],
    };
    templatesOf(appFor('aws', { site: own })).Site?.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['jixiao.example.org'],
        ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
        WebACLId: own.webAclArn,
        Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Locations: ['CN'] } },
      },
    });
  });

  it.each([
    ['/', '/index.html'],
    ['/style.css', '/style.css'],
    ['/310115/', '/310115/index.html'],
    ['/310115/index.html', '/310115/index.html'],
    ['/310115/runs/2025-12-5f2c/projects/1.html', '/310115/runs/2025-12-5f2c/projects/1.html'],
    ['/310115/runs/2025-12-5f2c/', '/310115/runs/2025-12-5f2c/index.html'],
  ])('answers %s with %s', (uri, answered) => {
    expect(runInNewContext(`${folderIndex}; handler(event).uri`, { event: { request: { uri } } })).toBe(answered);
  });
});

describe('a page of a district without the name of a run', () => {
  it.each(['/310115/projects/1.html', '/310115/monitoring.html', '/310115/departments/'])(
    '%s leads to its front',
    (uri) => {
      expect(runInNewContext(`${folderIndex}; handler(event)`, { event: { request: { uri } } })).toEqual({
        statusCode: 302,
        statusDescription: 'Found',
        headers: { location: { value: '/310115/' } },
      });
    },
  );
});

describe('where there is no site', () => {
  it.each([
    ['aws-cn', {}],
    ['aws', { site: { on: false } }],
  ] as const)('nothing of CloudFront is made in %s', (partition, changes) => {
    const templates = templatesOf(appFor(partition, changes));
    expect(Object.keys(templates)).toEqual(['Data', 'Ingest', 'Runs', 'Watch', 'Query']);
    for (const template of Object.values(templates))
      expect(JSON.stringify(template.toJSON())).not.toMatch(/cloudfront/i);
  });
});
