-- Money · 执行率的两边
-- Which denominator an execution rate has, and its two sides: of a whole project and of a part of
-- its money alike.

-- What money is rated over: policy.execution_denominator; where that is 0 or less,
-- policy.zero_denominator; `lacking` where a row that counts does not give it. The counts are of
-- rows without the amount; initial amounts are those of this year's money alone.
CREATE MACRO money_basis(denominator, at_zero, no_initial, initial, no_received, received) AS
  CASE denominator
    WHEN 'initial' THEN CASE WHEN no_initial > 0 THEN 'lacking'
      WHEN initial > 0 THEN 'initial' ELSE at_zero END
    WHEN 'received' THEN CASE WHEN no_received > 0 THEN 'lacking'
      WHEN received > 0 THEN 'received' ELSE at_zero END
    ELSE 'adjusted' END;

-- Spending as the basis counts it; NULL without a denominator.
CREATE MACRO rated_money(basis, spent, current_spent) AS
  CASE WHEN basis IN ('unrated', 'lacking') THEN NULL
    WHEN basis = 'initial' THEN current_spent
    ELSE spent END;

-- What it is held against; NULL without a denominator.
CREATE MACRO money_denominator(basis, adjusted, current_initial, received) AS
  CASE WHEN basis IN ('unrated', 'lacking') THEN NULL
    WHEN basis = 'initial' THEN current_initial
    WHEN basis = 'received' THEN received
    ELSE adjusted END;
