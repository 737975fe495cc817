// Prints Lighthouse's scores (mobile) of some pages of a built site, served compressed as hosts do. A phone is
// supposed to be four times as slow as the machine: beside each score stands how fast Lighthouse found that to be
// (`benchmarkIndex`, https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md).
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
  const { lhr } = await lighthouse(address, { port: chrome.port, output: "json", logLevel: "error" });
  const scores = Object.values(lhr.categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
  console.log(`/${page}: ${scores.join(", ")} (benchmarkIndex ${Math.round(lhr.environment.benchmarkIndex)})`);
  const shown = METRICS.map((name) => `${name.replaceAll("-", " ")} ${lhr.audits[name].displayValue}`);
  console.log(`  ${shown.join(", ")}`);
  for (const { title, score, scoreDisplayMode, displayValue = "" } of Object.values(lhr.audits))
    if (scoreDisplayMode === "binary" && score === 0) console.log(`  ${title} ${displayValue}`);
}
chrome.kill();
server.close();
