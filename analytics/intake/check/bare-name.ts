/**
 * A name as names are compared, in SQL. They are printed in many ways: width, blanks, brackets and stops do not tell
 * two apart.
 */
export const bareName = (name: string): string =>
  `regexp_replace(lower(nfc_normalize(${name})), '[\\s\\p{P}\\x{200B}\\x{FEFF}]', '', 'g')`;
