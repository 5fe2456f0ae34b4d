import { App } from 'aws-cdk-lib';
import { DataStack } from './data.ts';

const app = new App();
new DataStack(app, 'JixiaoData');
app.synth();
