import { text } from '../../core/language/text.ts';
import { share } from '../values.ts';
import { choice, money, setting } from './kinds.ts';

/** Next year’s money. */
export const allocationSettings = {
  allocation_envelope_amount: money(text('下年度总额', 'Next year’s envelope')),
  allocation_score: choice(text('安排下年预算看哪个得分', 'The score that next year’s money goes by'), {
    re_evaluation: text(
      '有财政再评价的看再评价,没有的看评定分',
      'finance’s re-evaluation where there is one, else the score that the grade is given for',
    ),
    graded: text('定等级的评定分', 'the score that the grade is given for'),
  }),
  /**
   * How a continued project's request from a fund that has no budget of it this year is ranged: as new, or by the
   * project's grade.
   */
  fund_without_budget_rule: choice(
    text(
      '延续项目的资金来源本年没有预算,按什么安排',
      'What ranges a continued project’s request from a fund without a budget this year',
    ),
    {
      new: text('同新增项目', 'as a new item'),
      grade: text('按项目的评价等级,系数乘申请额', 'by the project’s grade, its factors on the request'),
    },
  ),
  statutory_floor_share: setting(text('法定支出保障比例', 'Share protected for statutory spending'), share),
  staff_floor_share: setting(text('人员支出保障比例', 'Share protected for staff spending'), share),
};
