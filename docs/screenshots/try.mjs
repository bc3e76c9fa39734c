// Tries the page as people use it: by touch on a phone, by keyboard alone, at each size, light and dark.
//   node try.mjs PAGE.html
// Every fault is named; the script fails if there is one. CHROMIUM names the browser, /usr/bin/chromium by default.
import { chromium } from "playwright-core";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { statSync } from "node:fs";

const url = pathToFileURL(process.argv[2] || "report.html").href;
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
const faults = [];
/** Of a page of hundreds of revisions axe looks at the beginning only, since all of it would take minutes. */
const isLong = statSync(process.argv[2] || "report.html").size > 500_000;
const check = (holds, what) => holds || faults.push(what);

async function open(options) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  tab.on("pageerror", error => faults.push("error: " + error));
  await tab.goto(url);
  return tab;
}

/** Opens whatever can be opened, but for the later ones of a kind, which are like the first. */
const openAll = tab => tab.evaluate(() => {
  for (const kind of ["finding", "chapter", "slowest", "walk"]) {
    [...document.querySelectorAll("details." + kind)].slice(0, 4).forEach(each => each.open = true);
  }
  document.querySelectorAll("main > section > details, #untested details, #checks details, #rows details")
    .forEach(each => each.open = true);
  document.querySelectorAll(".chapter[open] details").forEach(each => each.open = true);
});

const wider = tab => tab.evaluate(() => {
  const over = document.documentElement.scrollWidth - innerWidth;
  return over <= 0 ? "" : over + " px, by " + [...document.querySelectorAll("main *, header *")]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
    .filter(each => !each.closest(".scroll, pre, .diagram, nav, .matrix"))
    .slice(0, 3).map(each => each.tagName + "." + each.className).join(" ");
});

for (const width of [420, 1280, 2560]) {
  for (const colorScheme of ["light", "dark"]) {
    const where = width + " " + colorScheme;
    const tab = await open({ viewport: { width, height: 900 }, colorScheme, isMobile: width === 420, hasTouch: width === 420 });
    await openAll(tab);
    await tab.waitForTimeout(200);
    const over = await wider(tab);
    check(!over, `${where}: wider than the window, ${over}`);
    if (width === 2560) {
      continue;
    }
    await tab.addScriptTag({ path: axe });
    const found = await tab.evaluate(isLong => axe.run(isLong ? { include: ["body > header", "#findings"] } : document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }), isLong);
    found.violations.forEach(each => faults.push(`${where}: ${each.id}, ${each.nodes.length} times: `
      + each.nodes[0].html.slice(0, 160) + " " + each.nodes[0].failureSummary.replace(/\s+/g, " ").slice(0, 200)));
    await tab.context().close();
  }
}

// By touch.
const phone = await open({ viewport: { width: 420, height: 900 }, isMobile: true, hasTouch: true });
const small = await phone.evaluate(() => [...document.querySelectorAll("a, button, summary, input")]
  .filter(each => each.checkVisibility() && !each.classList.contains("skip"))
  .map(each => [each, each.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 24 || box.width < 24))
  .map(([each, box]) => `${each.outerHTML.slice(0, 80)} is ${Math.round(box.width)} by ${Math.round(box.height)}`));
small.slice(0, 5).forEach(each => faults.push("too small for a finger (of " + small.length + "): " + each));
const finding = phone.locator(".finding").first();
const wasOpen = await finding.evaluate(each => each.open);
await finding.locator("summary").tap();
check(await finding.evaluate(each => each.open) !== wasOpen, "a tap doesn't open a finding");
await phone.locator("#search").tap();
await phone.keyboard.type("index");
check((await phone.locator("#found").textContent()).length > 0, "the filter doesn't say how many it found");
await phone.locator("#search").fill("nothing has these words");
check(await phone.locator(".finding:visible").count() === 0, "the filter leaves what hasn't its words");
await phone.locator("#search").fill("");
for (const link of await phone.locator("header nav a").all()) {
  await link.tap();
  await phone.waitForTimeout(150);
  const id = (await link.getAttribute("href")).slice(1);
  const [top, below] = await phone.evaluate(each => [
    document.getElementById(each).getBoundingClientRect().top,
    document.querySelector("body > header").getBoundingClientRect().bottom], id);
  const end = await phone.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 2);
  check(end || (top > -5 && top < 500 && top >= below - 40), `${id} is at ${top} below a head that ends at ${below}`);
}
const theme = () => phone.evaluate(() => getComputedStyle(document.body).backgroundColor);
const light = await theme();
await phone.locator("#theme").tap();
check(await theme() !== light, "the button doesn't change light and dark");
const chapter = phone.locator(".chapter > summary").nth(3);
await chapter.tap();
await phone.waitForTimeout(300);
check(await phone.locator(".chapter[open] .diagram svg").count() > 0, "a tap on a revision draws no diagram");
const mark = phone.locator(".matrix td.failed a:visible").first();
if (await mark.count()) {
  await mark.scrollIntoViewIfNeeded();
  await mark.tap();
  await phone.waitForTimeout(300);
  check(await phone.evaluate(() => !!document.activeElement.closest(".finding[open]")), "a tap on a red mark opens no finding");
}
check(!(await wider(phone)), "after all that it is wider than the window: " + await wider(phone));
await phone.context().close();

// By keyboard alone: each stop can be seen, none is a trap, and what has the focus isn't below the head.
const tab = await open({ viewport: { width: 1280, height: 900 } });
let hidden = 0;
let unmarked = 0;
const seen = new Set();
for (let i = 0; i < 150; i++) {
  await tab.keyboard.press("Tab");
  const stop = await tab.evaluate(() => {
    const each = document.activeElement;
    const box = each.getBoundingClientRect();
    const style = getComputedStyle(each);
    const head = document.querySelector("body > header");
    const bottom = getComputedStyle(head).position === "sticky" ? head.getBoundingClientRect().bottom : 0;
    return { what: each.tagName + " " + (each.textContent || each.id).trim().slice(0, 40), body: each === document.body,
      hidden: !head.contains(each) && !each.classList.contains("skip") && (box.bottom > innerHeight + 1 && box.top > innerHeight || box.top < bottom - 2),
      unmarked: style.outlineStyle === "none" && style.boxShadow === "none" };
  });
  if (stop.body) {
    break;
  }
  seen.add(stop.what);
  if (stop.hidden && hidden++ === 0) {
    faults.push("the focus is where nobody sees it: " + stop.what);
  }
  if (stop.unmarked && unmarked++ === 0) {
    faults.push("the focus isn't marked: " + stop.what);
  }
}
check(seen.size > 20, "by Tab only " + seen.size + " stops are reached");
await tab.keyboard.press("/");
await tab.keyboard.type("no-trace index");
await tab.keyboard.press("Escape");
check(await tab.evaluate(() => document.activeElement.id === "search" || document.activeElement !== document.body), "Escape loses the focus");
await tab.evaluate(() => document.activeElement.blur());
await tab.keyboard.press("j");
await tab.keyboard.press("Enter");
await tab.keyboard.press("Tab");
check(await tab.evaluate(() => !!document.activeElement.closest(".finding")), "from an open finding Tab doesn't lead into it");
await browser.close();
faults.forEach(each => console.log("- " + each));
console.log(faults.length ? faults.length + " faults" : "nothing to mend");
process.exitCode = faults.length ? 1 : 0;
