-- monitoring_notices_ordered · 通知先发出,后答复、办结
-- No notice is answered or closed before it is opened, or in a state that does not fit.
SELECT notice_id, opened_period, answered_period, closed_period, state
FROM monitoring_notice
WHERE answered_period < opened_period OR closed_period <= opened_period
  OR answered_period > closed_period
   OR state <> CASE WHEN closed_period IS NOT NULL THEN 'closed'
     WHEN answered_period IS NOT NULL THEN 'answered' ELSE 'open' END
