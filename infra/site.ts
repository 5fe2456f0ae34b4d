import { CfnOutput, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  GeoRestriction,
  HttpVersion,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { folderIndex } from './construct/folder-index.ts';
import { readerLogs } from './construct/reader-logs.ts';
import { securityHeaders } from './construct/security-headers.ts';
import type { Install } from './install.ts';

/**
 * The pages for everyone who may see them: the private bucket behind CloudFront, which alone may read it, with strict
 * headers.
 */
export class SiteStack extends Stack {
  readonly url: string;

  constructor(scope: Construct, id: string, install: Install, props: StackProps) {
    super(scope, id, props);
    const { config, names } = install;
    const { domain, certificateArn, webAclArn, countries } = config.site;
    const distribution = new Distribution(this, 'Distribution', {
      comment: names.siteTitle,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        // Its policy, which names CloudFront, stands beside the bucket.
        origin: S3BucketOrigin.withOriginAccessControl(Bucket.fromBucketName(this, 'Pages', names.site)),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        responseHeadersPolicy: securityHeaders(this, names.siteTitle),
        functionAssociations: [
          {
            eventType: FunctionEventType.VIEWER_REQUEST,
            function: new EdgeFunction(this, 'FolderIndex', {
              code: FunctionCode.fromInline(folderIndex),
              runtime: FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      logBucket: readerLogs(this, names.readers),
      ...(domain &&
        certificateArn && {
          domainNames: [domain],
          certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }),
      ...(webAclArn && { webAclId: webAclArn }),
      ...(countries.length > 0 && { geoRestriction: GeoRestriction.allowlist(...countries) }),
    });
    const accept = (id: string, reason: string) => Validations.of(distribution).acknowledge({ id, reason });
    accept(
      '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
      'The policy that lets CloudFront read stands beside the bucket, in the data stack.',
    );
    if (countries.length === 0)
      accept(
        'AwsSolutions-CFR1',
        'The public edition is meant for everyone; site.countries limits it where that is wanted.',
      );
    if (!webAclArn)
      accept(
        'AwsSolutions-CFR2',
        'Static pages for everyone, GET and HEAD only, no code of ours behind them; site.webAclArn brings a WAF.',
      );
    if (!certificateArn)
      accept(
        'AwsSolutions-CFR4',
        'Under CloudFront’s own name its own certificate sets the protocol; site.domain and site.certificateArn bring TLS 1.2.',
      );
    this.url = `https://${domain ?? distribution.distributionDomainName}/`;
    new CfnOutput(this, 'SiteUrl', { value: this.url });
  }
}
