-- target_achievement_counted · 每一行的目标个数对得上
-- In every row the indicators are those reported and those not, the reported those met, partly met
-- and not met; carried are reported; the rates are those of the counts, to half of their last
-- decimal, and NULL only where there is nothing to divide by.
SELECT level, key_code, indicators, reported, met, partly, unmet, not_reported, carried,
       met_of_reported, met_of_all
FROM target_achievement
WHERE least(met, partly, unmet, not_reported, carried) < 0
   OR indicators <> reported + not_reported OR reported <> met + partly + unmet
   OR carried > reported
   OR (met_of_reported IS NULL) <> (reported = 0) OR (met_of_all IS NULL) <> (indicators = 0)
   OR abs(met_of_reported * reported - met) > 0.0000005 * reported
   OR abs(met_of_all * indicators - met) > 0.0000005 * indicators
