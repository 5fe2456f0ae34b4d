import { text } from '../../core/language/text.ts';
import { share } from '../values.ts';
import { choice, money, setting } from './kinds.ts';

/** Next year’s money. */
export const allocationSettings = {
  allocation_envelope_amount: money(text('下年度总额', 'Next year’s envelope')),
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
