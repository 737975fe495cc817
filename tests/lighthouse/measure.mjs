// Prints Lighthouse's scores (mobile) of some pages of a built site, served compressed as hosts do: of performance the
// median of five visits, all five beside it. Lighthouse supposes a phone to be four times as slow as the machine, which
// is meant for a quick one; on a slower one its documentation would have it calibrated, twice as slow for an index from
// 800 to 1,500 (`benchmarkIndex`, https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md). There both
// are measured, in turn.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { createGzip } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [site, ...pages] = process.argv.slice(2);
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
const VISITS = 5;
const QUICK = 1500;
const PACKED = new Set([".png", ".woff2"]);

const server = createServer((request, response) => {
  let file = join(site, normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)));
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
  if (!existsSync(file)) return response.writeHead(404).end();
  const packed = PACKED.has(extname(file));
  const headers = { "Content-Type": TYPES[extname(file)] ?? "text/plain", "Cache-Control": "max-age=600" };
  response.writeHead(200, packed ? headers : { ...headers, "Content-Encoding": "gzip" });
  const content = createReadStream(file);
  (packed ? content : content.pipe(createGzip())).pipe(response);
});

await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
for (const page of pages) {
  const address = `http://127.0.0.1:${server.address().port}/${page}`;
  const visits = { 4: [], 2: [] };
  for (let visit = 0; visit < VISITS; visit++)
    for (const slowdown of [4, 2])
      if (slowdown === 4 || visits[4].some(isSlow)) visits[slowdown].push(await visited(address, slowdown));
  for (const slowdown of [4, 2]) if (visits[slowdown].length) tell(page, slowdown, visits[slowdown]);
}
chrome.kill();
server.close();

async function visited(address, slowdown) {
  const flags = { port: chrome.port, output: "json", logLevel: "error", throttling: { cpuSlowdownMultiplier: slowdown } };
  return (await lighthouse(address, flags)).lhr;
}

function isSlow(report) {
  return report.environment.benchmarkIndex < QUICK;
}

function tell(page, slowdown, reports) {
  const ordered = reports.toSorted((one, other) => one.categories.performance.score - other.categories.performance.score);
  const middle = ordered[Math.floor(ordered.length / 2)];
  const each = ordered.map(({ categories }) => Math.round(categories.performance.score * 100));
  const indexes = ordered.map(({ environment }) => Math.round(environment.benchmarkIndex));
  const scores = Object.values(middle.categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
  console.log(`/${page}, a phone ${slowdown} times as slow: ${scores.join(", ")}`);
  console.log(`  performance ${each.join(", ")}; index of the machine ${indexes.join(", ")}`);
  console.log(`  ${METRICS.map((name) => `${name.replaceAll("-", " ")} ${middle.audits[name].displayValue}`).join(", ")}`);
  for (const { title, score, scoreDisplayMode, displayValue = "" } of Object.values(middle.audits))
    if (scoreDisplayMode === "binary" && score === 0) console.log(`  ${title} ${displayValue}`);
}
