import { describe, expect, test } from 'vitest';
import { codedName, indicatorName, levelOf } from '../../../../../analytics/intake/form/cells/name.ts';

describe('the name of an indicator', () => {
  test.each([
    ['指标1:作物成活率', '作物成活率'],
    ['指标2：鱼塘面积', '鱼塘面积'],
    ['1.养护里程', '养护里程'],
    ['3D打印设备', '3D打印设备'],
    ['2.5米绿道', '2.5米绿道'],
    ['养护\n里程', '养护里程'],
    ['指标1:', ''],
    ['指标1', ''],
    ['……', ''],
    ['/', ''],
    [undefined, ''],
  ])('%s', (written, name) => {
    expect(indicatorName(written)).toBe(name);
  });
});

describe('a level', () => {
  test.each([
    ['产出指标(50分)', { name: '产出', points: '50' }],
    ['产出指标\n（ 50 分 ）', { name: '产出', points: '50' }],
    ['满意度指标', { name: '满意度', points: null }],
    ['一、产出指标', { name: '产出', points: null }],
    ['履职效能', { name: '履职效能', points: null }],
    ['指标', { name: '指标', points: null }],
    [undefined, { name: '', points: null }],
  ])('%s', (written, level) => {
    expect(levelOf(written)).toEqual(level);
  });
});

describe('a code printed with a name', () => {
  test.each([
    ['2025101006001-水标尺制作安装', '2025101006001', '水标尺制作安装'],
    ['802-虚构局', '802', '虚构局'],
    ['[801]虚构局', '801', '虚构局'],
    ['虚构局(801)', '801', '虚构局'],
    ['801 虚构局', '801', '虚构局'],
    ['委托业务(二期)', null, '委托业务(二期)'],
    ['2025年义务教育经费', null, '2025年义务教育经费'],
    ['101001', '101001', ''],
  ])('%s', (written, code, name) => {
    expect(codedName(written)).toEqual({ code, name });
  });
});
