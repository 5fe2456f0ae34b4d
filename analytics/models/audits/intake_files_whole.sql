-- Files of which some rows were accepted and some refused: a file is accepted whole or refused
--   whole.
SELECT file_id, state, rows_received, rows_accepted, rows_refused
FROM intake_file
WHERE rows_refused < 0 OR (state = 'accepted' AND rows_refused <> 0)
  OR (state = 'refused' AND rows_accepted <> 0)
