import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../figures.json', import.meta.url);

/** Figures of earlier runs, by name. They hold for the machine that wrote them alone. */
export type Figures = Record<string, number>;

export const readFigures = (): Figures => JSON.parse(readFileSync(file, 'utf8')) as Figures;

export const writeFigures = (figures: Figures): void =>
  writeFileSync(file, `${JSON.stringify(figures, Object.keys(figures).sort(), 2)}\n`);
