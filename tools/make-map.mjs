// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Entente authors
//
// make-map.mjs DIR OUT: writes the world's countries and territories as the compact file that the Map reads.
//
//   DIR   a folder with node_modules of world-atlas@2.0.2, topojson-client@3.1.0, topojson-server@3.0.1 and
//         topojson-simplify@3.0.3 (npm install --prefix DIR ...)
//   OUT   resources/map/world.bin
//
// The result is checked in, so neither node nor npm is needed to build. The format is described at the top of
// src/core/entente-world.c; the border policy is POLICY below and is stated in the legend of the Map as well.

import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [dir, out] = process.argv.slice(2);
if (!dir || !out) {
  console.error('usage: make-map.mjs DIR OUT');
  process.exit(2);
}
const require = createRequire(path.resolve(dir, 'package.json'));
const client = require('topojson-client');
const server = require('topojson-server');
const simplify = require('topojson-simplify');

const CENTRE = 11;         // the central meridian: the map's edge then runs through the Bering Strait
const UNITS = 250;         // units a degree: about the source's own grid
const DETAIL = 0.0003;     // smallest triangle kept, square degrees of the equator's size: a pixel at zoom 12
const SMALLEST_ISLAND = 0.001;
const SAHARA_LINE = 27.66114131092837; // 27 deg 40 min N as the source draws it

// ISO 3166-1, numeric and alpha-2.
const ISO = [
  '004AF008AL010AQ012DZ016AS020AD024AO028AG031AZ032AR036AU040AT044BS048BH050BD051AM052BB056BE060BM064BT',
  '068BO070BA072BW074BV076BR084BZ086IO090SB092VG096BN100BG104MM108BI112BY116KH120CM124CA132CV136KY140CF',
  '144LK148TD152CL156CN158TW162CX166CC170CO174KM175YT178CG180CD184CK188CR191HR192CU196CY203CZ204BJ208DK',
  '212DM214DO218EC222SV226GQ231ET232ER233EE234FO238FK239GS242FJ246FI248AX250FR254GF258PF260TF262DJ266GA',
  '268GE270GM275PS276DE288GH292GI296KI300GR304GL308GD312GP316GU320GT324GN328GY332HT334HM336VA340HN344HK',
  '348HU352IS356IN360ID364IR368IQ372IE376IL380IT384CI388JM392JP398KZ400JO404KE408KP410KR414KW417KG418LA',
  '422LB426LS428LV430LR434LY438LI440LT442LU446MO450MG454MW458MY462MV466ML470MT474MQ478MR480MU484MX492MC',
  '496MN498MD499ME500MS504MA508MZ512OM516NA520NR524NP528NL531CW533AW534SX535BQ540NC548VU554NZ558NI562NE',
  '566NG570NU574NF578NO580MP581UM583FM584MH585PW586PK591PA598PG600PY604PE608PH612PN616PL620PT624GW626TL',
  '630PR634QA638RE642RO643RU646RW652BL654SH659KN660AI662LC663MF666PM670VC674SM678ST682SA686SN688RS690SC',
  '694SL702SG703SK704VN705SI706SO710ZA716ZW724ES728SS729SD732EH740SR744SJ748SZ752SE756CH760SY762TJ764TH',
  '768TG772TK776TO780TT784AE788TN792TR795TM796TC798TV800UG804UA807MK818EG826GB831GG832JE833IM834TZ840US',
  '850VI854BF858UY860UZ862VE876WF882WS887YE894ZM',
].join('').match(/\d{3}[A-Z]{2}/g).reduce((all, code) => all.set(code.slice(0, 3), code.slice(3)), new Map());

