-- target_result · 每项绩效目标达成没有
-- grain: project_code, indicator_code
-- inputs: run_setting, target_standing
-- kept: view
--
-- How every target stands at the run's last period (target_standing).
SELECT standing.*
FROM target_standing AS standing
JOIN run_setting ON run_setting.through_period = standing.period
