import { parseSource } from '../../../analytics/intake/source/parse.ts';
import type { Seed } from './seed.ts';
import type { Slot } from './slot.ts';

/** Reads an export by what most descriptions need: parts of the name, formats, translations, constants, templates. */
const description = `# The treasury's export: running totals, one line a project.
name: treasury
title: { zh: 国库月报, en: The treasury's month }
file: "SALDO_{month}_{year}.csv"
file_codes:
  month: { JUNIO: "06", JULIO: "07" }
as_of: "{year}-{month}"
format: csv
encoding: utf-8
delimiter: ";"
numbers:
  pesos: { decimal: ",", thousands: ".", zero: ["-"] }
sheets:
  - header: { row: 1 }
    columns:
      project: BP
      fund: { heading: [Fuente, Fondo] }
      kind: VIGENCIA
      line: Rubro
      initial: { heading: INICIAL, number: pesos }
      adjusted: { heading: MODIFICADO, number: pesos }
      spent: { heading: PAGADO, number: pesos }
    tables:
      - dataset: execution
        fields:
          fiscal_year: year
          period: { template: "{year}-{month}" }
          reporter: { constant: treasury }
          project_code: project
          fund_source: fund
          money_kind: { from: kind, codes: { Actual: current, Reserva: carryover } }
          budget_line: { template: "G/{line}" }
          initial_amount: initial
          adjusted_amount: adjusted
          spent_amount: spent
`;

const written = (fen: number): string => {
  const whole = String(Math.floor(fen / 100)).replaceAll(/\B(?=(?:\d{3})+$)/g, '.');
  return `${whole},${String(fen % 100).padStart(2, '0')}`;
};

const exported = ({ projects }: Slot): string =>
  [
    'BP;Fondo;VIGENCIA;Rubro;INICIAL;MODIFICADO;PAGADO',
    ...projects.map((code, index) =>
      [
        code,
        `F${index % 3}`,
        index % 4 === 0 ? 'Reserva' : 'Actual',
        `3${index}`,
        index % 5 === 0 ? '-' : written(99_000_000 + index),
        written(100_000_000 + index * 31),
        written(50_000_000 + index * 7),
      ].join(';'),
    ),
  ].join('\n');

/** A foreign export with its description: either may be the one that is changed. */
export const exportSeeds = (slot: Slot): readonly Seed[] => {
  const name = 'SALDO_JUNIO_2025.csv';
  const [bytes, yaml] = [exported(slot), description].map((text) => new TextEncoder().encode(text)) as [
    Uint8Array,
    Uint8Array,
  ];
  return [
    { kind: 'csv', name, bytes, content: { of: 'export', description }, source: parseSource(description) },
    {
      kind: 'yaml',
      name: 'treasury.source.yaml',
      describes: 'source',
      bytes: yaml,
      upload: { name, bytes: async () => bytes },
    },
  ];
};