// POLICY. Borders as drawn by Natural Earth (who holds the ground), with these exceptions:
// - Crimea is drawn with Ukraine.
// - Western Sahara reaches to the line the United Nations draw, not only to the berm.
// - Kosovo gets the code in common use, XK. Northern Cyprus and Somaliland are shapes of their own without a code.
// - The lines below are drawn dashed; with a box [west, south, east, north] only the part inside it.
const DASHED = [
  ['W. Sahara', 'Morocco'],
  ['Kosovo', 'Serbia'],
  ['N. Cyprus', 'Cyprus'],
  ['Somaliland', 'Somalia'],
  ['Palestine', 'Israel'],
  ['Israel', 'Syria'],
  ['Siachen Glacier', null],
  ['India', 'Pakistan', [73, 32.5, 78, 37]],
  ['India', 'China', [76, 32, 80, 37]],
  ['India', 'China', [91, 26, 98, 30]],
];

// The finest source draws bases, zones and reefs as things of their own: those on land belong to the country around
// them, as on the coarser ones, and those in the sea are left out.
const PART_OF = new Map([
  ['Ashmore and Cartier Is.', 'Australia'],
  ['Akrotiri', 'Cyprus'],
  ['Dhekelia', 'Cyprus'],
  ['Cyprus U.N. Buffer Zone', 'Cyprus'],
  ['USNB Guantanamo Bay', 'Cuba'],
  ['Baikonur', 'Kazakhstan'],
]);
const LEFT_OUT = ['Antarctica', 'U.S. Minor Outlying Is.', 'Coral Sea Is.', 'Spratly Is.', 'Clipperton I.',
  'Bajo Nuevo Bank', 'Serranilla Bank', 'Scarborough Reef'];
const MELTED = ['Ukraine', 'W. Sahara', ...PART_OF.values()];

const squeeze = (latitude) => Math.cos(latitude * Math.PI / 180);

function ringArea(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i++)
    sum += (ring[i][0] - ring[i - 1][0]) * squeeze((ring[i][1] + ring[i - 1][1]) / 2) * (ring[i][1] + ring[i - 1][1]) / 2;
  return Math.abs(sum);
}

// One side of a line x = at or y = at. keep (value) says which side; crossings are put exactly on the line.
function clipRing(ring, axis, at, keep) {
  const kept = [];
  const push = (p) => {
    const q = kept[kept.length - 1];
    if (!q || q[0] !== p[0] || q[1] !== p[1]) kept.push(p);
  };
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (keep(a[axis])) push(a);
    if (keep(a[axis]) !== keep(b[axis])) {
      const t = (at - a[axis]) / (b[axis] - a[axis]);
      const p = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
      p[axis] = at;
      push(p);
    }
  }
  if (kept.length) push([...kept[0]]);
  return kept.length >= 4 ? kept : null;
}

const clipPolygon = (polygon, axis, at, keep) => {
  const rings = polygon.map((ring) => clipRing(ring, axis, at, keep));
  return rings[0] ? rings.filter((ring) => ring) : null;
};

// Longitudes relative to the central meridian, unwrapped along the ring, then cut at the map's two edges.
function cutAtEdge(polygon) {
  const first = polygon[0][0][0] - CENTRE;
  const unwrapped = polygon.map((ring) => {
    let last = first;
    return ring.map(([longitude, latitude]) => {
      let x = longitude - CENTRE;
      while (x - last > 180) x -= 360;
      while (x - last < -180) x += 360;
      last = x;
      return [x, latitude];
    });
  });
  const pieces = [];
  for (const shift of [-360, 0, 360]) {
    let piece = unwrapped.map((ring) => ring.map(([x, y]) => [x + shift, y]));
    if (piece[0].every(([x]) => x >= 180) || piece[0].every(([x]) => x <= -180)) continue;
    if (piece[0].some(([x]) => x < -180)) piece = clipPolygon(piece, 0, -180, (x) => x >= -180);
    if (piece && piece[0].some(([x]) => x > 180)) piece = clipPolygon(piece, 0, 180, (x) => x <= 180);
    if (piece) pieces.push(piece);
  }
  return pieces;
}

