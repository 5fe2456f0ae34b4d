-- Where a published figure was written.
SELECT c.value_text, c.decimals, c.reporter, c.money_kind, f.file_name, c.source_sheet, c.source_row
FROM staging_control_figure c
LEFT JOIN snapshot_file f ON f.file_id = c.source_file
WHERE c.fiscal_year = $fiscal_year AND c.period = $period AND c.kind = $kind AND c.level = $level
  AND c.key_code = $key_code AND c.measure = $measure
