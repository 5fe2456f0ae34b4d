-- reconciliation_all_figures · 每个公布数都有结论
-- Every control figure of the run's year has a verdict of the list.
SELECT figure.period, figure.kind, figure.level, figure.key_code, figure.measure, mart.state
FROM staging_control_figure AS figure
JOIN run_setting ON run_setting.fiscal_year = figure.fiscal_year
LEFT JOIN reconciliation AS mart
       ON mart.period = figure.period AND mart.kind = figure.kind AND mart.level = figure.level
         AND mart.key_code = figure.key_code
      AND mart.measure = figure.measure
WHERE mart.state IS NULL OR mart.state NOT IN ('exact', 'rounding', 'known_slip', 'differs',
  'absent')