// 1. Read, cut, and take Morocco apart at the Sahara line.
const source = JSON.parse(fs.readFileSync(require.resolve('world-atlas/countries-10m.json')));
const countries = new Map(); // name -> { id, polygons }
for (const geometry of source.objects.countries.geometries) {
  if (LEFT_OUT.includes(geometry.properties.name)) continue;
  const name = PART_OF.get(geometry.properties.name) ?? geometry.properties.name;
  const own = name === geometry.properties.name;
  const id = name === 'Kosovo' ? 'XK' : own && ISO.get(geometry.id) || '';
  const { type, coordinates } = client.feature(source, geometry).geometry;
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates).flatMap(cutAtEdge);
  const country = countries.get(name) ?? { id, polygons: [] };
  country.id ||= id;
  country.polygons.push(...polygons);
  countries.set(name, country);
}
const morocco = countries.get('Morocco');
const south = morocco.polygons.map((p) => clipPolygon(p, 1, SAHARA_LINE, (y) => y < SAHARA_LINE)).filter((p) => p);
morocco.polygons = morocco.polygons.map((p) => clipPolygon(p, 1, SAHARA_LINE, (y) => y >= SAHARA_LINE)).filter((p) => p);
countries.get('W. Sahara').polygons.push(...south);

const isCrimea = ([ring]) => ring.every(([x, y]) => x + CENTRE > 32 && x + CENTRE < 37 && y > 44 && y < 47);
const russia = countries.get('Russia');
const crimea = russia.polygons.filter(isCrimea);
russia.polygons = russia.polygons.filter((p) => !isCrimea(p));
countries.get('Ukraine').polygons.push(...crimea);
if (crimea.length !== 1 || south.length !== 1) throw new Error('the source has changed: Crimea or Western Sahara not found');

// 2. Islands too small to be seen go, but every country keeps its largest piece.
for (const country of countries.values()) {
  const largest = country.polygons.reduce((a, b) => ringArea(a[0]) >= ringArea(b[0]) ? a : b);
  country.polygons = country.polygons.filter((p) => p === largest || ringArea(p[0]) >= SMALLEST_ISLAND);
}

// 3. Shared arcs; what was moved melts into its country.
const names = [...countries.keys()].sort((a, b) => a < b ? -1 : 1);
const topology = server.topology({
  world: {
    type: 'FeatureCollection',
    features: names.map((name) => ({
      type: 'Feature',
      properties: { name },
      geometry: { type: 'MultiPolygon', coordinates: countries.get(name).polygons },
    })),
  },
});
const geometries = topology.objects.world.geometries;
for (const geometry of geometries)
  if (MELTED.includes(geometry.properties.name))
    geometry.arcs = client.mergeArcs(topology, [geometry]).arcs;

// 4. Fewer points: a triangle's area is taken on the sphere, so that north and south are treated alike.
const weight = ([a, b, c]) =>
  Math.abs((a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1])) / 2 * squeeze(b[1]);
const weighed = simplify.presimplify(topology, weight);
let arcs = weighed.arcs.map((arc) => {
  const closed = arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];
  const ranked = arc.slice(1, -1).map((p) => p[2]).sort((a, b) => b - a);
  const least = closed ? Math.min(DETAIL, ranked[Math.min(4, ranked.length) - 1]) : DETAIL;
  return arc.filter((p, i) => i === 0 || i === arc.length - 1 || p[2] >= least);
}).map((arc) => arc.map(([x, y]) => [Math.round(x * UNITS), Math.round(y * UNITS)])
  .filter((p, i, all) => i === 0 || i === all.length - 1 || p[0] !== all[i - 1][0] || p[1] !== all[i - 1][1]));

// 5. Which arcs are dashed: split those that are only partly inside a box.
const sides = arcs.map(() => []);
const walk = (refs, visit) => Array.isArray(refs[0]) ? refs.forEach((r) => walk(r, visit)) : visit(refs);
for (const geometry of geometries)
  walk(geometry.arcs, (ring) => ring.forEach((ref) => sides[ref < 0 ? ~ref : ref].push(geometry.properties.name)));

