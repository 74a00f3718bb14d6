/** A whole session by keyboard alone: search, review, correct, undo, the network, the timeline. */

import { asked, open, settled, violations } from './browser.mjs';

const { browser, page, errors } = await open();
const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const said = () => page.locator('.said').innerText();
const saying = (words) => page.waitForFunction((w) => document.querySelector('.said')?.textContent?.startsWith(w), words, { timeout: 10_000 });
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
async function tabTo(selector) {
  for (let n = 0; n < 80; n += 1) {
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
    await press('Tab');
  }
  throw new Error(`the tab key does not reach ${selector}`);
}

const told = {};
await page.goto(`${asked.address}/#token=${asked.token}`);
await settled(page);
told.addressAfter = page.url();

await press('/');
await page.keyboard.type('turkey');
await press('Enter');
await settled(page);
told.search = new URL(page.url()).search;

await tabTo('nav a[href="/review"]');
await press('Enter');
await settled(page);
await tabTo('input[name="who"]');
await page.keyboard.type('Ada');
await press('Tab');
await settled(page);
await page.waitForSelector('.one');

const first = await page.locator('.one article a').first().innerText();
await press('j');
const second = await page.locator('.one article a').first().innerText();
told.moves = first !== second;
await press('k');
await press('a');
await saying('accepted');
told.accepted = await said();
await settled(page);
await press('r');
await saying('rejected');
told.rejected = await said();
await settled(page);
await press('u');
await saying('Taken back');
await settled(page);
await press('c');
await page.waitForSelector('form[aria-label="Correct the claim"]');
told.correctingViolations = await violations(page);
await tabTo('form[aria-label="Correct the claim"] input[name="date"]');
await press('Control+A');
await page.keyboard.type('2016-05');
await press('Enter');
await saying('corrected');
told.corrected = await said();
await settled(page);
told.judged = await page.evaluate(async () => (await (await fetch('/api/judgements')).json()).items.map((j) => [j.verdict, j.who, j.corrected]));

await page.goto(`${asked.address}/network`);
await settled(page);
await tabTo('svg[aria-label^="Network"] a');
const one = await focused();
await press('ArrowRight');
const other = await focused();
told.arrows = one !== other && other.includes(' and ');
await press('Enter');
await page.waitForSelector('section.behind');
told.behind = await page.locator('section.behind').innerText();
told.state = new URL(page.url()).searchParams.get('tie');
await page.reload();
await page.waitForSelector('section.behind');
told.reloaded = (await page.locator('section.behind').innerText()) === told.behind;
await tabTo('svg[aria-label^="Evidence"] a');
await press('ArrowRight', 'Enter');
await page.waitForFunction(() => new URL(location.href).searchParams.has('claim'));

await tabTo('button[aria-pressed]');
await press('Enter');
await page.waitForFunction(() => new URL(location.href).searchParams.has('at'), null, { timeout: 10_000 });
await tabTo('input[type="range"]');
told.played = true;

const [saved] = await Promise.all([page.waitForEvent('download'), tabTo('button:text-is("SVG")').catch(() => null).then(() => page.locator('figure button').first().focus()).then(() => press('Enter'))]);
told.svg = saved.suggestedFilename();
const [png] = await Promise.all([page.waitForEvent('download'), page.locator('figure button').nth(1).focus().then(() => press('Enter'))]);
told.png = png.suggestedFilename();
const [csv] = await Promise.all([page.waitForEvent('download'), page.locator('button[aria-label="ties as csv"]').focus().then(() => press('Enter'))]);
told.csv = csv.suggestedFilename();
told.errors = errors;
await browser.close();
console.log(JSON.stringify(told));
