/** What is drawn on the certificate besides its words: the route line, its stations, the rules between the parts. */
import type PDFDocument from 'pdfkit';

export type Doc = InstanceType<typeof PDFDocument>;

/** A4 in points. */
export const pageSize = { width: 595.28, height: 841.89 };

const hairline = '#d9d1c1';
/** The five lines of the site (app/styles/tokens.css), as they are on paper. */
const lineColours = ['#4a5568', '#0b6464', '#7a2e6d', '#3c661f', '#835400'];
const colourOf = (line: number) => lineColours[(line - 1) % lineColours.length]!;

export interface PlacedStation {
  /** The module's position, which chooses colour and symbol. */
  line: number;
  /** The centre. */
  x: number;
  y: number;
}

type Point = [number, number];
/** The symbols of app/ui/station.tsx around their centre, on its grid of 24. */
const polygons: Point[][] = [
  [
    [-7, -7],
    [7, -7],
    [7, 7],
    [-7, 7],
  ],
  [
    [0, -8.5],
    [8.5, 0],
    [0, 8.5],
    [-8.5, 0],
  ],
  [
    [0, -8],
    [8.7, 7.3],
    [-8.7, 7.3],
  ],
  [
    [-4, -7.5],
    [4, -7.5],
    [8.5, 0],
    [4, 7.5],
    [-4, 7.5],
    [-8.5, 0],
  ],
];

function drawStation(doc: Doc, { line, x, y }: PlacedStation): void {
  const polygon = polygons[((line - 1) % 5) - 1];
  if (polygon) doc.polygon(...polygon.map(([dx, dy]) => [x + dx, y + dy]));
  else doc.circle(x, y, 7.5);
  doc.lineWidth(1.5).lineJoin('miter').fillAndStroke(colourOf(line), colourOf(line));
}

/** From station to station, each stretch in the colour of the module it leaves. */
function drawRoute(doc: Doc, stations: PlacedStation[]): void {
  stations.slice(1).forEach((station, index) => {
    const from = stations[index]!;
    doc.lineWidth(4).moveTo(from.x, from.y).lineTo(station.x, station.y).stroke(colourOf(from.line));
  });
  for (const station of stations) drawStation(doc, station);
}

/** Three stations on a line, all reached: the mark of the site. */
function drawMark(doc: Doc, x: number, y: number, colour: string): void {
  doc
    .lineWidth(3)
    .moveTo(x + 5, y)
    .lineTo(x + 37, y)
    .stroke(colour);
  for (const centre of [5, 21, 37]) doc.circle(x + centre, y, 5).fill(colour);
}

export function paintBackground(
  doc: Doc,
  { stations, left, width, checkTop, action }: { stations: PlacedStation[]; left: number; width: number; checkTop: number; action: string },
): void {
  doc.rect(0, 0, pageSize.width, 8).fill(action);
  drawMark(doc, left, 57, '#1d1b18');
  for (const y of [84, checkTop])
    doc
      .lineWidth(0.75)
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke(hairline);
  drawRoute(doc, stations);
}
