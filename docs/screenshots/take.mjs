// Takes the pictures in this folder, and tries the page by keyboard alone while it is there.
//   node take.mjs PAGE.html [FOLDER]
// CHROMIUM names the browser, /usr/bin/chromium by default.
import { chromium } from "playwright-core";
import { pathToFileURL } from "node:url";
import { strict as assert } from "node:assert";
import { mkdirSync } from "node:fs";

const [page = "report.html", folder = "."] = process.argv.slice(2);
const url = pathToFileURL(page).href;
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });

async function open(width, height, colorScheme, query = "") {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const tab = await context.newPage();
  const errors = [];
  tab.on("pageerror", error => errors.push(String(error)));
  tab.on("console", message => message.type() === "error" && errors.push(message.text()));
  tab.on("request", request => request.url().startsWith("file:") || errors.push("asks for " + request.url()));
  await tab.goto(url + query);
  assert.deepEqual(errors, [], "the page has no errors and asks for nothing");
  const wider = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wider <= 0, `nothing is wider than ${width} pixels, but by ${wider}`);
  return tab;
}

for (const [width, height] of [[420, 900], [1280, 900], [2560, 1400]]) {
  for (const scheme of ["light", "dark"]) {
    const tab = await open(width, height, scheme);
    await tab.screenshot({ path: `${folder}/report-${width}-${scheme}.png` });
    await tab.context().close();
  }
}

// By keyboard alone: to the findings, open one, filter, open a revision and its diagram.
const tab = await open(1280, 900, "light");
await tab.keyboard.press("Tab");
assert.equal(await tab.evaluate(() => document.activeElement.className), "skip", "the first stop leads to the content");
await tab.keyboard.press("j");
const summary = await tab.evaluate(() => document.activeElement.parentElement.id);
assert.equal(summary, "finding-1", "j leads to the first finding");
const open1 = await tab.evaluate(() => document.getElementById("finding-1").open);
await tab.keyboard.press("Enter");
assert.equal(await tab.evaluate(() => document.getElementById("finding-1").open), !open1, "Enter opens and closes it");
await tab.keyboard.press("j");
assert.equal(await tab.evaluate(() => document.activeElement.parentElement.id), "finding-2", "j leads to the next");
await tab.keyboard.press("k");
await tab.keyboard.press("/");
assert.equal(await tab.evaluate(() => document.activeElement.id), "search", "/ leads to the filter");
const before = await tab.locator(".finding:visible").count();
await tab.keyboard.type("index");
const after = await tab.locator(".finding:visible").count();
assert.ok(after < before && after > 0, `the filter leaves ${after} of ${before} findings`);
await tab.screenshot({ path: `${folder}/filter.png` });
await tab.keyboard.press("Escape");
assert.equal(await tab.locator(".finding:visible").count(), before, "Escape shows all of them again");
const chapter = tab.locator(".chapter > summary").nth(7);
await chapter.focus();
await tab.keyboard.press("Enter");
assert.ok(await tab.locator(".diagram svg").count() > 0, "a revision that is opened has a diagram");
await chapter.evaluate(element => element.scrollIntoView());
await tab.screenshot({ path: `${folder}/timeline.png` });
const failed = tab.locator(".matrix td.failed a").first();
if (await failed.count()) {
  await failed.focus();
  await failed.evaluate(element => element.scrollIntoView({ block: "center" }));
  await tab.screenshot({ path: `${folder}/checks.png` });
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => document.activeElement.closest(".finding")?.open);
}
await browser.close();
console.log("pictures are in " + folder);
