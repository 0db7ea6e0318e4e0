// Prints what Lighthouse finds on a phone with a quarter of this processor and 1.6 Mbit/s, beside the limits.
import { mkdirSync, writeFileSync } from 'node:fs';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { Browser } from './browser.mjs';

const MUSTER = process.argv[2] ?? 'http://localhost:8080';
const SCORES = ['performance', 'accessibility', 'best-practices'];
const LEAST = 95;
const INTERACTIVE_MS = 2000;
const RUNS = 3;

const reporter = new Browser();
await reporter.logIn(MUSTER, 'sy-reporter');
const periods = await reporter.json(`${MUSTER}/api/report-periods`);
const clerk = new Browser();
await clerk.logIn(MUSTER, 'yyx-clerk');

const pages = [
  ['front page', `${MUSTER}/`, new Browser()],
  ['invitation by link', `${MUSTER}/app/invitation`, new Browser()],
  ['inbox', `${MUSTER}/app/inbox`, clerk],
  // before the day's report is open: where it will be
  ['daily report', `${MUSTER}/app/reports/${periods[0]?.id ?? ''}`, reporter],
];

const folder = new URL('../target/lighthouse/', import.meta.url).pathname;
mkdirSync(folder, { recursive: true });
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
let missed = 0;

console.log(`${'page'.padEnd(20)}${SCORES.map((score) => score.padStart(16)).join('')}${'interactive'.padStart(18)}${'first load'.padStart(14)}`);
for (const [name, address, browser] of pages) {
  const reports = [];
  for (let run = 0; run < RUNS; run++) {
    const chrome = await launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeFlags: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage'] });
    try {
      const { lhr, report } = await lighthouse(address, { port: chrome.port, output: 'html', onlyCategories: SCORES, extraHeaders: { Cookie: browser.cookies(MUSTER) } });
      reports.push(lhr);
      writeFileSync(`${folder}${name.replaceAll(' ', '-')}.html`, report);
    } finally {
      chrome.kill();
    }
  }
  const scores = SCORES.map((score) => Math.round(100 * median(reports.map((lhr) => lhr.categories[score].score ?? 0))));
  const interactive = median(reports.map((lhr) => lhr.audits.interactive.numericValue ?? Infinity));
  const bytes = median(reports.map((lhr) => lhr.audits['total-byte-weight'].numericValue ?? 0));
  const late = name === 'inbox' && interactive > INTERACTIVE_MS;
  missed += scores.filter((score) => score < LEAST).length + late;
  console.log(`${name.padEnd(20)}${scores.map((score) => `${score}${score < LEAST ? ' MISSED' : ''}`.padStart(16)).join('')}${`${Math.round(interactive)} ms${late ? ' MISSED' : ''}`.padStart(18)}${`${Math.round(bytes / 1024)} KiB`.padStart(14)}`);
  const wrong = Object.values(reports[0].audits).filter((audit) => audit.score !== null && audit.score < 0.9 && ['binary', 'metricSavings', 'numeric'].includes(audit.scoreDisplayMode));
  for (const audit of wrong) console.log(`    ${audit.id}: ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ''}`);
}
console.log(`limits: scores at least ${LEAST}, the inbox interactive within ${INTERACTIVE_MS} ms; medians of ${RUNS}; whole reports in ${folder}`);
process.exitCode = missed ? 1 : 0;
