/** How long a picture takes from the address to the screen, its answer being ready at the server. */

import { asked, open } from './browser.mjs';

const { browser, page } = await open();
const told = {};
for (const [name, { path, painted }] of Object.entries(asked.pictures)) {
  const runs = [];
  for (let n = 0; n < 3; n += 1) {
    await page.goto('about:blank');
    const answered = page.waitForResponse((r) => r.url().includes('/api/network'), { timeout: 120_000 });
    await page.goto(asked.address + path, { waitUntil: 'commit' });
    const response = await answered;
    await response.finished();
    await page.waitForSelector(painted, { state: 'attached', timeout: 120_000 });
    const all = await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))));
    const data = await page.evaluate(() => performance.getEntriesByType('resource').find((e) => e.name.includes('/api/network')).responseEnd);
    runs.push({ all, drawn: all - data });
  }
  runs.sort((p, q) => p.all - q.all);
  told[name] = { seconds: runs[1].all / 1000, drawn: runs[1].drawn / 1000 };
}
await browser.close();
console.log(JSON.stringify(told));