const inBox = (box, [x, y]) => {
  const [longitude, latitude] = [x / UNITS + CENTRE, y / UNITS];
  return !box || (longitude >= box[0] && longitude <= box[2] && latitude >= box[1] && latitude <= box[3]);
};
const rulesOf = (pair) => DASHED.filter(([a, b]) => pair.includes(a) && (b === null || pair.includes(b)));
const pieces = []; // { points, dashed }
const piecesOf = arcs.map((arc, i) => {
  const rules = sides[i].length === 2 ? rulesOf(sides[i]) : [];
  const isDashed = (k) => rules.some((rule) => inBox(rule[2], arc[k - 1]) && inBox(rule[2], arc[k]));
  const numbers = [];
  for (let start = 0; start < arc.length - 1;) {
    let end = start + 1;
    while (end < arc.length - 1 && isDashed(end + 1) === isDashed(start + 1)) end++;
    numbers.push(pieces.push({ points: arc.slice(start, end + 1), dashed: isDashed(start + 1) }) - 1);
    start = end;
  }
  return numbers;
});
// A piece that rounding shrank to a point joins nothing.
const hasLength = (n) => new Set(pieces[n < 0 ? ~n : n].points.map(String)).size > 1;
const resolve = (ring) => ring.flatMap((ref) => ref < 0 ? piecesOf[~ref].map((n) => ~n).reverse() : piecesOf[ref]);
const pointsOf = (ring) => {
  const points = [];
  for (const ref of ring) {
    const part = ref < 0 ? [...pieces[~ref].points].reverse() : pieces[ref].points;
    points.push(...part.slice(points.length ? 1 : 0));
  }
  return points;
};
const distinct = (ring) => new Set(pointsOf(ring).map(String)).size;

// A state so small that rounding ate it keeps a diamond of two units.
function diamond(ring) {
  const [x, y] = pointsOf(ring)[0];
  const points = [[x - 1, y], [x, y + 1], [x + 1, y], [x, y - 1], [x - 1, y]];
  return [pieces.push({ points, dashed: false }) - 1];
}

const shapes = names.map((name, i) => {
  const polygons = (geometries[i].type === 'Polygon' ? [geometries[i].arcs] : geometries[i].arcs)
    .map((polygon) => polygon.map(resolve));
  const kept = polygons.map((rings) => rings.filter((ring) => distinct(ring) >= 3).map((ring) => ring.filter(hasLength)))
    .filter((rings) => rings.length);
  return { id: countries.get(name).id, polygons: kept.length ? kept : [[diamond(polygons[0][0])]] };
});

// 6. Number the pieces in the order of use and write.
const order = new Map();
for (const shape of shapes)
  walk(shape.polygons, (ring) => ring.forEach((ref) => {
    const n = ref < 0 ? ~ref : ref;
    if (!order.has(n)) order.set(n, order.size);
  }));

const bytes = [];
const put = (n) => {
  for (; n >= 128; n = Math.floor(n / 128)) bytes.push(n % 128 + 128);
  bytes.push(n);
};
const putSigned = (n) => put(n < 0 ? -2 * n - 1 : 2 * n);
bytes.push(...Buffer.from('ENTW'));
put(1);
put(UNITS);
putSigned(CENTRE * UNITS);
put(order.size);
let [lastX, lastY] = [0, 0];
for (const n of order.keys()) {
  const { points, dashed } = pieces[n];
  put(points.length * 2 + (dashed ? 1 : 0));
  for (const [x, y] of points) {
    putSigned(x - lastX);
    putSigned(y - lastY);
    [lastX, lastY] = [x, y];
  }
}
put(shapes.length);
for (const { id, polygons } of shapes) {
  put(id.length);
  bytes.push(...Buffer.from(id));
  const rings = polygons.flat();
  put(rings.length);
  for (const ring of rings) {
    put(ring.length);
    for (const ref of ring) putSigned(ref < 0 ? ~order.get(~ref) : order.get(ref));
  }
}
fs.writeFileSync(out, Buffer.from(bytes));
console.log(`${shapes.length} shapes, ${order.size} arcs, ` +
  `${[...order.keys()].reduce((n, k) => n + pieces[k].points.length, 0)} points, ${bytes.length} bytes`);
