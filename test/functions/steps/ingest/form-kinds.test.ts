import type { Worksheet } from 'exceljs';
import { expect, test } from 'vitest';
import { faultWords } from '../../../../analytics/intake/faults/catalogue.ts';
import { ingest } from '../../../../functions/steps/ingest/step.ts';
import { evaluationForm, formLists } from '../../../support/evaluation-form.ts';
import { officeForEach } from '../../../support/office-for-each.ts';

const office = officeForEach((effects) => ingest(effects, formLists));

const answer = async (change: (sheet: Worksheet) => void) => {
  const [receipt] = await ingest(office().effects, [evaluationForm(change)]);
  return {
    state: receipt?.state,
    read: receipt?.tables.map(({ dataset }) => dataset),
    faults: receipt?.faults
      .filter(({ severity }) => severity === 'fault')
      .map((fault) => [fault.code, fault.place.value, faultWords(fault).rule.zh]),
  };
};

/** A monitoring form whose columns name this time. */
const monitoring = (time: string) => (sheet: Worksheet) => {
  sheet.getCell('A1').value = '项目支出绩效目标执行监控表';
  sheet.getRow(5).values = ['项目资金(万元)', null, '年初预算数', '全年预算数', `${time}执行数`];
  sheet.getRow(7).values = ['一级指标', '二级指标', '三级指标', '年度指标值', `${time}执行情况`, '分值', null, '备注'];
};

test.each(['9月', '9月份', '三季度', '第三季度', '本月'])(
  'a monitoring form of %s alone is asked about',
  async (time) => {
    expect(await answer(monitoring(time))).toEqual({
      state: 'refused',
      read: [],
      faults: [
        ['form-period-alone', '项目支出绩效目标执行监控表', `列名是“${time}执行数”:是这一期的,还是年初到这一期累计的?`],
      ],
    });
  },
);

test('the question is asked in English too', () => {
  expect(faultWords({ code: 'form-period-alone', detail: { heading: '9月执行数' } }).rule.en).toBe(
    'A column is called 9月执行数: is it of that time alone, or from January up to it?',
  );
});

test.each(['1-9月', '截至9月', '截至9月30日', '截止9月底', '1～9月', '1月~9月', '前三季度'])(
  'one up to %s is read',
  async (time) => {
    expect(await answer(monitoring(time))).toEqual({
      state: 'accepted',
      read: ['execution', 'indicator', 'progress'],
      faults: [],
    });
  },
);

test('one up to a day within a month is refused for its columns', async () => {
  expect((await answer(monitoring('截至9月15日'))).faults).toEqual([
    [
      'form-title-differs',
      '项目支出绩效目标执行监控表',
      '标题写的是另一种表,表头却是“项目支出绩效目标申报表”的,不知道按哪种读',
    ],
  ]);
});

test('so is a self-evaluation under the title of a declaration', async () => {
  const change = (sheet: Worksheet) => {
    sheet.getCell('A1').value = '2025年度项目绩效目标申报情况表';
  };
  expect((await answer(change)).faults?.map(([code]) => code)).toEqual(['form-title-differs']);
});

test.each([
  '项目支出绩效评价表',
  '关于报送绩效目标申报表的通知',
  '项目绩效情况',
  '绩效监控及自评表',
  '项目支出绩效自我评价表',
])('%s does not contradict a self-evaluation', async (title) => {
  const change = (sheet: Worksheet) => {
    sheet.getCell('A1').value = title;
  };
  expect(await answer(change)).toMatchObject({ state: 'accepted', faults: [] });
});
