/** Units of length, area, volume and weight: how much there is of a thing in them is never less than nothing. */
export const measuredUnits: readonly string[] = [
  ...['米', '延米', '千米', '公里', '万米', 'm', 'km'],
  ...['平方米', '万平方米', '平方公里', '亩', '万亩', '公顷', '万公顷', '㎡', 'm²', 'm2', 'km²', 'km2'],
  ...['立方米', '万立方米', '方', '万方', 'm³', 'm3'],
  ...['吨', '万吨', '公斤', '千克', '斤', 't', 'kg'],
];
