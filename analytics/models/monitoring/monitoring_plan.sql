-- monitoring_plan · 每个项目每月的资金计划
-- grain: project_code, period
-- inputs: monitoring_head, monitoring_month, monitoring_curve
--
-- The planned share of each project's money by the end of every month of the run.
-- plan: in eighteenths of a millionth, a whole number: the policy's curve for the project's money,
--   on straight lines between the ends of the quarters (monitoring_month), else months / 12
--   (序时进度), 1500000 a month.
-- clause: the clause of the curve; NULL for months / 12.
SELECT head.project_number, head.project_code, month.period, month.month,
       CAST(CASE WHEN curve.project_code IS NULL THEN month.month * 1500000
         ELSE (month.share_03 * curve.plan_03 + month.share_06 * curve.plan_06
           + month.share_09 * curve.plan_09 + month.share_12) * 6000000 END AS INTEGER) AS plan,
       curve.clause
FROM monitoring_head AS head
CROSS JOIN monitoring_month AS month
LEFT JOIN monitoring_curve AS curve ON curve.project_code = head.project_code
  AND curve.subject = 'money'
